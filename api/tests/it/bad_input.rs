//! Bad input: a clear problem with the field, nothing half-written.

use axum::{body::Body, http::Method};
use serde_json::json;

use crate::kit::TestApp;

#[tokio::test]
async fn bodies_that_are_not_what_they_should_be() {
    let app = TestApp::start().await;
    let client = app.client();
    let send = |content_type: &'static str, body: String| {
        let client = &client;
        async move {
            let headers = [("content-type", content_type)];
            client.send(Method::POST, "/sign-in-codes", &headers, Body::from(body)).await
        }
    };
    let fine = json!({ "mobile": "13800008000" }).to_string();
    for other in ["text/plain", "application/x-www-form-urlencoded", "application/jsonx", ""] {
        send(other, fine.clone()).await.problem(415, "CONTENT_TYPE");
    }
    send("application/json", "{".to_owned()).await.problem(400, "BODY_INVALID");
    send("application/json", String::new()).await.problem(400, "BODY_INVALID");
    send("application/json", "[]".to_owned()).await.problem(400, "BODY_INVALID");
    let unknown = json!({ "mobile": "13800008000", "admin": true }).to_string();
    let problem = send("application/json", unknown).await.problem(400, "BODY_INVALID");
    assert_eq!(problem["errors"][0]["pointer"], "/admin");
    assert_eq!(problem["errors"][0]["code"], "UNKNOWN_FIELD");
    let problem = send("application/json", "{}".to_owned()).await.problem(400, "BODY_INVALID");
    assert_eq!(problem["errors"][0]["pointer"], "/mobile");
    let large = json!({ "mobile": "1".repeat(70_000) }).to_string();
    send("application/json", large).await.problem(413, "BODY_TOO_LARGE");
    send("application/json; charset=utf-8", fine).await.expect(202);
}

#[tokio::test]
async fn a_problem_never_repeats_what_was_sent() {
    let app = TestApp::start().await;
    let body = "{\"<script>alert(1)</script>\": 1}";
    let headers = [("content-type", "application/json")];
    let answer =
        app.client().send(Method::POST, "/sign-in-codes", &headers, Body::from(body)).await;
    answer.problem(400, "BODY_INVALID");
    assert!(!String::from_utf8_lossy(&answer.body).contains("script"));
}

#[tokio::test]
async fn mobiles_that_are_none() {
    let app = TestApp::start().await;
    let client = app.client();
    for (mobile, code) in [
        ("", "REQUIRED"),
        ("1380000800", "LENGTH"),
        ("138000080001", "LENGTH"),
        ("1380000800a", "CHARACTERS"),
        ("12800008000", "PREFIX"),
    ] {
        let answer = client.post("/sign-in-codes", &json!({ "mobile": mobile })).await;
        answer.field("/mobile", code);
    }
    let full_width = json!({ "mobile": "１３８００００８０００" });
    let answer = client.post("/sign-in-codes", &full_width).await.expect(202);
    assert_eq!(answer["mobile_masked"], "138****8000");
}

#[tokio::test]
async fn codes_with_full_width_digits_are_read() {
    let app = TestApp::start().await;
    let client = app.client();
    client.post("/sign-in-codes", &json!({ "mobile": "13800008000" })).await.expect(202);
    let code = app.code_for("13800008000").await;
    let wide: String =
        code.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect();
    let body = json!({ "mobile": "138 0000 8000", "code": wide });
    client.post("/sessions", &body).await.expect(201);
}

#[tokio::test]
async fn both_fields_are_named_at_once() {
    let app = TestApp::start().await;
    let body = json!({ "mobile": "1", "code": "12" });
    let problem = app.client().post("/sessions", &body).await.problem(422, "FIELDS_INVALID");
    let pointers: Vec<_> =
        problem["errors"].as_array().unwrap().iter().map(|error| &error["pointer"]).collect();
    assert_eq!(pointers, ["/mobile", "/code"]);
}

#[tokio::test]
async fn another_site_cannot_change_anything() {
    let app = TestApp::start().await;
    let client = app.client();
    let body = json!({ "mobile": "13800008000" }).to_string();
    for (name, value) in [
        ("origin", "https://evil.test"),
        ("origin", "null"),
        ("origin", ""),
        ("sec-fetch-site", "cross-site"),
    ] {
        let mut headers = vec![("content-type", "application/json"), (name, value)];
        if name != "origin" {
            headers.push(("origin", ""));
        }
        let answer =
            client.send(Method::POST, "/sign-in-codes", &headers, Body::from(body.clone())).await;
        answer.problem(403, "ORIGIN_REFUSED");
    }
    let headers =
        [("content-type", "application/json"), ("origin", ""), ("sec-fetch-site", "same-origin")];
    client.send(Method::POST, "/sign-in-codes", &headers, Body::from(body)).await.expect(202);
}

#[tokio::test]
async fn paths_and_methods_that_do_not_exist() {
    let app = TestApp::start().await;
    let client = app.client();
    client.get("/nothing").await.problem(404, "NOT_FOUND");
    client.get("/sign-in-codes").await.problem(405, "METHOD");
    client.json(Method::PUT, "/me", &json!({})).await.problem(405, "METHOD");
}
