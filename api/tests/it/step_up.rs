//! Who may do more than before gets a new session token; numbers as people type them.

use domain::outside::customer_system::World;
use serde_json::{Value, json};

use crate::kit::{ACCOUNT, Client, TestApp, account};

const PATH: &str = "/identity-verifications";
const MOBILE: &str = "13800008002";
const NAME: &str = "王小明";
const ID: &str = "370102198502280013";

/// A provider knows the supplier's holders.
async fn ready() -> (TestApp, Client) {
    let app = TestApp::start().await;
    let mut known = account(ACCOUNT, Vec::new());
    known.account.holder.name = NAME.to_owned();
    known.account.holder.document_number = Some(ID.to_owned());
    app.load(&World { accounts: vec![known] }).await;
    let client = app.signed_in(MOBILE).await;
    (app, client)
}

async fn claim(client: &Client, id_number: &str) -> Value {
    let texts = client.get("/consents").await.expect(200);
    let needed = ["privacy", "identity_provider"];
    let texts = texts.as_array().unwrap().iter();
    let hashes: Vec<_> = texts
        .filter(|text| needed.contains(&text["kind"].as_str().unwrap()))
        .map(|text| text["hash"].clone())
        .collect();
    json!({
        "method": "name_id",
        "name": NAME,
        "document": "resident_id",
        "id_number": id_number,
        "consents": hashes,
    })
}

#[tokio::test]
async fn being_verified_renews_the_token() {
    let (_app, client) = ready().await;
    let before = client.cookie();
    let claim = claim(&client, ID).await;
    let answer = client.create(PATH, "k1", &claim).await;
    assert_eq!(answer.expect(201)["outcome"]["state"], "verified");
    let after = client.cookie();
    assert_ne!(before, after);
    assert_eq!(client.get("/me").await.expect(200)["active_party"]["level"], "L2");
    client.set_cookie(before);
    assert_eq!(client.get("/me").await.expect(200)["signed_in"], false);
    client.set_cookie(after);
    // A check that brings nothing new changes nothing.
    let again = client.create(PATH, "k2", &claim).await;
    again.expect(201);
    assert_eq!(again.header("set-cookie"), "");
}

#[tokio::test]
async fn a_mismatch_renews_nothing() {
    let (_app, client) = ready().await;
    let mut claim = claim(&client, ID).await;
    claim["name"] = json!("王大明");
    let answer = client.create(PATH, "k", &claim).await;
    assert_eq!(answer.expect(201)["outcome"]["state"], "mismatch");
    assert_eq!(answer.header("set-cookie"), "");
}

#[tokio::test]
async fn full_width_digits_are_the_same_number() {
    let (_app, client) = ready().await;
    let wide: String = ID.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect();
    let answer = client.create(PATH, "k", &claim(&client, &wide).await).await.expect(201);
    assert_eq!(answer["outcome"]["state"], "verified", "{answer}");
}

#[tokio::test]
async fn numbers_that_cannot_be_use_up_no_try() {
    let (_app, client) = ready().await;
    for (number, code) in [
        ("", "REQUIRED"),
        ("37010219900307002", "LENGTH"),
        ("370102199003070025", "CHECK_DIGIT"),
        ("370202190002290011", "IMPOSSIBLE_DATE"),
        ("3701021990O3070024", "CHARACTERS"),
    ] {
        let answer = client.create(PATH, "k", &claim(&client, number).await).await;
        answer.field("/id_number", code);
    }
    let mut wrong = claim(&client, ID).await;
    wrong["name"] = json!("王大明");
    let answer = client.create(PATH, "k", &wrong).await.expect(201);
    assert_eq!(answer["outcome"], json!({ "state": "mismatch", "tries_left": 4 }));
}
