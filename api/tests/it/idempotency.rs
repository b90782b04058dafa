//! The same request twice is one; the same key with another body is refused.

use std::sync::Arc;

use serde_json::json;

use crate::kit::{ACCOUNT, HOLDER_ID, HOLDER_NAME, TestApp};

async fn app_and_client() -> (TestApp, crate::kit::Client) {
    let app = TestApp::start().await;
    app.load_small_supplier().await;
    let client = app.signed_in("13800008000").await;
    app.verify("13800008000", HOLDER_NAME, HOLDER_ID, "L2").await;
    (app, client)
}

fn binding(nickname: &str) -> serde_json::Value {
    json!({
        "account_number": ACCOUNT,
        "role": "holder",
        "proof": { "kind": "recent_bill_amount", "amount_fen": 18_640 },
        "nickname": nickname,
    })
}

#[tokio::test]
async fn the_same_request_is_answered_again() {
    let (_app, client) = app_and_client().await;
    let first = client.create("/accounts", "key-1", &binding("家")).await;
    let first_body = first.expect(201);
    let again = client.create("/accounts", "key-1", &binding("家")).await;
    assert_eq!(again.expect(201), first_body);
    // Another key asks for another binding, and is told that there is one.
    client.create("/accounts", "key-2", &binding("家")).await.problem(409, "ALREADY_BOUND");
}

#[tokio::test]
async fn another_body_under_the_same_key_is_refused() {
    let (_app, client) = app_and_client().await;
    client.create("/accounts", "key-1", &binding("家")).await.expect(201);
    let other = client.create("/accounts", "key-1", &binding("店")).await;
    other.problem(409, "IDEMPOTENCY_KEY_REUSED");
    let accounts = client.get("/accounts").await.expect(200);
    assert_eq!(accounts["accounts"].as_array().unwrap().len(), 1);
    assert_eq!(accounts["accounts"][0]["nickname"], "家");
}

#[tokio::test]
async fn an_error_leaves_the_key_free() {
    let (_app, client) = app_and_client().await;
    let mut wrong = binding("家");
    wrong["proof"]["amount_fen"] = json!(1);
    client.create("/accounts", "key-1", &wrong).await.problem(422, "ACCOUNT_PROOF_FAILED");
    client.create("/accounts", "key-1", &binding("家")).await.expect(201);
}

#[tokio::test]
async fn a_key_is_needed_and_has_a_form() {
    let (_app, client) = app_and_client().await;
    client.post("/accounts", &binding("家")).await.problem(400, "IDEMPOTENCY_KEY_REQUIRED");
    let long = "k".repeat(65);
    for bad in ["a b", &long] {
        let answer = client.create("/accounts", bad, &binding("家")).await;
        answer.problem(400, "IDEMPOTENCY_KEY_REQUIRED");
    }
}

#[tokio::test]
async fn of_two_at_the_same_time_one_runs() {
    let (_app, client) = app_and_client().await;
    let client = Arc::new(client);
    let tasks: Vec<_> = (0..6)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.create("/accounts", "key-1", &binding("家")).await })
        })
        .collect();
    let mut done = 0;
    for task in tasks {
        let answer = task.await.unwrap();
        match answer.status.as_u16() {
            201 => done += 1,
            _ => drop(answer.problem(409, "IDEMPOTENCY_IN_PROGRESS")),
        }
    }
    assert!(done >= 1);
    let accounts = client.get("/accounts").await.expect(200);
    assert_eq!(accounts["accounts"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn keys_of_different_logins_have_nothing_to_do_with_each_other() {
    let (app, client) = app_and_client().await;
    client.create("/accounts", "key-1", &binding("家")).await.expect(201);
    let other = app.signed_in("13900009000").await;
    let answer = other.create("/accounts", "key-1", &binding("店")).await;
    answer.problem(403, "REALNAME_REQUIRED");
}
