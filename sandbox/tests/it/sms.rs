use reqwest::Method;
use serde_json::{Value, json};

use crate::support::Bench;

fn message(reference: &str, text: &str) -> Value {
    json!({ "to": "13800000001", "template": "code", "text": text, "reference": reference })
}

async fn send(bench: &Bench, body: &Value) -> reqwest::Response {
    bench.signed("hmac_sms.key", Method::POST, "/sms/v1/messages", Some(body)).await.unwrap()
}

#[tokio::test]
async fn unsigned_and_wrongly_signed_messages_are_refused() {
    let bench = Bench::start().await;
    let body = message("r1", "验证码 123456");
    assert_eq!(bench.post("/sms/v1/messages", &body).await.status(), 401);
    let other = bench
        .signed("hmac_identity.key", Method::POST, "/sms/v1/messages", Some(&body))
        .await
        .unwrap();
    assert_eq!(other.status(), 401);
    assert_eq!(bench.json("/sms/v1/messages").await["messages"], json!([]));
}

#[tokio::test]
async fn bad_messages_are_refused() {
    let bench = Bench::start().await;
    let bad = [
        (json!({ "to": "12", "template": "t", "text": "x", "reference": "r" }), 422),
        (json!({ "to": "13800000001", "template": "t", "text": "", "reference": "r" }), 422),
        (json!({ "to": "13800000001", "template": "t", "text": "x", "reference": "" }), 422),
        (json!({ "to": "13800000001", "text": "x", "reference": "r" }), 400),
        (
            json!({ "to": "13800000001", "template": "t", "text": "x", "reference": "r", "a": 1 }),
            400,
        ),
    ];
    for (body, status) in bad {
        assert_eq!(send(&bench, &body).await.status(), status, "{body}");
    }
}

#[tokio::test]
async fn messages_arrive_newest_first_and_once_for_each_reference() {
    let bench = Bench::start().await;
    for (reference, text) in
        [("r1", "first 111111"), ("r2", "second 222222"), ("r1", "first 111111")]
    {
        assert_eq!(send(&bench, &message(reference, text)).await.status(), 202);
    }
    let inbox = bench.json("/sms/v1/messages?to=13800000001").await;
    let texts: Vec<_> =
        inbox["messages"].as_array().unwrap().iter().map(|one| one["text"].clone()).collect();
    assert_eq!(texts, ["second 222222", "first 111111"]);
    let other = bench.json("/sms/v1/messages?to=13800000002").await;
    assert_eq!(other["messages"], json!([]));
    let page = bench.text("/sms?to=13800000001").await;
    assert!(page.contains("<strong class=\"code\">222222</strong>"), "{page}");
}

#[tokio::test]
async fn a_page_shows_markup_in_messages_as_text() {
    let bench = Bench::start().await;
    send(&bench, &message("r1", "<script>alert(1)</script>")).await;
    let page = bench.text("/sms").await;
    assert!(!page.contains("<script>") && page.contains("&lt;script&gt;"), "{page}");
}
