//! Whom the supplier's file doesn't name as the holder: a person looks at it.

use api::{
    identity::command::{self, ReviewCommand},
    store::{audit_log, bindings},
};
use domain::{outside::customer_system::World, wire::identity::AssuranceLevel};
use sea_orm::EntityTrait;
use serde_json::{Value, json};

use super::{STRANGER, STRANGER_ID, by_amount, holder, stranger};
use crate::kit::{ACCOUNT, Client, HOLDER_ID, HOLDER_NAME, TestApp, account, bill};

/// Somebody who knows a bill of an account whose file names another holder.
async fn buyer(app: &TestApp) -> Client {
    app.load_small_supplier().await;
    stranger(app).await
}

async fn wish(client: &Client, key: &str) -> Value {
    client.create("/accounts", key, &by_amount(ACCOUNT, "holder", 18_640)).await.expect(202)
}

fn approve(number: &str) -> ReviewCommand {
    let (number, staff) = (number.to_owned(), "staff-7".to_owned());
    let level = AssuranceLevel::L2;
    ReviewCommand::Approve { number, staff, level }
}

#[tokio::test]
async fn who_knows_a_bill_is_not_the_holder_but_gets_a_number_and_a_date() {
    let app = TestApp::start().await;
    let client = buyer(&app).await;
    let review = wish(&client, "k1").await;
    assert!(review["number"].as_str().unwrap().starts_with("SH20261124-"), "{review}");
    assert_eq!(
        (&review["reason"], &review["due_date"]),
        (&json!("wrong_holder"), &json!("2026-11-25"))
    );
    assert_eq!(client.get("/accounts").await.expect(200)["accounts"], json!([]));
    let me = client.get("/me").await.expect(200);
    let expected = json!([{ "number": review["number"], "service": "account_review",
                            "due_date": "2026-11-25" }]);
    assert_eq!(me["in_progress"], expected);
    // Asking again is no second review, and paying needn't wait for the answer.
    assert_eq!(wish(&client, "k2").await, review);
    client.create("/accounts", "k3", &by_amount(ACCOUNT, "payer", 18_640)).await.expect(201);
}

#[tokio::test]
async fn a_wrong_proof_is_never_a_review() {
    let app = TestApp::start().await;
    let client = buyer(&app).await;
    let wrong = client.create("/accounts", "k", &by_amount(ACCOUNT, "holder", 1)).await;
    wrong.problem(422, "ACCOUNT_PROOF_FAILED");
    let listed = command::review(&app.state, &ReviewCommand::List).await.unwrap();
    assert!(listed.is_empty(), "{listed:?}");
}

#[tokio::test]
async fn staff_compare_and_approve_and_the_account_is_bound() {
    let app = TestApp::start().await;
    let client = buyer(&app).await;
    let number = wish(&client, "k").await["number"].as_str().unwrap().to_owned();
    let show = ReviewCommand::Show {
        number: number.clone(),
        staff: "staff-7".to_owned(),
        reason: "核对房产证".to_owned(),
    };
    let shown = command::review(&app.state, &show).await.unwrap();
    assert_eq!(
        shown[1..],
        [
            format!("binding {ACCOUNT} as holder"),
            format!("asked by person 赵一 resident_id {STRANGER_ID}"),
            format!("in the file person {HOLDER_NAME}, other papers"),
        ]
    );
    command::review(&app.state, &approve(&number)).await.unwrap();
    let bound = client.get("/accounts").await.expect(200);
    assert_eq!(bound["accounts"][0]["role"], "holder", "{bound}");
    assert!(app.messages(STRANGER).await[0].contains(&number));
    assert!(command::review(&app.state, &approve(&number)).await.is_err(), "it is decided");
    let log = audit_log::Entity::find().all(&app.state.db).await.unwrap();
    let mut actions: Vec<_> = log.iter().map(|entry| entry.action.as_str()).collect();
    actions.sort_unstable();
    assert_eq!(actions, ["binding.write", "review.approved", "review.show"]);
    let again = client.create("/accounts", "k4", &by_amount(ACCOUNT, "holder", 18_640)).await;
    again.problem(409, "ALREADY_BOUND");
}

#[tokio::test]
async fn a_payer_whose_review_is_approved_becomes_the_holder() {
    let app = TestApp::start().await;
    let client = buyer(&app).await;
    client.create("/accounts", "k1", &by_amount(ACCOUNT, "payer", 18_640)).await.expect(201);
    let number = wish(&client, "k2").await["number"].as_str().unwrap().to_owned();
    command::review(&app.state, &approve(&number)).await.unwrap();
    let rows = bindings::Entity::find().all(&app.state.db).await.unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].role, "holder");
}

#[tokio::test]
async fn a_refusal_says_why_and_a_new_wish_is_a_new_review() {
    let app = TestApp::start().await;
    let client = buyer(&app).await;
    let number = wish(&client, "k1").await["number"].as_str().unwrap().to_owned();
    let refuse = ReviewCommand::Refuse {
        number: number.clone(),
        staff: "staff-7".to_owned(),
        reason: "房产证与用电地址不符".to_owned(),
    };
    command::review(&app.state, &refuse).await.unwrap();
    let message = app.messages(STRANGER).await.remove(0);
    assert!(message.contains(&number) && message.contains("房产证与用电地址不符"), "{message}");
    assert!(bindings::Entity::find().all(&app.state.db).await.unwrap().is_empty());
    assert_ne!(wish(&client, "k2").await["number"], json!(number));
}

#[tokio::test]
async fn the_name_alone_makes_nobody_the_holder() {
    let app = TestApp::start().await;
    let client = holder(&app).await;
    // An old file has a name and no papers: there are many people of that name.
    let mut old = account(ACCOUNT, vec![bill("B1", "2026-09", "2026-12-20", 18_640, false)]);
    old.account.holder.document_number = None;
    app.load(&World { accounts: vec![old] }).await;
    let review = wish(&client, "k").await;
    let number = review["number"].as_str().unwrap().to_owned();
    let show = ReviewCommand::Show { number, staff: "s".to_owned(), reason: "核对".to_owned() };
    let shown = command::review(&app.state, &show).await.unwrap();
    assert!(shown[2].ends_with(HOLDER_ID) && shown[3].ends_with("no papers"), "{shown:?}");
}
