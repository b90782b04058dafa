//! Who may ask what: a row for every endpoint of the OpenAPI document.

use std::collections::BTreeSet;

use axum::{body::Body, http::Method};
use serde_json::Value;

use crate::kit::TestApp;

/// Who may ask.
#[derive(Clone, Copy, PartialEq)]
enum Who {
    /// Anybody.
    Anybody,
    /// Who is signed in; others get 401.
    SignedIn,
    /// Who signs the message itself.
    Signature,
}

use Who::{Anybody, Signature, SignedIn};

const TABLE: &[(&str, &str, Who)] = &[
    ("POST", "/api/v1/sign-in-codes", Anybody),
    ("POST", "/api/v1/sessions", Anybody),
    ("DELETE", "/api/v1/sessions/current", SignedIn),
    ("GET", "/api/v1/me", Anybody),
    ("PATCH", "/api/v1/me", SignedIn),
    ("PUT", "/api/v1/me/invoice-title", SignedIn),
    ("DELETE", "/api/v1/me/invoice-title", SignedIn),
    ("GET", "/api/v1/wechat/authorisation", SignedIn),
    ("GET", "/api/v1/wechat/return", SignedIn),
    ("GET", "/api/v1/identity-verifications", SignedIn),
    ("POST", "/api/v1/identity-verifications", SignedIn),
    ("GET", "/api/v1/identity-verifications/{verification_id}", SignedIn),
    ("POST", "/api/v1/identity-verifications/{verification_id}/authorisation", SignedIn),
    ("GET", "/api/v1/consents", Anybody),
    ("POST", "/api/v1/consents", SignedIn),
    ("DELETE", "/api/v1/consents/{kind}", SignedIn),
    ("GET", "/api/v1/accounts", SignedIn),
    ("POST", "/api/v1/accounts", SignedIn),
    ("POST", "/api/v1/account-proof-codes", SignedIn),
    ("GET", "/api/v1/accounts/{account_id}", SignedIn),
    ("DELETE", "/api/v1/accounts/{account_id}", SignedIn),
    ("POST", "/api/v1/accounts/{account_id}/synchronisation", SignedIn),
    ("GET", "/api/v1/accounts/{account_id}/bills", SignedIn),
    ("GET", "/api/v1/bills/{bill_id}", SignedIn),
    ("GET", "/api/v1/payments", SignedIn),
    ("POST", "/api/v1/payments", SignedIn),
    ("GET", "/api/v1/payments/{payment_id}", SignedIn),
    ("POST", "/api/v1/payments/{payment_id}/checks", SignedIn),
    ("POST", "/api/v1/payments/{payment_id}/closure", SignedIn),
    ("GET", "/api/v1/receipts/{receipt_id}", SignedIn),
    ("GET", "/api/v1/receipts/{receipt_id}/document", SignedIn),
    ("POST", "/api/v1/receipt-checks", Anybody),
    ("POST", "/api/v1/webhooks/wechat-pay", Signature),
];

fn documented() -> BTreeSet<(String, String)> {
    let document: Value = serde_json::from_str(&api::web::openapi::text()).unwrap();
    let mut found = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for method in operations.as_object().unwrap().keys() {
            if ["get", "post", "put", "patch", "delete"].contains(&method.as_str()) {
                found.insert((method.to_uppercase(), path.clone()));
            }
        }
    }
    found
}

fn row(method: &str, path: &str) -> Option<Who> {
    TABLE.iter().find(|(m, p, _)| *m == method && *p == path).map(|(_, _, who)| *who)
}

#[test]
fn every_endpoint_has_a_row() {
    let missing: Vec<_> =
        documented().into_iter().filter(|(method, path)| row(method, path).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[tokio::test]
async fn signed_out_every_guarded_endpoint_says_401_before_anything_else() {
    let app = TestApp::start().await;
    let client = app.client();
    for (method, path) in documented() {
        let concrete = path.replace(['{', '}'], "");
        let method: Method = method.parse().unwrap();
        // Neither body nor key: who isn't signed in learns nothing of them.
        let answer = client.send(method.clone(), &format!("/{concrete}"), &[], Body::empty()).await;
        let status = answer.status.as_u16();
        match row(method.as_str(), &path).unwrap() {
            SignedIn => {
                answer.problem(401, "SIGN_IN_REQUIRED");
            }
            Anybody => assert!(![401, 403, 404].contains(&status), "{method} {path}: {status}"),
            Signature => assert!((400..500).contains(&status), "{method} {path}: {status}"),
        }
    }
}

#[tokio::test]
async fn a_made_up_cookie_is_no_session() {
    let app = TestApp::start().await;
    let client = app.client();
    for value in ["", "x", "0000000000000000000000000000000000000000000"] {
        client.set_cookie(Some(("kaideng".to_owned(), value.to_owned())));
        client.get("/accounts").await.problem(401, "SIGN_IN_REQUIRED");
    }
}
