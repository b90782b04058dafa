//! Eight faults at each of three steps: the bill ends paid exactly once or not at all, and what
//! the customer is told meanwhile is true (`Till::assert_truth` looks at every answer).

use super::till::Till;

/// What the customer is told right after the step at which the fault struck.
type Told = &'static [&'static str];

/// The fault strikes while the order is announced.
async fn at_prepay(kind: &str, told: Told) -> (Till, serde_json::Value) {
    let till = Till::open().await;
    till.app.fault("wechat_pay.prepay", kind, 1).await;
    let payment = till.pay_overdue().await;
    assert!(told.contains(&payment["state"].as_str().unwrap()), "{payment}");
    till.assert_truth(&payment).await;
    let pending = till.until(&payment, &["pending"]).await;
    assert_eq!(pending["order_number"], payment["order_number"], "never a second order");
    till.pay_at_cashier(&pending).await;
    (till, payment)
}

/// The fault strikes the first question after the customer has paid; the callback got lost.
async fn at_query(kind: &str, told: Told) {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    assert_eq!(payment["state"], "pending");
    till.app.fault("wechat_pay.callback", "lost", 1).await;
    till.app.fault("wechat_pay.query", kind, 1).await;
    till.pay_at_cashier(&payment).await;
    let checked = till.check(&payment).await;
    assert!(told.contains(&checked["state"].as_str().unwrap()), "{checked}");
    till.assert_truth(&checked).await;
    till.assert_paid_once(&payment).await;
}

/// The fault strikes the callback.
async fn at_callback(kind: &str, told: Told) {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    till.app.fault("wechat_pay.callback", kind, 1).await;
    till.pay_at_cashier(&payment).await;
    // Slow, lost and held back ones don't arrive now.
    if !["slow", "lost", "reordered"].contains(&kind) {
        till.wait_for_callbacks(1).await;
    }
    let now = till.payment(&payment).await;
    assert!(told.contains(&now["state"].as_str().unwrap()), "{now}");
    till.assert_truth(&now).await;
    till.assert_paid_once(&payment).await;
    // What is repeated or comes late changes nothing any more.
    till.advance(20_000).await;
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    till.assert_paid_once(&payment).await;
}

macro_rules! prepay_faults {
    ($($name:ident: $kind:literal => $told:expr;)*) => {
        $(#[tokio::test]
        async fn $name() {
            let (till, payment) = at_prepay($kind, &$told).await;
            till.assert_paid_once(&payment).await;
        })*
    };
}

macro_rules! query_faults {
    ($($name:ident: $kind:literal => $told:expr;)*) => {
        $(#[tokio::test]
        async fn $name() {
            at_query($kind, &$told).await;
        })*
    };
}

macro_rules! callback_faults {
    ($($name:ident: $kind:literal => $told:expr;)*) => {
        $(#[tokio::test]
        async fn $name() {
            at_callback($kind, &$told).await;
        })*
    };
}

prepay_faults! {
    fault_slow_at_prepay: "slow" => ["checking"];
    fault_status_5xx_at_prepay: "status_5xx" => ["checking"];
    fault_lost_at_prepay: "lost" => ["checking"];
    fault_duplicate_at_prepay: "duplicate" => ["pending"];
    fault_reordered_at_prepay: "reordered" => ["checking"];
    fault_bad_signature_at_prepay: "bad_signature" => ["checking"];
    fault_malformed_at_prepay: "malformed" => ["checking"];
}

/// The gateway charges a fen more than was ordered: money came, but not this bill's. Nothing is
/// booked, an operator is called, and the customer is told that it is being checked.
#[tokio::test]
async fn fault_wrong_amount_at_prepay() {
    let (till, payment) = at_prepay("wrong_amount", &["pending"]).await;
    till.wait_for_callbacks(1).await;
    till.until(&payment, &["checking"]).await;
    till.assert_not_paid(&payment).await;
    till.advance(20 * 60_000).await;
    till.app.work().await;
    till.assert_not_paid(&payment).await;
}

query_faults! {
    fault_slow_at_query: "slow" => ["checking"];
    fault_status_5xx_at_query: "status_5xx" => ["checking"];
    fault_lost_at_query: "lost" => ["checking"];
    fault_duplicate_at_query: "duplicate" => ["paid"];
    fault_reordered_at_query: "reordered" => ["checking", "pending"];
    fault_bad_signature_at_query: "bad_signature" => ["checking"];
    fault_wrong_amount_at_query: "wrong_amount" => ["checking"];
    fault_malformed_at_query: "malformed" => ["checking"];
}

callback_faults! {
    fault_slow_at_callback: "slow" => ["pending"];
    fault_status_5xx_at_callback: "status_5xx" => ["paid"];
    fault_lost_at_callback: "lost" => ["pending"];
    fault_duplicate_at_callback: "duplicate" => ["paid"];
    fault_reordered_at_callback: "reordered" => ["pending"];
    fault_bad_signature_at_callback: "bad_signature" => ["pending"];
    fault_wrong_amount_at_callback: "wrong_amount" => ["pending"];
    fault_malformed_at_callback: "malformed" => ["pending"];
}
