//! Making payments: what is refused, what is computed, how each channel is paid.

use api::{state::AppState, store::outbox, worker};
use sea_orm::EntityTrait;
use serde_json::{Value, json};

use super::till::{MOBILE, Till};
use crate::kit::{HOLDER_NAME, TestApp};

async fn stranger(app: &TestApp) -> crate::kit::Client {
    let client = app.signed_in("13900009000").await;
    app.verify("13900009000", "赵一", "370102198502280013", "L2").await;
    client
}

#[tokio::test]
async fn bill_and_late_fee_are_paid_booked_and_receipted() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    assert_eq!(payment["state"], "pending");
    assert_eq!(payment["amount_fen"], 18_826);
    let parts = payment["allocations"].as_array().unwrap();
    let kinds: Vec<_> =
        parts.iter().map(|p| (p["kind"].as_str().unwrap(), &p["amount_fen"])).collect();
    assert_eq!(kinds, [("bill", &json!(18_640)), ("late_fee", &json!(186))]);
    assert_eq!(parts[0]["period"], "2026-09");
    assert_eq!(payment["expires_at"], "2026-11-24T04:15:00Z");
    assert_eq!(payment["action"]["kind"], "show_qr");
    assert!(payment["action"]["path"].as_str().unwrap().starts_with("M4 4h7v1h-7z"));
    till.pay_at_cashier(&payment).await;
    till.wait_for_callbacks(1).await;
    let paid = till.payment(&payment).await;
    assert_eq!(paid["state"], "paid");
    assert!(paid["action"].is_null() && paid["paid_at"].is_string());
    till.assert_paid_once(&payment).await;
    let texts = till.app.messages(MOBILE).await;
    assert!(texts[0].contains("188.26 元"), "{texts:?}");
    let list = till.client.get("/payments").await.expect(200);
    assert_eq!(list["payments"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn several_bills_and_a_top_up_are_one_payment() {
    let till = Till::open().await;
    let mut body = till.request(&["B2", "B3"], 18_826 + 7_100 + 5_000).await;
    body["top_up_fen"] = json!(5_000);
    let payment = till.client.create("/payments", "pay", &body).await.expect(201);
    till.pay_at_cashier(&payment).await;
    let done = till.until(&payment, &["receipted"]).await;
    assert_eq!(done["allocations"].as_array().unwrap().len(), 4);
    assert!(till.supplier_has_paid("B2").await && till.supplier_has_paid("B3").await);
    assert_eq!(till.supplier_balance().await, 5_000);
    till.assert_money_adds_up().await;
}

#[tokio::test]
async fn a_top_up_that_a_synchronisation_brought_first_counts_once() {
    let till = Till::open().await;
    let mut body = till.request(&[], 5_000).await;
    body["top_up_fen"] = json!(5_000);
    let payment = till.client.create("/payments", "pay", &body).await.expect(201);
    till.pay_at_cashier(&payment).await;
    till.wait_for_callbacks(1).await;
    // The supplier books; its answer gets lost, and the customer looks meanwhile.
    till.app.fault("customer_system.book", "lost", 1).await;
    till.app.work().await;
    assert_eq!(till.payment(&payment).await["state"], "paid");
    let path = format!("/accounts/{}", till.account_id);
    let asked = till.client.post(&format!("{path}/synchronisation"), &json!({})).await.expect(200);
    assert_eq!(asked["balance_fen"], 5_000);
    till.until(&payment, &["receipted"]).await;
    assert_eq!(till.client.get(&path).await.expect(200)["balance_fen"], 5_000);
}

#[tokio::test]
async fn a_top_up_shows_on_the_account_as_soon_as_it_is_booked() {
    let till = Till::open().await;
    let mut body = till.request(&[], 5_000).await;
    body["top_up_fen"] = json!(5_000);
    let payment = till.client.create("/payments", "pay", &body).await.expect(201);
    till.pay_at_cashier(&payment).await;
    till.wait_for_callbacks(1).await;
    till.app.work().await;
    assert_eq!(till.row(&payment).await.state, "receipted");
    let path = format!("/accounts/{}", till.account_id);
    assert_eq!(till.client.get(&path).await.expect(200)["balance_fen"], 5_000);
}

#[tokio::test]
async fn the_same_key_gives_the_same_payment_and_another_body_is_refused() {
    let till = Till::open().await;
    let body = till.request(&["B2"], 18_826).await;
    let first = till.client.create("/payments", "k", &body).await.expect(201);
    let second = till.client.create("/payments", "k", &body).await.expect(201);
    assert_eq!(first, second);
    let other = till.request(&["B3"], 7_100).await;
    till.client.create("/payments", "k", &other).await.problem(409, "IDEMPOTENCY_KEY_REUSED");
    let none = till.client.post("/payments", &body).await;
    none.problem(400, "IDEMPOTENCY_KEY_REQUIRED");
    assert_eq!(till.look("/wechat-pay/sandbox/orders").await.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_bill_has_one_open_payment() {
    let till = Till::open().await;
    let first = till.pay_overdue().await;
    let both = till.request(&["B2", "B3"], 18_826 + 7_100).await;
    let refused = till.client.create("/payments", "k2", &both).await.problem(409, "PAYMENT_OPEN");
    assert_eq!(refused["params"]["payment_id"], first["payment_id"]);
    // The refused payment claimed nothing.
    let other = till.request(&["B3"], 7_100).await;
    till.client.create("/payments", "k3", &other).await.expect(201);
}

#[tokio::test]
async fn two_at_the_same_moment_make_one_payment() {
    let till = Till::open().await;
    let body = till.request(&["B2"], 18_826).await;
    let keys = ["a", "b", "c", "d"];
    let all = keys.map(|key| till.client.create("/payments", key, &body));
    let [a, b, c, d] = all;
    let (a, b, c, d) = tokio::join!(a, b, c, d);
    let mut codes = [a, b, c, d].map(|answer| answer.status.as_u16());
    codes.sort_unstable();
    assert_eq!(codes, [201, 409, 409, 409]);
    assert_eq!(till.look("/wechat-pay/sandbox/orders").await.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_the_page_showed_must_still_be_so() {
    let till = Till::open().await;
    let body = till.request(&["B2"], 18_640).await;
    let refused = till.client.create("/payments", "k", &body).await;
    assert_eq!(refused.problem(409, "AMOUNT_CHANGED")["params"]["amount_fen"], "18826");
    // Ten minutes to midnight: the fee grows then, so the order can't last longer.
    till.advance(11 * 3_600_000 + 50 * 60_000).await;
    let payment = till.pay_overdue().await;
    assert_eq!(payment["expires_at"], "2026-11-24T16:00:00Z");
}

#[tokio::test]
async fn nothing_is_begun_in_the_last_two_minutes_of_a_day() {
    let till = Till::open().await;
    let body = till.request(&["B2"], 18_826).await;
    // A second less than two minutes to midnight.
    till.advance(12 * 3_600_000 - 119_000).await;
    let refused = till.client.create("/payments", "late", &body).await.problem(409, "DAY_ENDS");
    assert_eq!(refused["title"], "临近零点，暂时不能发起支付");
    assert_eq!(till.look("/wechat-pay/sandbox/orders").await, json!([]));
    till.advance(119_000).await;
    let changed = till.client.create("/payments", "next", &body).await;
    let fen = changed.problem(409, "AMOUNT_CHANGED")["params"]["amount_fen"].clone();
    assert_eq!(fen, "18845", "the late fee of the new day");
    let body = till.request(&["B2"], 18_845).await;
    let payment = till.client.create("/payments", "then", &body).await.expect(201);
    assert_eq!(payment["expires_at"], "2026-11-24T16:15:00Z");
}

#[tokio::test]
async fn other_peoples_accounts_and_bills_do_not_exist() {
    let till = Till::open().await;
    let own = till.request(&["B2"], 18_826).await;
    let stranger = stranger(&till.app).await;
    stranger.create("/payments", "k", &own).await.problem(404, "NOT_FOUND");
    let mut unknown = own.clone();
    unknown["bill_ids"] = json!(["nobody's"]);
    till.client.create("/payments", "k", &unknown).await.problem(404, "NOT_FOUND");
    let payment = till.pay_overdue().await;
    let id = payment["payment_id"].as_str().unwrap();
    stranger.get(&format!("/payments/{id}")).await.problem(404, "NOT_FOUND");
    for what in ["checks", "closure"] {
        let path = format!("/payments/{id}/{what}");
        stranger.post(&path, &json!({})).await.problem(404, "NOT_FOUND");
    }
    assert_eq!(stranger.get("/payments").await.expect(200)["payments"], json!([]));
    till.app.client().get("/payments").await.problem(401, "SIGN_IN_REQUIRED");
}

#[tokio::test]
async fn bodies_that_make_no_payment_are_refused() {
    let till = Till::open().await;
    let body = till.request(&["B2"], 18_826).await;
    let with = |change: &dyn Fn(&mut Value)| {
        let mut body = body.clone();
        change(&mut body);
        body
    };
    let nothing = with(&|b| b["bill_ids"] = json!([]));
    till.client.create("/payments", "1", &nothing).await.field("/bill_ids", "AMOUNT");
    let negative = with(&|b| b["top_up_fen"] = json!(-1));
    till.client.create("/payments", "2", &negative).await.field("/top_up_fen", "AMOUNT");
    let twice = with(&|b| b["bill_ids"] = json!([b["bill_ids"][0], b["bill_ids"][0]]));
    till.client.create("/payments", "3", &twice).await.field("/bill_ids", "AMOUNT");
    let huge = with(&|b| b["top_up_fen"] = json!(i64::MAX));
    till.client.create("/payments", "4", &huge).await.field("/top_up_fen", "AMOUNT");
    let unknown = with(&|b| b["discount"] = json!(1));
    till.client.create("/payments", "5", &unknown).await.problem(400, "BODY_INVALID");
    let float = with(&|b| b["expected_total_fen"] = json!(188.26));
    till.client.create("/payments", "6", &float).await.problem(400, "BODY_INVALID");
    let paid = till.request(&["B1"], 9_120).await;
    till.client.create("/payments", "7", &paid).await.problem(409, "ALREADY_PAID");
    assert_eq!(till.look("/wechat-pay/sandbox/orders").await, json!([]));
}

#[tokio::test]
async fn h5_leads_to_the_cashier_and_jsapi_needs_a_linked_wechat() {
    let till = Till::open().await;
    let mut body = till.request(&["B2"], 18_826).await;
    body["channel"] = json!("wechat_jsapi");
    till.client.create("/payments", "1", &body).await.problem(409, "WECHAT_LINK_REQUIRED");
    body["channel"] = json!("wechat_h5");
    let payment = till.client.create("/payments", "2", &body).await.expect(201);
    assert_eq!(payment["action"]["kind"], "go_to");
    assert_eq!(payment["expires_at"], "2026-11-24T04:05:00Z", "as long as the address is good");
    let url = payment["action"]["h5_url"].as_str().unwrap();
    let code = url.split('?').next().unwrap();
    till.http.post(format!("{code}/payment")).form(&[("", "")]).send().await.unwrap();
    till.assert_paid_once(&payment).await;
}

/// Goes to WeChat and back, as the browser does.
async fn link_wechat(till: &Till) {
    let there = till.client.get("/wechat/authorisation?return_to=/pay").await;
    assert_eq!(there.status.as_u16(), 302, "{}", String::from_utf8_lossy(&there.body));
    let back = till.http.get(there.header("location")).send().await.unwrap();
    let back = back.headers()["location"].to_str().unwrap().to_owned();
    let path = back.strip_prefix(&till.app.state.origin).unwrap_or_else(|| panic!("{back}"));
    let done = till.client.get(&format!("/{path}")).await;
    assert_eq!(done.status.as_u16(), 302, "{}", String::from_utf8_lossy(&done.body));
}

#[tokio::test]
async fn jsapi_is_paid_through_the_bridge() {
    let till = Till::open().await;
    link_wechat(&till).await;
    let mut body = till.request(&["B2"], 18_826).await;
    body["channel"] = json!("wechat_jsapi");
    let payment = till.client.create("/payments", "1", &body).await.expect(201);
    assert_eq!(payment["action"]["kind"], "invoke_bridge", "{payment}");
    let action = &payment["action"];
    let bridge = json!({
        "appId": action["app_id"], "timeStamp": action["time_stamp"],
        "nonceStr": action["nonce_str"], "package": action["package"],
        "signType": action["sign_type"], "paySign": action["pay_sign"],
    });
    till.sandbox("/wechat-pay/sandbox/jsapi-pay", bridge).await;
    till.assert_paid_once(&payment).await;
}

#[tokio::test]
async fn a_bill_paid_elsewhere_meanwhile_becomes_surplus() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    let mut world_bill = crate::kit::bill("B2", "2026-09", "2026-11-14", 18_640, true);
    world_bill.paid_at = Some("2026-11-24T03:00:00Z".to_owned());
    let account = crate::kit::account(crate::kit::ACCOUNT, vec![world_bill]);
    let world = domain::outside::customer_system::World { accounts: vec![account] };
    till.app.load(&world).await;
    till.pay_at_cashier(&payment).await;
    let done = till.until(&payment, &["receipted"]).await;
    assert_eq!(done["surplus_fen"], 18_826);
    assert_eq!(till.supplier_balance().await, 18_826);
    till.assert_money_adds_up().await;
}

#[tokio::test]
async fn a_supplier_that_is_down_is_asked_until_it_books() {
    let till = Till::open().await;
    till.app.fault("customer_system.book", "lost", 1).await;
    till.app.fault("customer_system.book", "status_5xx", 2).await;
    let payment = till.pay_overdue().await;
    till.pay_at_cashier(&payment).await;
    till.wait_for_callbacks(1).await;
    till.app.work().await;
    assert_eq!(till.payment(&payment).await["state"], "paid");
    till.assert_paid_once(&payment).await;
}

/// Its state and what went wrong, of the booking in the outbox.
async fn booking(till: &Till, payment: &Value) -> (String, Option<String>) {
    let reference = format!("book-{}", payment["order_number"].as_str().unwrap());
    let all = outbox::Entity::find().all(&till.app.state.db).await.unwrap();
    let row = all.into_iter().find(|row| row.reference == reference).unwrap();
    (row.state, row.last_error)
}

#[tokio::test]
async fn a_key_that_is_not_taken_holds_up_a_booking_and_loses_none() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    till.pay_at_cashier(&payment).await;
    till.wait_for_callbacks(1).await;
    // A process that still has yesterday's key is the first to try.
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("old.key");
    std::fs::write(&key, "the key of yesterday").unwrap();
    let state = &till.app.state;
    let mut config = state.config.clone();
    config.outside.customer_system_key_file = Some(key);
    let (db, clock, random) = (state.db.clone(), state.clock.clone(), state.random.clone());
    worker::tick(&AppState::new(config, db, clock, random).unwrap()).await;
    let refused = ("waiting".to_owned(), Some("it refused with 401".to_owned()));
    assert_eq!(booking(&till, &payment).await, refused);
    assert_eq!(till.events(&payment, "booking_refused").await, 0);
    till.assert_paid_once(&payment).await;
}

#[tokio::test]
async fn a_booking_that_the_supplier_refuses_is_given_up_with_an_alarm() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    // The bill is withdrawn while it is being paid.
    let account = crate::kit::account(crate::kit::ACCOUNT, vec![]);
    till.app.load(&domain::outside::customer_system::World { accounts: vec![account] }).await;
    till.pay_at_cashier(&payment).await;
    till.wait_for_callbacks(1).await;
    till.app.work().await;
    let refused = ("dead".to_owned(), Some("it refused with 422".to_owned()));
    assert_eq!(booking(&till, &payment).await, refused);
    assert_eq!(till.events(&payment, "booking_refused").await, 1);
    assert_eq!(till.row(&payment).await.state, "paid", "the money isn't forgotten");
    till.assert_money_adds_up().await;
}

#[tokio::test]
async fn the_name_in_the_file_stays_masked() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    till.pay_at_cashier(&payment).await;
    let done = till.until(&payment, &["receipted"]).await;
    let id = done["receipt_id"].as_str().unwrap();
    let receipt = till.client.get(&format!("/receipts/{id}")).await.expect(200);
    assert!(!receipt.to_string().contains(HOLDER_NAME), "{receipt}");
}
