//! What the members of a party may do, and the levels that services ask for.

use api::store::memberships;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use serde_json::{Value, json};

use crate::kit::{ACCOUNT, Client, HOLDER_ID, HOLDER_NAME, TestApp};

const OWNER: &str = "13800008000";
const MEMBER: &str = "13700007000";

/// The holder's household: the owner bound the account; a second login is a member. Gives the
/// member's browser and the account's id.
async fn household(app: &TestApp, role: &str, scope: &str) -> (Client, String) {
    app.load_small_supplier().await;
    let owner = app.signed_in(OWNER).await;
    let party_id = app.verify(OWNER, HOLDER_NAME, HOLDER_ID, "L2").await;
    let account = owner.create("/accounts", "k", &wish()).await.expect(201);
    let member = app.signed_in(MEMBER).await;
    app.verify(MEMBER, HOLDER_NAME, HOLDER_ID, "L2").await;
    let db = &app.state.db;
    let of_party = memberships::Column::PartyId.eq(party_id);
    let rows = memberships::Entity::find().filter(of_party).all(db).await.unwrap();
    let owner_login = api::store::bindings::Entity::find().one(db).await.unwrap().unwrap().login_id;
    let row = rows.into_iter().find(|row| row.login_id != owner_login).unwrap();
    let mut row = row.into_active_model();
    row.role = Set(role.to_owned());
    row.scope = Set(scope.to_owned());
    row.update(db).await.unwrap();
    (member, account["account_id"].as_str().unwrap().to_owned())
}

fn wish() -> Value {
    let proof = json!({ "kind": "recent_bill_amount", "amount_fen": 18_640 });
    json!({ "account_number": ACCOUNT, "role": "holder", "proof": proof, "nickname": null })
}

/// Bills of the account as the member sees them, and a request to pay the newest.
async fn newest(client: &Client, account_id: &str) -> (Value, Value) {
    let list = client.get(&format!("/accounts/{account_id}/bills")).await.expect(200);
    let bill = &list["bills"][0];
    let pay = json!({ "account_id": account_id, "bill_ids": [bill["bill_id"]], "top_up_fen": 0,
                      "expected_total_fen": bill["amount_fen"], "channel": "wechat_native" });
    (list, pay)
}

#[tokio::test]
async fn a_viewer_reads_and_does_nothing_else() {
    let app = TestApp::start().await;
    let (viewer, id) = household(&app, "viewer", "all").await;
    let (list, pay) = newest(&viewer, &id).await;
    assert_eq!(list["usage"].as_array().unwrap().len(), 3, "a viewer sees what the party sees");
    viewer.create("/payments", "p", &pay).await.problem(403, "ROLE_NOT_ENOUGH");
    viewer.create("/accounts", "b", &wish()).await.problem(403, "ROLE_NOT_ENOUGH");
    let code = viewer.post("/account-proof-codes", &json!({ "account_number": ACCOUNT })).await;
    code.problem(403, "ROLE_NOT_ENOUGH");
    viewer.delete(&format!("/accounts/{id}")).await.problem(403, "ROLE_NOT_ENOUGH");
    viewer.get(&format!("/accounts/{id}")).await.expect(200);
}

#[tokio::test]
async fn a_payer_reads_amounts_and_pays() {
    let app = TestApp::start().await;
    let (payer, id) = household(&app, "payer", "all").await;
    let (list, pay) = newest(&payer, &id).await;
    assert_eq!(list["usage"], json!([]));
    let me = payer.get("/me").await.expect(200);
    assert_eq!(me["accounts"][0]["account_number"], "*********0017", "{me}");
    payer.delete(&format!("/accounts/{id}")).await.problem(403, "ROLE_NOT_ENOUGH");
    let payment = payer.create("/payments", "p", &pay).await.expect(201);
    let path = format!("/payments/{}", payment["payment_id"].as_str().unwrap());
    payer.get(&path).await.expect(200);
    let end = payer.post(&format!("{path}/closure"), &json!({})).await;
    end.problem(403, "ROLE_NOT_ENOUGH");
}

#[tokio::test]
async fn an_agent_pays_and_unbinds() {
    let app = TestApp::start().await;
    let (agent, id) = household(&app, "agent", "all").await;
    let (_, pay) = newest(&agent, &id).await;
    let payment = agent.create("/payments", "p", &pay).await.expect(201);
    let end = format!("/payments/{}/closure", payment["payment_id"].as_str().unwrap());
    agent.post(&end, &json!({})).await.expect(200);
    agent.delete(&format!("/accounts/{id}")).await.expect(204);
    agent.create("/accounts", "b", &wish()).await.expect(201);
}

#[tokio::test]
async fn a_scope_that_nobody_knows_grants_nothing() {
    let app = TestApp::start().await;
    let (member, id) = household(&app, "owner", "one_account").await;
    member.get(&format!("/accounts/{id}")).await.problem(404, "NOT_FOUND");
    assert_eq!(member.get("/me").await.expect(200)["accounts"], json!([]));
    member.create("/accounts", "b", &wish()).await.problem(403, "REALNAME_REQUIRED");
}

#[tokio::test]
async fn paying_asks_for_the_level_of_payments_and_not_of_bills() {
    let app = TestApp::with(&["--levels", "payment=L3"]).await;
    let (member, id) = household(&app, "owner", "all").await;
    let (_, pay) = newest(&member, &id).await;
    let refused = member.create("/payments", "p", &pay).await.problem(403, "REALNAME_REQUIRED");
    assert_eq!(refused["params"]["level"], "L3");

    let app = TestApp::with(&["--levels", "billing=L3"]).await;
    let (member, id) = household(&app, "owner", "all").await;
    let bills = format!("/accounts/{id}/bills");
    member.get(&bills).await.problem(403, "REALNAME_REQUIRED");
    let me = member.get("/me").await.expect(200);
    let bill = &me["accounts"][0]["unpaid"][1];
    let pay = json!({ "account_id": id, "bill_ids": [bill["bill_id"]], "top_up_fen": 0,
                      "expected_total_fen": bill["amount_fen"], "channel": "wechat_native" });
    member.create("/payments", "p", &pay).await.expect(201);
}
