//! Signing in and out, and what a login sees of itself.

use std::time::Duration;

use api::store::outbox;
use axum::http::Method;
use sea_orm::EntityTrait;
use serde_json::json;

use crate::kit::TestApp;

const MOBILE: &str = "13800008000";

#[tokio::test]
async fn a_wrong_code_five_times_ends_the_code() {
    let app = TestApp::start().await;
    let client = app.client();
    client.post("/sign-in-codes", &json!({ "mobile": MOBILE })).await.expect(202);
    let code = app.code_for(MOBILE).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let attempt = |code: &str| json!({ "mobile": MOBILE, "code": code });
    for _ in 0..5 {
        let problem = client.post("/sessions", &attempt(wrong)).await.problem(422, "CODE_WRONG");
        assert_eq!(problem["errors"][0]["pointer"], "/code");
    }
    client.post("/sessions", &attempt(&code)).await.problem(422, "CODE_EXPIRED");
    assert_eq!(client.get("/me").await.expect(200)["signed_in"], false);
}

#[tokio::test]
async fn a_code_works_once_and_for_five_minutes() {
    let app = TestApp::start().await;
    let client = app.client();
    client.post("/sign-in-codes", &json!({ "mobile": MOBILE })).await.expect(202);
    let attempt = json!({ "mobile": MOBILE, "code": app.code_for(MOBILE).await });
    client.post("/sessions", &attempt).await.expect(201);
    client.post("/sessions", &attempt).await.problem(422, "CODE_EXPIRED");

    app.state.clock.advance(Duration::from_secs(61));
    client.post("/sign-in-codes", &json!({ "mobile": MOBILE })).await.expect(202);
    let attempt = json!({ "mobile": MOBILE, "code": app.code_for(MOBILE).await });
    app.state.clock.advance(Duration::from_secs(301));
    client.post("/sessions", &attempt).await.problem(422, "CODE_EXPIRED");
}

#[tokio::test]
async fn a_code_for_one_number_is_none_for_another() {
    let app = TestApp::start().await;
    let client = app.client();
    client.post("/sign-in-codes", &json!({ "mobile": MOBILE })).await.expect(202);
    let code = app.code_for(MOBILE).await;
    let other = json!({ "mobile": "13900009000", "code": code });
    client.post("/sessions", &other).await.problem(422, "CODE_EXPIRED");
}

#[tokio::test]
async fn codes_are_limited_by_minute_hour_and_day() {
    let app = TestApp::start().await;
    let client = app.client();
    let ask = || client.post_owned("/sign-in-codes", json!({ "mobile": MOBILE }));
    ask().await.expect(202);
    let second = ask().await;
    let problem = second.problem(429, "TOO_MANY_CODES");
    assert_eq!(problem["params"]["retry_after_seconds"], "60");
    assert_eq!(second.header("retry-after"), "60");
    for _ in 0..4 {
        app.state.clock.advance(Duration::from_secs(61));
        ask().await.expect(202);
    }
    app.state.clock.advance(Duration::from_secs(61));
    ask().await.problem(429, "TOO_MANY_CODES");
    for _ in 0..5 {
        app.state.clock.advance(Duration::from_secs(3_601));
        ask().await.expect(202);
    }
    app.state.clock.advance(Duration::from_secs(3_601));
    ask().await.problem(429, "TOO_MANY_CODES");
    // Another number has limits of its own.
    client.post("/sign-in-codes", &json!({ "mobile": "13900009000" })).await.expect(202);
}

#[tokio::test]
async fn a_message_that_fails_is_sent_again_and_once_only() {
    let app = TestApp::start().await;
    app.fault("sms", "status_5xx", 2).await;
    app.client().post("/sign-in-codes", &json!({ "mobile": MOBILE })).await.expect(202);
    assert!(app.messages(MOBILE).await.is_empty());
    for _ in 0..3 {
        app.state.clock.advance(Duration::from_secs(120));
        app.work().await;
    }
    assert_eq!(app.messages(MOBILE).await.len(), 1);
    app.state.clock.advance(Duration::from_secs(3_600));
    assert_eq!(app.messages(MOBILE).await.len(), 1);
}

#[tokio::test]
async fn a_message_whose_answer_is_lost_arrives_once() {
    let app = TestApp::start().await;
    app.fault("sms", "lost", 1).await;
    app.client().post("/sign-in-codes", &json!({ "mobile": MOBILE })).await.expect(202);
    app.work().await;
    app.state.clock.advance(Duration::from_secs(60));
    assert_eq!(app.messages(MOBILE).await.len(), 1);
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let app = TestApp::start().await;
    let client = app.signed_in(MOBILE).await;
    let cookie = client.cookie();
    assert_eq!(client.get("/me").await.expect(200)["mobile_masked"], "138****8000");
    client.delete("/sessions/current").await.expect(204);
    assert_eq!(client.cookie(), None);
    client.set_cookie(cookie);
    assert_eq!(client.get("/me").await.expect(200)["signed_in"], false);
    client.delete("/sessions/current").await.problem(401, "SIGN_IN_REQUIRED");
}

