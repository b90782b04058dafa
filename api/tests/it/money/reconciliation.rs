//! The next day's list finds what callbacks and queries missed.

use api::{payment::reconcile::reconcile, worker::housekeeping};
use jiff::civil::date;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::till::Till;

/// Hours from noon to a quarter past ten on the next day.
const TO_THE_LIST: u64 = 22 * 3_600_000 + 15 * 60_000;

#[tokio::test]
async fn what_was_missed_is_found_and_booked() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    till.app.fault("wechat_pay.callback", "lost", 1).await;
    till.pay_at_cashier(&payment).await;
    // As if closed by mistake, with nobody asking any more.
    let mut row = till.row(&payment).await.into_active_model();
    row.state = Set("closed".to_owned());
    row.next_check_at = Set(None);
    row.update(&till.app.state.db).await.unwrap();
    till.advance(TO_THE_LIST).await;
    let report = reconcile(&till.app.state, date(2026, 11, 24)).await.unwrap().unwrap();
    assert_eq!((report.rows, report.received_fen), (1, 18_826));
    assert_eq!(report.found, [payment["order_number"].as_str().unwrap()]);
    assert_eq!(report.differences, Vec::<String>::new());
    till.app.work().await;
    assert_eq!(till.row(&payment).await.state, "receipted");
    let again = reconcile(&till.app.state, date(2026, 11, 24)).await.unwrap().unwrap();
    assert_eq!((again.rows, again.found.len(), again.differences.len()), (1, 0, 0));
    till.assert_money_adds_up().await;
}

#[tokio::test]
async fn what_does_not_fit_is_reported_and_not_booked() {
    let till = Till::open().await;
    till.app.fault("wechat_pay.prepay", "wrong_amount", 1).await;
    let payment = till.pay_overdue().await;
    till.pay_at_cashier(&payment).await;
    till.advance(TO_THE_LIST).await;
    let report = reconcile(&till.app.state, date(2026, 11, 24)).await.unwrap().unwrap();
    assert_eq!(report.differences.len(), 1, "{report:?}");
    assert!(report.differences[0].contains("18827 fen received for 18826 fen"));
    assert!(!till.supplier_has_paid("B2").await);
}

/// Gives money back at the merchant platform; all of it unless told how much.
async fn refund(till: &Till, payment: &serde_json::Value, amount_fen: Option<i64>) {
    let url = format!("{}/wechat-pay/sandbox/refunds", till.app.sandbox.base_url);
    let mut form = vec![("out_trade_no", payment["order_number"].as_str().unwrap().to_owned())];
    form.extend(amount_fen.map(|fen| ("amount_fen", fen.to_string())));
    let answer = till.http.post(url).form(&form).send().await.unwrap();
    assert!(answer.status().as_u16() < 400);
}

#[tokio::test]
async fn money_that_went_back_before_we_heard_of_it_is_not_booked() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    till.app.fault("wechat_pay.callback", "lost", 1).await;
    till.pay_at_cashier(&payment).await;
    refund(&till, &payment, None).await;
    assert_eq!(till.check(&payment).await["state"], "refunding");
    till.app.work().await;
    assert!(!till.supplier_has_paid("B2").await);
    assert_eq!(till.row(&payment).await.next_check_at, None);
    till.assert_money_adds_up().await;
    till.advance(TO_THE_LIST).await;
    till.app.work().await;
    assert_eq!(till.row(&payment).await.state, "refunded", "the list says that all went back");
    assert!(!till.supplier_has_paid("B2").await);
    till.assert_money_adds_up().await;
}

