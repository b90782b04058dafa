//! The session cookie over TLS and on a loopback origin, and its rotation.

use serde_json::json;

use crate::kit::TestApp;

async fn cookie_line(app: &TestApp) -> String {
    let client = app.client();
    client.post("/sign-in-codes", &json!({ "mobile": "13800008000" })).await.expect(202);
    let code = app.code_for("13800008000").await;
    let answer = client.post("/sessions", &json!({ "mobile": "13800008000", "code": code })).await;
    answer.expect(201);
    answer.header("set-cookie").to_owned()
}

#[tokio::test]
async fn over_tls_it_is_bound_to_the_host_and_secure() {
    let app = TestApp::with(&["--public-origin", "https://hall.example.cn"]).await;
    let line = cookie_line(&app).await;
    assert!(line.starts_with("__Host-kaideng="), "{line}");
    for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(line.split("; ").any(|found| found == part), "{part} in {line}");
    }
    assert!(!line.contains("Domain"), "{line}");
}

#[tokio::test]
async fn on_loopback_it_is_plain_because_webkit_drops_secure_ones() {
    let app = TestApp::start().await;
    let line = cookie_line(&app).await;
    assert!(line.starts_with("kaideng="), "{line}");
    assert!(!line.contains("Secure"), "{line}");
    assert!(line.contains("HttpOnly") && line.contains("SameSite=Lax"), "{line}");
}

#[tokio::test]
async fn the_other_ways_cookie_is_not_taken() {
    let app = TestApp::with(&["--public-origin", "https://hall.example.cn"]).await;
    let client = app.signed_in("13800008000").await;
    let (_, value) = client.cookie().unwrap();
    client.set_cookie(Some(("kaideng".to_owned(), value)));
    assert_eq!(client.get("/me").await.expect(200)["signed_in"], false);
}

#[tokio::test]
async fn signing_in_again_ends_the_session_before() {
    let app = TestApp::start().await;
    let client = app.signed_in("13800008000").await;
    let before = client.cookie();
    client.post("/sign-in-codes", &json!({ "mobile": "13900009000" })).await.expect(202);
    let code = app.code_for("13900009000").await;
    let body = json!({ "mobile": "13900009000", "code": code });
    client.post("/sessions", &body).await.expect(201);
    assert_ne!(client.cookie(), before);
    client.set_cookie(before);
    assert_eq!(client.get("/me").await.expect(200)["signed_in"], false);
}

#[tokio::test]
async fn the_database_holds_no_token() {
    use api::store::sessions;
    use sea_orm::EntityTrait;
    let app = TestApp::start().await;
    let client = app.signed_in("13800008000").await;
    let (_, token) = client.cookie().unwrap();
    let session = sessions::Entity::find().one(&app.state.db).await.unwrap().unwrap();
    assert_eq!(session.token_hash, api::crypto::sha256_hex(&token));
    assert!(!format!("{session:?}").contains(&token));
}
