//! Ending payments: by the customer, by time, and when the gateway is in the way.

use serde_json::{Value, json};

use super::till::Till;

async fn close(till: &Till, payment: &Value) -> Value {
    let id = payment["payment_id"].as_str().unwrap();
    till.client.post(&format!("/payments/{id}/closure"), &json!({})).await.expect(200)
}

#[tokio::test]
async fn a_closed_payment_frees_its_bill() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    let closed = close(&till, &payment).await;
    assert_eq!(closed["state"], "closed");
    assert!(closed["action"].is_null());
    assert_eq!(close(&till, &payment).await["state"], "closed", "again is harmless");
    let orders = till.look("/wechat-pay/sandbox/orders").await;
    assert_eq!(orders[0]["trade_state"], "CLOSED");
    let body = till.request(&["B2"], 18_826).await;
    let second = till.client.create("/payments", "second", &body).await.expect(201);
    assert_ne!(second["order_number"], payment["order_number"]);
    till.pay_at_cashier(&second).await;
    till.assert_paid_once(&second).await;
}

#[tokio::test]
async fn closing_what_was_just_paid_finds_the_money() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    till.app.fault("wechat_pay.callback", "lost", 1).await;
    till.pay_at_cashier(&payment).await;
    assert_eq!(close(&till, &payment).await["state"], "paid");
    till.assert_paid_once(&payment).await;
    assert_eq!(close(&till, &payment).await["state"], "receipted", "paid stays paid");
}

#[tokio::test]
async fn a_close_without_answer_is_checking_until_it_is_known() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    till.app.fault("wechat_pay.close", "lost", 1).await;
    assert_eq!(close(&till, &payment).await["state"], "checking");
    let body = till.request(&["B2"], 18_826).await;
    till.client.create("/payments", "k2", &body).await.problem(409, "PAYMENT_OPEN");
    till.until(&payment, &["closed"]).await;
    till.client.create("/payments", "k3", &body).await.expect(201);
}

#[tokio::test]
async fn time_closes_what_nobody_pays() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    till.advance(16 * 60_000).await;
    assert!(till.payment(&payment).await["action"].is_null(), "no code after its time");
    till.app.work().await;
    assert_eq!(till.payment(&payment).await["state"], "closed");
    assert_eq!(till.row(&payment).await.next_check_at, None, "nothing is asked any more");
    till.assert_money_adds_up().await;
}

#[tokio::test]
async fn a_gateway_that_never_took_the_order_lets_it_close() {
    let till = Till::open().await;
    till.app.fault("wechat_pay.prepay", "status_5xx", 100).await;
    let payment = till.pay_overdue().await;
    assert_eq!(payment["state"], "checking");
    assert_eq!(close(&till, &payment).await["state"], "closed");
    assert_eq!(till.look("/wechat-pay/sandbox/orders").await, json!([]));
}

#[tokio::test]
async fn a_question_a_second_is_enough() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    till.check(&payment).await;
    let first = till.row(&payment).await.checked_at;
    till.advance(500).await;
    till.check(&payment).await;
    assert_eq!(till.row(&payment).await.checked_at, first);
    till.advance(600).await;
    till.check(&payment).await;
    assert_ne!(till.row(&payment).await.checked_at, first);
}
