use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    merchant::{Answer, Receiver},
    support::Bench,
};

const NOWHERE: &str = "http://127.0.0.1:9/notify";
const NUMBER: &str = "ORDER-0001";

async fn arm(bench: &Bench, target: &str, kind: &str) {
    bench.fault(json!({ "target": target, "kind": kind, "delay_ms": 400 })).await;
}

async fn place(bench: &Bench) -> reqwest::Result<Answer> {
    let order = bench.order(NUMBER, NOWHERE);
    bench.try_merchant(Method::POST, "/v3/pay/transactions/native", Some(&order)).await
}

async fn query(bench: &Bench) -> reqwest::Result<Answer> {
    bench.try_merchant(Method::GET, &bench.query_path(NUMBER), None).await
}

#[tokio::test]
async fn prepay_slow_5xx_lost_duplicate_bad_signature_malformed() {
    let bench = Bench::start().await;
    arm(&bench, "wechat_pay.prepay", "status_5xx").await;
    let failed = place(&bench).await.unwrap();
    assert_eq!((failed.status, failed.code().as_str()), (500, "SYSTEM_ERROR"));
    assert_eq!(query(&bench).await.unwrap().code(), "ORDER_NOT_EXIST");

    arm(&bench, "wechat_pay.prepay", "lost").await;
    assert!(place(&bench).await.is_err());
    assert_eq!(query(&bench).await.unwrap().json()["trade_state"], "NOTPAY", "placed all the same");

    arm(&bench, "wechat_pay.prepay", "slow").await;
    let begin = Instant::now();
    assert_eq!(place(&bench).await.unwrap().status, 200);
    assert!(begin.elapsed() >= Duration::from_millis(400));

    arm(&bench, "wechat_pay.prepay", "duplicate").await;
    assert_eq!(place(&bench).await.unwrap().status, 200);

    arm(&bench, "wechat_pay.prepay", "bad_signature").await;
    let forged = place(&bench).await.unwrap();
    assert_eq!((forged.status, forged.genuine), (200, false));

    arm(&bench, "wechat_pay.prepay", "malformed").await;
    let half = place(&bench).await.unwrap();
    assert!(half.genuine && serde_json::from_str::<Value>(&half.body).is_err(), "{}", half.body);
    assert_eq!(place(&bench).await.unwrap().status, 200, "and then it is over");
}

#[tokio::test]
async fn prepay_reordered_arrives_after_a_newer_answer() {
    let bench = Bench::start().await;
    bench.fault(json!({ "target": "wechat_pay.prepay", "kind": "reordered" })).await;
    let begin = Instant::now();
    let late = async { (place(&bench).await.unwrap().status, begin.elapsed()) };
    let newer = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        let state = query(&bench).await.unwrap().json()["trade_state"].clone();
        (state, begin.elapsed())
    };
    let ((status, placed), (state, queried)) = tokio::join!(late, newer);
    assert_eq!((status, state), (200, json!("NOTPAY")));
    assert!(placed > queried && placed < Duration::from_secs(5), "{placed:?} {queried:?}");
}

#[tokio::test]
async fn prepay_wrong_amount_charges_another_amount() {
    let bench = Bench::start().await;
    arm(&bench, "wechat_pay.prepay", "wrong_amount").await;
    bench.paid(NUMBER, NOWHERE).await;
    assert_eq!(query(&bench).await.unwrap().json()["amount"]["total"], 14_920);
}

#[tokio::test]
async fn query_faults() {
    let bench = Bench::start().await;
    place(&bench).await.unwrap();
    // Without an amount there is nothing to falsify: the fault waits for one.
    arm(&bench, "wechat_pay.query", "wrong_amount").await;
    assert_eq!(query(&bench).await.unwrap().json()["trade_state"], "NOTPAY");
    bench.paid(NUMBER, NOWHERE).await;
    assert_eq!(query(&bench).await.unwrap().json()["amount"]["total"], 14_920);
    assert_eq!(query(&bench).await.unwrap().json()["amount"]["total"], 14_919);

    arm(&bench, "wechat_pay.query", "reordered").await;
    assert_eq!(query(&bench).await.unwrap().json()["trade_state"], "NOTPAY", "overtaken");
    assert_eq!(query(&bench).await.unwrap().json()["trade_state"], "SUCCESS");

    arm(&bench, "wechat_pay.query", "status_5xx").await;
    assert_eq!(query(&bench).await.unwrap().status, 500);
    arm(&bench, "wechat_pay.query", "lost").await;
    assert!(query(&bench).await.is_err());
    arm(&bench, "wechat_pay.query", "bad_signature").await;
    assert!(!query(&bench).await.unwrap().genuine);
    arm(&bench, "wechat_pay.query", "malformed").await;
    assert!(serde_json::from_str::<Value>(&query(&bench).await.unwrap().body).is_err());
    arm(&bench, "wechat_pay.query", "duplicate").await;
    assert_eq!(query(&bench).await.unwrap().json()["trade_state"], "SUCCESS");
}

