//! Receipts: whose they are, the same bytes, the public check, the audit.

use api::receipt::audit::{ReceiptAudit, receipt};
use axum::{body::Body, http::Method};
use serde_json::{Value, json};

use super::till::Till;

async fn issued(till: &Till) -> Value {
    let payment = till.pay_overdue().await;
    till.pay_at_cashier(&payment).await;
    let done = till.until(&payment, &["receipted"]).await;
    let id = done["receipt_id"].as_str().unwrap();
    till.client.get(&format!("/receipts/{id}")).await.expect(200)
}

async fn document(till: &Till, receipt: &Value) -> Vec<u8> {
    let id = receipt["receipt_id"].as_str().unwrap();
    let answer = till.client.get(&format!("/receipts/{id}/document")).await;
    assert_eq!(answer.status.as_u16(), 200);
    assert_eq!(answer.header("content-type"), "application/pdf");
    assert!(answer.header("content-disposition").contains(receipt["number"].as_str().unwrap()));
    answer.body
}

#[tokio::test]
async fn a_receipt_says_what_was_paid_and_is_the_partys_alone() {
    let till = Till::open().await;
    let receipt = issued(&till).await;
    assert_eq!(receipt["amount_fen"], 18_826);
    assert_eq!(receipt["amount_capitals"], "壹佰捌拾捌元贰角陆分");
    assert_eq!(receipt["allocations"].as_array().unwrap().len(), 2);
    assert_eq!(receipt["document_hash"], api::crypto::sha256_hex(document(&till, &receipt).await));
    assert_eq!(document(&till, &receipt).await, document(&till, &receipt).await);
    let id = receipt["receipt_id"].as_str().unwrap();
    let stranger = till.app.signed_in("13900009000").await;
    for path in [format!("/receipts/{id}"), format!("/receipts/{id}/document")] {
        till.app.client().get(&path).await.problem(401, "SIGN_IN_REQUIRED");
        stranger.get(&path).await.problem(404, "NOT_FOUND");
    }
}

#[tokio::test]
async fn a_receipt_asks_for_the_level_of_receipts() {
    let till = Till::with(&["--levels", "receipt=L3"]).await;
    let payment = till.pay_overdue().await;
    till.pay_at_cashier(&payment).await;
    let done = till.until(&payment, &["receipted"]).await;
    let id = done["receipt_id"].as_str().unwrap();
    for path in [format!("/receipts/{id}"), format!("/receipts/{id}/document")] {
        let refused = till.client.get(&path).await.problem(403, "REALNAME_REQUIRED");
        assert_eq!(refused["params"]["level"], "L3");
    }
}

#[tokio::test]
async fn the_public_check_knows_ours_and_nothing_else() {
    let till = Till::open().await;
    let receipt = issued(&till).await;
    let public = till.app.client();
    let (number, hash) = (receipt["number"].as_str().unwrap(), receipt["hash"].as_str().unwrap());
    let check = |number: &str, hash: &str| {
        let body = json!({ "number": number, "hash": hash });
        let public = &public;
        async move { public.post("/receipt-checks", &body).await }
    };
    let genuine = check(number, hash).await.expect(200);
    assert_eq!(genuine["verdict"], "genuine");
    assert_eq!(genuine["amount_fen"], 18_826);
    assert!(genuine["account_number_masked"].as_str().unwrap().contains('*'));
    let spaced = format!(" {} {} ", &hash[..4].to_uppercase(), &hash[4..16]);
    assert_eq!(check(number, &spaced).await.expect(200)["verdict"], "genuine");
    let other = format!("{}0", &hash[..15]);
    let other = if hash.starts_with(&other) { format!("{}1", &hash[..15]) } else { other };
    assert_eq!(check(number, &other).await.expect(200)["verdict"], "unknown");
    assert_eq!(check("PZ1", hash).await.expect(200)["verdict"], "unknown");
    check(number, &hash[..15]).await.field("/hash", "LENGTH");
    check(number, &"x".repeat(16)).await.field("/hash", "CHARACTER");

    let file = document(&till, &receipt).await;
    let upload = |body: Vec<u8>, kind: &'static str| {
        let public = &public;
        async move {
            let headers = [("content-type", kind)];
            public.send(Method::POST, "/receipt-checks", &headers, Body::from(body)).await
        }
    };
    let verdict = upload(file.clone(), "application/pdf").await.expect(200);
    assert_eq!(verdict["verdict"], "genuine");
    let mut altered = file.clone();
    let last = altered.len() - 1;
    altered[last] ^= 1;
    assert_eq!(upload(altered, "application/pdf").await.expect(200)["verdict"], "unknown");
    upload(file, "text/plain").await.problem(415, "CONTENT_TYPE");
    upload(vec![0; 2 << 20], "application/pdf").await.problem(413, "BODY_TOO_LARGE");
}

#[tokio::test]
async fn asking_for_hashes_by_the_dozen_is_limited() {
    let till = Till::open().await;
    let public = till.app.client();
    let body = json!({ "number": "PZ1", "hash": "0123456789abcdef" });
    for _ in 0..20 {
        public.post("/receipt-checks", &body).await.expect(200);
    }
    public.post("/receipt-checks", &body).await.problem(429, "RATE_LIMITED");
}

#[tokio::test]
async fn the_audit_tells_genuine_altered_and_forged_apart() {
    use api::store::payments;
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
    let till = Till::open().await;
    let issued = issued(&till).await;
    let file = document(&till, &issued).await;
    let state = &till.app.state;
    let audit =
        |file: Vec<u8>| async move { receipt(&state.db, &state.keys, &file).await.unwrap() };
    let found = audit(file.clone()).await;
    assert!(found.is_genuine(), "{found:?}");
    assert!(found.lines()[0].contains(issued["number"].as_str().unwrap()));
    assert!(!audit(b"%PDF-1.7 another".to_vec()).await.is_genuine());
    payments::Entity::update_many()
        .col_expr(payments::Column::AmountFen, Expr::value(1_i64))
        .filter(payments::Column::OrderNumber.eq(issued["order_number"].as_str().unwrap()))
        .exec(&state.db)
        .await
        .unwrap();
    assert!(matches!(audit(file).await, ReceiptAudit::Inconsistent(_)));
    let money = api::payment::audit::money(&state.db).await.unwrap();
    assert!(!money.faults.is_empty(), "the money audit sees it too");
}
