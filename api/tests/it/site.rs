//! The site's files and the headers on every answer.

use std::fs;

use axum::{body::Body, http::Method};
use tempfile::TempDir;

use crate::kit::TestApp;

fn site() -> TempDir {
    let dir = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("index.html", "<h1>home</h1><script>start()</script>");
    write("help/index.html", "<h1>help</h1>");
    write("shell.html", "<h1>shell</h1>");
    write("b/0123456789ab/app.js", "plain");
    write("b/0123456789ab/app.js.br", "brotli");
    write(".secret", "hidden");
    dir
}

#[tokio::test]
async fn pages_shell_and_files() {
    let dir = site();
    let app = TestApp::with(&["--site", dir.path().to_str().unwrap()]).await;
    let client = app.client();
    let get = |path: &'static str| client.send_get(path);
    assert_eq!(get("//").await.body, b"<h1>home</h1><script>start()</script>");
    assert_eq!(get("//help").await.body, b"<h1>help</h1>");
    let shell = get("//accounts/some-id").await;
    assert_eq!((shell.status.as_u16(), shell.body.as_slice()), (200, &b"<h1>shell</h1>"[..]));
    assert_eq!(shell.header("cache-control"), "no-cache");
    let unknown = get("//no/such/page").await;
    assert_eq!((unknown.status.as_u16(), unknown.body.as_slice()), (404, &b"<h1>shell</h1>"[..]));
    for hidden in ["//.secret", "//../Cargo.toml", "//missing.js", "//%2e%2e/x.js"] {
        get(hidden).await.problem(404, "NOT_FOUND");
    }
    let file = get("//b/0123456789ab/app.js").await;
    assert_eq!(file.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(file.body, b"plain");
    let headers = [("accept-encoding", "gzip, br")];
    let path = "//b/0123456789ab/app.js";
    let small = client.send(Method::GET, path, &headers, Body::empty()).await;
    assert_eq!((small.body.as_slice(), small.header("content-encoding")), (&b"brotli"[..], "br"));
    assert_eq!(small.header("content-type"), "text/javascript; charset=utf-8");
    let headers = [("if-none-match", file.header("etag"))];
    let again = client.send(Method::GET, path, &headers, Body::empty()).await;
    assert_eq!(again.status.as_u16(), 304);
}

#[tokio::test]
async fn every_answer_carries_the_policy() {
    let dir = site();
    let app = TestApp::with(&["--site", dir.path().to_str().unwrap()]).await;
    for path in ["//", "/me", "/nothing", "//healthz/live", "//openapi.json", "//missing.js"] {
        let answer = app.client().get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'"), "{path}: {policy}");
        // SHA-256 of `start()`, the home page's inline script.
        assert!(policy.contains("'sha256-"), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "strict-origin", "{path}");
        assert!(!answer.header("permissions-policy").is_empty(), "{path}");
        assert!(!answer.header("cache-control").is_empty(), "{path}");
    }
    assert_eq!(app.client().get("/me").await.header("cache-control"), "no-store");
}

#[tokio::test]
async fn health_and_metrics() {
    let app = TestApp::start().await;
    let client = app.client();
    assert_eq!(client.get("//healthz/live").await.status.as_u16(), 204);
    assert_eq!(client.get("//healthz/ready").await.status.as_u16(), 204);
    client.get("/nothing").await.problem(404, "NOT_FOUND");
    let text = String::from_utf8(client.get("//metrics").await.body).unwrap();
    assert!(text.contains("kaideng_answers_total{class=\"4xx\"} 1"), "{text}");
    assert!(text.contains("kaideng_outbox{state=\"dead\"} 0"), "{text}");
}
