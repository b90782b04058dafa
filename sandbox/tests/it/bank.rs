use reqwest::Method;
use serde_json::{Value, json};

use crate::support::Bench;

fn transfer(reference: &str, amount_fen: i64) -> Value {
    json!({ "reference": reference, "bank_account": "6222000000000000", "account_name": "示例面馆",
            "amount_fen": amount_fen })
}

#[tokio::test]
async fn a_transfer_arrives_once_and_shows_its_amount() {
    let bench = Bench::start().await;
    let send = async |body: Value| {
        let path = "/bank/v1/micro-transfers";
        let answer = bench.signed("hmac_bank.key", Method::POST, path, Some(&body)).await.unwrap();
        answer.status().as_u16()
    };
    assert_eq!(bench.post("/bank/v1/micro-transfers", &transfer("r1", 37)).await.status(), 401);
    assert_eq!(send(transfer("r1", 0)).await, 422);
    assert_eq!(send(transfer("r1", 100)).await, 422);
    assert_eq!(send(transfer("", 37)).await, 422);
    assert_eq!(send(transfer("r1", 37)).await, 202);
    assert_eq!(send(transfer("r1", 37)).await, 202);
    assert_eq!(send(transfer("r1", 38)).await, 409);
    let transfers = bench.json("/bank").await;
    assert_eq!(transfers["transfers"].as_array().unwrap().len(), 1);
    assert_eq!(transfers["transfers"][0]["amount_fen"], 37);
}
