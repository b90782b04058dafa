use aws_lc_rs::hmac;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::support::Bench;

pub const KEY: &str = "hmac_customer_system.key";

pub fn bill(number: &str, period: &str, amount_fen: i64) -> Value {
    json!({
        "bill_number": number, "period": period, "from_date": format!("{period}-01"),
        "to_date": format!("{period}-28"), "issued_on": format!("{period}-28"),
        "due_date": "2026-12-31", "energy_kwh_x100": 10_000, "peak_kwh_x100": null,
        "valley_kwh_x100": null, "amount_fen": amount_fen, "lines": [], "readings": [],
        "tiers": null, "tariff_key": "t", "tariff_name": "T", "tariff_source": "S",
        "tariff_effective_from": "2024-01-01", "paid_at": null
    })
}

pub fn world() -> Value {
    json!({ "accounts": [{
        "account": {
            "account_number": "3700000000001", "former_number": "0000000001",
            "address": "示例市示例路 1 号", "payment_kind": "postpaid",
            "holder": { "kind": "person", "name": "张三", "document_number": "370102199003070024",
                        "mobile": "13800000001" },
            "tariff_class": "residential", "balance_fen": 500,
            "late_fee_terms": { "customer": "residential", "minimum_fen": 0 }
        },
        "bills": [bill("B1", "2026-08", 1_000), bill("B2", "2026-09", 2_000), bill("B3", "2026-10", 3_000)]
    }] })
}

pub async fn load(bench: &Bench) {
    let answer =
        bench.signed(KEY, Method::PUT, "/customer-system/v1/world", Some(&world())).await.unwrap();
    assert_eq!(answer.status(), 204, "{}", answer.text().await.unwrap());
}

async fn read(bench: &Bench, path: &str) -> Response {
    let path = format!("/customer-system/v1/accounts/{path}");
    bench.signed(KEY, Method::GET, &path, None).await.unwrap()
}

async fn book(bench: &Bench, body: &Value) -> Response {
    bench.signed(KEY, Method::POST, "/customer-system/v1/payments", Some(body)).await.unwrap()
}

fn payment(reference: &str, amount_fen: i64, allocations: Value) -> Value {
    json!({
        "reference": reference, "account_number": "3700000000001",
        "paid_at": "2026-11-01T02:03:04Z", "channel": "wechat_pay", "transaction_id": "42",
        "amount_fen": amount_fen, "allocations": allocations
    })
}

fn part(kind: &str, bill: Option<&str>, amount_fen: i64) -> Value {
    json!({ "kind": kind, "bill_number": bill, "amount_fen": amount_fen })
}

#[tokio::test]
async fn nothing_is_told_or_changed_without_a_signature() {
    let bench = Bench::start().await;
    load(&bench).await;
    assert_eq!(bench.get("/customer-system/v1/accounts/3700000000001").await.status(), 401);
    let put = bench.client.put(bench.url("/customer-system/v1/world")).json(&world());
    assert_eq!(put.send().await.unwrap().status(), 401);
    // A signature holds for its own path and query only.
    let path = "/customer-system/v1/accounts/3700000000001/bills?from=2026-10";
    let secret = hmac::Key::new(hmac::HMAC_SHA256, bench.key(KEY).as_bytes());
    let signature = hex::encode(hmac::sign(&secret, path.as_bytes()));
    for (asked, status) in [(path, 200), (path.split('?').next().unwrap(), 401)] {
        let request = bench.client.get(bench.url(asked)).header("X-Signature", &signature);
        assert_eq!(request.send().await.unwrap().status(), status, "{asked}");
    }
}

#[tokio::test]
async fn accounts_are_found_by_new_and_former_number() {
    let bench = Bench::start().await;
    load(&bench).await;
    for number in ["3700000000001", "0000000001"] {
        let account: Value = read(&bench, number).await.json().await.unwrap();
        assert_eq!(account["account_number"], "3700000000001");
        assert_eq!(account["balance_fen"], 500);
    }
    assert_eq!(read(&bench, "3700000000009").await.status(), 404);
    assert_eq!(read(&bench, "3700000000009/bills").await.status(), 404);
    let bills: Value = read(&bench, "0000000001/bills?from=2026-09").await.json().await.unwrap();
    assert_eq!(bills["bills"].as_array().unwrap().len(), 2);
    assert_eq!(read(&bench, "0000000001/bills?from=september").await.status(), 422);
}

