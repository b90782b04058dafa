use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    customer_system::{KEY, load},
    support::Bench,
};

const ACCOUNT: &str = "/customer-system/v1/accounts/3700000000001";

fn read(kind: &str) -> Value {
    json!({ "target": "customer_system.read", "kind": kind, "times": 1, "delay_ms": 300 })
}

#[tokio::test]
async fn unknown_and_impossible_faults_are_refused() {
    let bench = Bench::start().await;
    for (fault, status) in [
        (json!({ "target": "nowhere", "kind": "slow" }), 400),
        (json!({ "target": "sms", "kind": "slow", "time": 1 }), 400),
        (json!({ "target": "sms", "kind": "wrong_amount" }), 422),
        (json!({ "target": "wechat_pay.close", "kind": "wrong_amount" }), 422),
        (json!({ "target": "sms", "kind": "slow", "times": 0 }), 422),
    ] {
        assert_eq!(bench.post("/faults", &fault).await.status(), status, "{fault}");
    }
    assert_eq!(bench.json("/faults").await, json!([]));
}

#[tokio::test]
async fn a_fault_is_used_up() {
    let bench = Bench::start().await;
    load(&bench).await;
    bench
        .fault(json!({ "target": "customer_system.read", "kind": "status_5xx", "times": 2 }))
        .await;
    let mut seen = Vec::new();
    for _ in 0..3 {
        let answer = bench.signed(KEY, Method::GET, ACCOUNT, None).await.unwrap();
        seen.push(answer.status().as_u16());
    }
    assert_eq!(seen, [500, 500, 200]);
    bench.fault(read("slow")).await;
    let gone = bench.client.delete(bench.url("/faults")).send().await.unwrap();
    assert_eq!(gone.status(), 204);
    assert_eq!(bench.json("/faults").await, json!([]));
}

#[tokio::test]
async fn slow_lost_malformed_and_duplicate_answers() {
    let bench = Bench::start().await;
    load(&bench).await;
    let ask = || bench.signed(KEY, Method::GET, ACCOUNT, None);

    bench.fault(read("slow")).await;
    let begin = Instant::now();
    assert_eq!(ask().await.unwrap().status(), 200);
    assert!(begin.elapsed() >= Duration::from_millis(300));

    bench.fault(read("lost")).await;
    assert!(ask().await.is_err(), "the connection closes without an answer");

    bench.fault(read("malformed")).await;
    let answer = ask().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert!(answer.json::<Value>().await.is_err());

    bench.fault(read("duplicate")).await;
    assert_eq!(ask().await.unwrap().status(), 200);
    assert_eq!(ask().await.unwrap().json::<Value>().await.unwrap()["balance_fen"], 500);
}

#[tokio::test]
async fn a_lost_booking_was_booked_all_the_same() {
    let bench = Bench::start().await;
    load(&bench).await;
    let body = json!({
        "reference": "P1", "account_number": "3700000000001", "paid_at": "2026-11-01T02:03:04Z",
        "channel": "wechat_pay", "transaction_id": "42", "amount_fen": 1_000,
        "allocations": [{ "kind": "bill", "bill_number": "B1", "amount_fen": 1_000 }]
    });
    bench.fault(json!({ "target": "customer_system.book", "kind": "lost" })).await;
    let path = "/customer-system/v1/payments";
    assert!(bench.signed(KEY, Method::POST, path, Some(&body)).await.is_err());
    let again = bench.signed(KEY, Method::POST, path, Some(&body)).await.unwrap();
    assert_eq!(again.status(), 200);
}