#[tokio::test]
async fn a_reordered_query_of_an_unpaid_order_is_overtaken_by_the_notification() {
    let bench = Bench::start().await;
    let (receiver, url) = Receiver::start(&[]).await;
    let placed = bench.place("native", &bench.order(NUMBER, &url)).await.json();
    let cashier = bench.local(placed["code_url"].as_str().unwrap());
    bench.fault(json!({ "target": "wechat_pay.query", "kind": "reordered" })).await;
    let asking = async { (query(&bench).await.unwrap().json(), receiver.count()) };
    let paying = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        bench.form(&format!("{cashier}/payment"), &[]).await;
    };
    let ((answer, notified), ()) = tokio::join!(asking, paying);
    assert_eq!((answer["trade_state"].as_str(), notified), (Some("NOTPAY"), 1));
}

#[tokio::test]
async fn close_faults() {
    let bench = Bench::start().await;
    place(&bench).await.unwrap();
    let path = format!("/v3/pay/transactions/out-trade-no/{NUMBER}/close");
    let body = json!({ "mchid": bench.key("mchid") });
    let close = || bench.try_merchant(Method::POST, &path, Some(&body));
    arm(&bench, "wechat_pay.close", "status_5xx").await;
    assert_eq!(close().await.unwrap().status, 500);
    assert_eq!(query(&bench).await.unwrap().json()["trade_state"], "NOTPAY");
    arm(&bench, "wechat_pay.close", "lost").await;
    assert!(close().await.is_err());
    assert_eq!(query(&bench).await.unwrap().json()["trade_state"], "CLOSED");
    arm(&bench, "wechat_pay.close", "bad_signature").await;
    assert!(!close().await.unwrap().genuine);
}

/// Pays with a fault on the notification; the receiver's headers and bodies, and the ledger's
/// entry once it is in `state`.
async fn notified(bench: &Bench, kind: &str, state: &str, answers: &[u16]) -> (Receiver, Value) {
    let (receiver, url) = Receiver::start(answers).await;
    arm(bench, "wechat_pay.callback", kind).await;
    bench.paid(NUMBER, &url).await;
    let notice = bench.callback_state(state).await;
    (receiver, notice)
}

#[tokio::test]
async fn callback_lost_is_never_sent() {
    let bench = Bench::start().await;
    let (receiver, notice) = notified(&bench, "lost", "lost", &[]).await;
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!((receiver.count(), &notice["attempts"]), (0, &json!([])));
}

#[tokio::test]
async fn callback_duplicate_is_sent_twice_and_5xx_again() {
    let bench = Bench::start().await;
    let (receiver, notice) = notified(&bench, "duplicate", "delivered", &[]).await;
    assert_eq!((receiver.count(), notice["attempts"].as_array().unwrap().len()), (2, 2));
    let bench = Bench::start().await;
    let (receiver, notice) = notified(&bench, "status_5xx", "delivered", &[]).await;
    assert_eq!((receiver.count(), &notice["attempts"][0]["status"]), (2, &json!(502)));
}

#[tokio::test]
async fn callback_bad_signature_wrong_amount_and_malformed_come_right_at_the_next_attempt() {
    for kind in ["bad_signature", "wrong_amount", "malformed"] {
        let bench = Bench::start().await;
        let (receiver, _) = notified(&bench, kind, "delivered", &[400]).await;
        let ((bad_headers, bad), (headers, good)) = (receiver.at(0), receiver.at(1));
        assert_eq!(bench.genuine(&bad_headers, &bad), kind != "bad_signature", "{kind}");
        match kind {
            "wrong_amount" => assert_eq!(bench.open(&bad)["amount"]["total"], 14_920),
            "malformed" => assert!(serde_json::from_slice::<Value>(&bad).is_err()),
            _ => {
                let signature = bad_headers["wechatpay-signature"].to_str().unwrap();
                assert!(signature.starts_with("WECHATPAY/SIGNTEST/"));
            }
        }
        assert!(bench.genuine(&headers, &good));
        assert_eq!(bench.open(&good)["amount"]["total"], 14_919);
    }
}

#[tokio::test]
async fn callback_slow_and_reordered_arrive_late() {
    let bench = Bench::start().await;
    let begin = Instant::now();
    notified(&bench, "slow", "delivered", &[]).await;
    assert!(begin.elapsed() >= Duration::from_millis(400));

    let bench = Bench::start().await;
    let (receiver, url) = Receiver::start(&[]).await;
    bench.fault(json!({ "target": "wechat_pay.callback", "kind": "reordered" })).await;
    bench.paid(NUMBER, &url).await;
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(receiver.count(), 0, "held");
    assert_eq!(query(&bench).await.unwrap().json()["trade_state"], "SUCCESS");
    bench.callback_state("delivered").await;
    assert_eq!(receiver.count(), 1);
}