#[tokio::test]
async fn a_booking_happens_once_for_each_reference() {
    let bench = Bench::start().await;
    load(&bench).await;
    let body = payment(
        "P1",
        1_310,
        json!([
            part("bill", Some("B1"), 1_000),
            part("late_fee", Some("B1"), 10),
            part("top_up", None, 300)
        ]),
    );
    let first = book(&bench, &body).await;
    assert_eq!(first.status(), 201);
    let first: Value = first.json().await.unwrap();
    assert_eq!(first["surplus_fen"], 0);
    let again = book(&bench, &body).await;
    assert_eq!(again.status(), 200);
    assert_eq!(again.json::<Value>().await.unwrap(), first);
    let account: Value = read(&bench, "3700000000001").await.json().await.unwrap();
    assert_eq!(account["balance_fen"], 800);
    let bills: Value = read(&bench, "3700000000001/bills").await.json().await.unwrap();
    assert_eq!(bills["bills"][0]["paid_at"], "2026-11-01T02:03:04Z");
    assert_eq!(bills["bills"][1]["paid_at"], Value::Null);
    let other = payment("P1", 2_000, json!([part("bill", Some("B2"), 2_000)]));
    assert_eq!(book(&bench, &other).await.status(), 409);
}

#[tokio::test]
async fn impossible_bookings_change_nothing() {
    let bench = Bench::start().await;
    load(&bench).await;
    let bad = [
        payment("P1", 999, json!([part("bill", Some("B1"), 999)])),
        payment("P1", 1_001, json!([part("bill", Some("B1"), 1_000)])),
        payment("P1", 1_000, json!([part("bill", Some("B9"), 1_000)])),
        payment(
            "P1",
            2_000,
            json!([part("bill", Some("B1"), 1_000), part("bill", Some("B1"), 1_000)]),
        ),
        payment("P1", 900, json!([part("bill", Some("B1"), 1_000), part("top_up", None, -100)])),
        payment("P1", 0, json!([])),
    ];
    for body in bad {
        assert_eq!(book(&bench, &body).await.status(), 422, "{body}");
    }
    let bills: Value = read(&bench, "3700000000001/bills").await.json().await.unwrap();
    assert_eq!(bills["bills"][0]["paid_at"], Value::Null);
}

#[tokio::test]
async fn money_for_a_bill_that_was_paid_elsewhere_becomes_surplus() {
    let bench = Bench::start().await;
    load(&bench).await;
    let form = [("account", "3700000000001"), ("bill", "B1")];
    assert_eq!(bench.form("/customer-system/paid-elsewhere", &form).await.status(), 303);
    assert!(bench.text("/customer-system").await.contains("已缴清"));
    let body = payment(
        "P1",
        3_010,
        json!([
            part("bill", Some("B1"), 1_000),
            part("late_fee", Some("B1"), 10),
            part("bill", Some("B2"), 2_000)
        ]),
    );
    let booking: Value = book(&bench, &body).await.json().await.unwrap();
    assert_eq!(booking["surplus_fen"], 1_010);
    let account: Value = read(&bench, "3700000000001").await.json().await.unwrap();
    assert_eq!(account["balance_fen"], 1_510);
    // Loading the same world again loses neither the payment nor the surplus.
    load(&bench).await;
    let account: Value = read(&bench, "3700000000001").await.json().await.unwrap();
    assert_eq!(account["balance_fen"], 1_510);
    let bills: Value = read(&bench, "3700000000001/bills").await.json().await.unwrap();
    assert_eq!(bills["bills"][1]["paid_at"], "2026-11-01T02:03:04Z");
}

#[tokio::test]
async fn bills_are_issued_all_or_none_and_what_is_paid_stays() {
    let bench = Bench::start().await;
    load(&bench).await;
    let issue = async |number: &str, bills: Value| {
        let path = format!("/customer-system/v1/accounts/{number}/bills");
        let body = json!({ "bills": bills });
        bench.signed(KEY, Method::PUT, &path, Some(&body)).await.unwrap().status()
    };
    assert_eq!(issue("3700000000009", json!([])).await, 404);
    assert_eq!(issue("3700000000001", json!("bills")).await, 400);

    let answer =
        issue("3700000000001", json!([bill("B0", "2026-07", 700), bill("B3", "2026-10", 3_300)]));
    assert_eq!(answer.await, 204);
    let paid = payment("P1", 1_000, json!([part("bill", Some("B1"), 1_000)]));
    assert_eq!(book(&bench, &paid).await.status(), 201);
    let again = json!([bill("B1", "2026-08", 1_000)]);
    assert_eq!(issue("3700000000001", again).await, 204);
    for refused in [bill("B1", "2026-08", 1_001), bill("X", "2026-09", 2_000)] {
        let bills = json!([bill("B4", "2026-11", 4_000), refused]);
        assert_eq!(issue("3700000000001", bills).await, 409);
    }

    let known: Value = read(&bench, "3700000000001/bills").await.json().await.unwrap();
    let shown: Vec<_> = known["bills"]
        .as_array()
        .unwrap()
        .iter()
        .map(|bill| (bill["amount_fen"].as_i64().unwrap(), bill["paid_at"].is_string()))
        .collect();
    assert_eq!(shown, [(700, false), (1_000, true), (2_000, false), (3_300, false)]);
}