#[tokio::test]
async fn what_was_kept_of_money_that_went_back_in_part_is_booked_the_next_day() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    till.app.fault("wechat_pay.callback", "lost", 1).await;
    till.pay_at_cashier(&payment).await;
    refund(&till, &payment, Some(186)).await;
    // How much went back isn't known yet.
    assert_eq!(till.check(&payment).await["state"], "refunding");
    assert_eq!(till.row(&payment).await.state, "refunding_held");
    till.advance(TO_THE_LIST).await;
    let report = reconcile(&till.app.state, date(2026, 11, 24)).await.unwrap().unwrap();
    let order = payment["order_number"].as_str().unwrap();
    assert_eq!(report.differences, [format!("{order}: 186 of 18826 fen given back")]);
    till.app.work().await;
    assert_eq!(till.row(&payment).await.state, "receipted");
    assert!(till.supplier_has_paid("B2").await);
    till.assert_money_adds_up().await;
}

#[tokio::test]
async fn part_of_a_booked_payment_that_went_back_calls_an_operator_and_changes_nothing() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    till.pay_at_cashier(&payment).await;
    till.until(&payment, &["receipted"]).await;
    refund(&till, &payment, Some(18_640)).await;
    till.advance(TO_THE_LIST).await;
    till.app.work().await;
    assert_eq!(till.row(&payment).await.state, "receipted");
    assert_eq!(till.events(&payment, "gateway_refunded").await, 1);
    till.assert_money_adds_up().await;
}

#[tokio::test]
async fn the_worker_reconciles_once_a_day_after_ten() {
    use api::store::outbox;
    let till = Till::open().await;
    let rows = || async {
        let all = outbox::Entity::find().all(&till.app.state.db).await.unwrap();
        all.into_iter().filter(|row| row.kind == "reconcile").collect::<Vec<_>>()
    };
    till.app.work().await;
    assert_eq!(rows().await.len(), 1, "yesterday's, as it is noon");
    till.advance(TO_THE_LIST).await;
    till.app.work().await;
    till.app.work().await;
    let all = rows().await;
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|row| row.state == "delivered"), "{all:?}");
    let early = reconcile(&till.app.state, date(2026, 11, 25)).await.unwrap();
    assert!(early.is_ok_and(|report| report.rows == 0), "a day that isn't over has no list");
}

#[tokio::test]
async fn days_on_which_no_process_ran_are_made_up_for() {
    let till = Till::open().await;
    till.app.work().await;
    let payment = till.pay_overdue().await;
    till.app.fault("wechat_pay.callback", "lost", 1).await;
    till.pay_at_cashier(&payment).await;
    let mut row = till.row(&payment).await.into_active_model();
    row.state = Set("closed".to_owned());
    row.next_check_at = Set(None);
    row.update(&till.app.state.db).await.unwrap();
    till.advance(TO_THE_LIST + 2 * 24 * 3_600_000).await;
    till.app.work().await;
    assert_eq!(till.row(&payment).await.state, "receipted", "the list of three days ago has it");
    let all = api::store::outbox::Entity::find().all(&till.app.state.db).await.unwrap();
    let mut days: Vec<_> =
        all.iter().filter_map(|row| row.reference.strip_prefix("reconcile-")).collect();
    days.sort_unstable();
    assert_eq!(days, ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"]);
}

#[tokio::test]
async fn what_was_delivered_is_forgotten_after_a_month_except_which_days_are_done() {
    let till = Till::open().await;
    till.app.work().await;
    let kinds = async || {
        let all = api::store::outbox::Entity::find().all(&till.app.state.db).await.unwrap();
        let count = |kind: &str| all.iter().filter(|row| row.kind == kind).count();
        (count("sms"), count("reconcile"))
    };
    assert_eq!(kinds().await, (1, 1), "the code that signed in, and yesterday");
    till.advance(29 * 24 * 3_600_000).await;
    till.app.work().await;
    housekeeping::tidy(&till.app.state).await.unwrap();
    assert_eq!(kinds().await, (1, 30));
    till.advance(2 * 24 * 3_600_000).await;
    till.app.work().await;
    housekeeping::tidy(&till.app.state).await.unwrap();
    assert_eq!(kinds().await, (0, 32));
}