#[tokio::test]
async fn a_session_ends_when_it_is_left_alone_and_after_a_week() {
    let app = TestApp::start().await;
    let client = app.signed_in(MOBILE).await;
    app.state.clock.advance(Duration::from_secs(11 * 3_600));
    assert_eq!(client.get("/me").await.expect(200)["signed_in"], true);
    app.state.clock.advance(Duration::from_secs(11 * 3_600));
    assert_eq!(client.get("/me").await.expect(200)["signed_in"], true);
    app.state.clock.advance(Duration::from_secs(13 * 3_600));
    assert_eq!(client.get("/me").await.expect(200)["signed_in"], false);

    app.state.clock.advance(Duration::from_secs(86_400));
    let client = app.signed_in(MOBILE).await;
    for _ in 0..16 {
        app.state.clock.advance(Duration::from_secs(10 * 3_600));
        assert_eq!(client.get("/me").await.expect(200)["signed_in"], true);
    }
    app.state.clock.advance(Duration::from_secs(10 * 3_600));
    assert_eq!(client.get("/me").await.expect(200)["signed_in"], false);
}

#[tokio::test]
async fn the_profile_changes_only_to_what_is_ones_own() {
    let app = TestApp::start().await;
    let client = app.signed_in(MOBILE).await;
    let patching = &client;
    let change = |body| async move { patching.json(Method::PATCH, "/me", &body).await };
    assert_eq!(change(json!({ "language": "en" })).await.expect(200)["language"], "en");
    assert_eq!(change(json!({})).await.expect(200)["language"], "en");
    change(json!({ "active_party_id": "somebody" })).await.field("/active_party_id", "NOT_YOURS");
    change(json!({ "language": "fr" })).await.problem(400, "BODY_INVALID");
}

#[tokio::test]
async fn an_invoice_title_is_kept_and_forgotten() {
    let app = TestApp::start().await;
    let client = app.signed_in(MOBILE).await;
    let putting = &client;
    let put = |body| async move { putting.json(Method::PUT, "/me/invoice-title", &body).await };
    let wrong = json!({ "name": " ", "credit_code": "91350100M000100Y4Z", "email": "a@" });
    let problem = put(wrong).await.problem(422, "FIELDS_INVALID");
    assert_eq!(problem["errors"].as_array().unwrap().len(), 3, "{problem}");
    let title = json!({
        "name": "明川小吃店", "credit_code": "91350100M000100Y43", "email": "a@example.com"
    });
    assert_eq!(put(title.clone()).await.expect(200)["invoice_title"], title);
    let person = json!({ "name": "王䶮", "credit_code": null, "email": null });
    assert_eq!(put(person.clone()).await.expect(200)["invoice_title"], person);
    let me = client.delete("/me/invoice-title").await.expect(200);
    assert!(me["invoice_title"].is_null());
}

#[tokio::test]
async fn nothing_personal_is_stored_in_the_clear() {
    use api::store::{logins, outbox};
    use sea_orm::EntityTrait;
    let app = TestApp::start().await;
    app.signed_in(MOBILE).await;
    let login = logins::Entity::find().one(&app.state.db).await.unwrap().unwrap();
    assert!(login.mobile.starts_with("v1:k1:"), "{}", login.mobile);
    let effect = outbox::Entity::find().one(&app.state.db).await.unwrap().unwrap();
    assert!(effect.payload.starts_with("v1:k1:"));
}

#[tokio::test]
async fn messages_are_sent_beside_each_other() {
    let app = TestApp::start().await;
    // Each takes the gateway three seconds.
    app.fault("sms", "slow", 4).await;
    for mobile in ["13800008001", "13800008002", "13800008003", "13800008004"] {
        app.client().post("/sign-in-codes", &json!({ "mobile": mobile })).await.expect(202);
    }
    let begun = tokio::time::Instant::now();
    assert_eq!(api::worker::tick(&app.state).await, 4);
    assert!(begun.elapsed() < Duration::from_secs(9), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_code_that_is_over_is_not_sent_any_more() {
    let app = TestApp::start().await;
    app.fault("sms", "status_5xx", 1).await;
    app.client().post("/sign-in-codes", &json!({ "mobile": MOBILE })).await.expect(202);
    assert_eq!(api::worker::tick(&app.state).await, 0, "the gateway is down");
    app.state.clock.advance(Duration::from_secs(301));
    assert_eq!(app.messages(MOBILE).await, Vec::<String>::new());
    let rows = outbox::Entity::find().all(&app.state.db).await.unwrap();
    let row = rows.iter().find(|row| row.kind == "sms").unwrap();
    assert_eq!((row.state.as_str(), row.last_error.as_deref()), ("dead", Some("its time is over")));
}
