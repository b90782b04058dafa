//! Binding accounts and reading bills.

mod review;

use std::time::Duration;

use domain::outside::customer_system::World;
use serde_json::{Value, json};

use crate::kit::{ACCOUNT, Client, HOLDER_ID, HOLDER_NAME, TestApp, account, bill};

const MOBILE: &str = "13800008000";
const STRANGER: &str = "13900009000";
const STRANGER_ID: &str = "370102198502280013";

fn by_amount(number: &str, role: &str, amount_fen: i64) -> Value {
    json!({
        "account_number": number,
        "role": role,
        "proof": { "kind": "recent_bill_amount", "amount_fen": amount_fen },
        "nickname": null,
    })
}

async fn holder(app: &TestApp) -> Client {
    app.load_small_supplier().await;
    let client = app.signed_in(MOBILE).await;
    app.verify(MOBILE, HOLDER_NAME, HOLDER_ID, "L2").await;
    client
}

async fn bound(app: &TestApp) -> (Client, Value) {
    let client = holder(app).await;
    let account = client.create("/accounts", "k", &by_amount(ACCOUNT, "holder", 18_640)).await;
    (client, account.expect(201))
}

async fn stranger(app: &TestApp) -> Client {
    let client = app.signed_in(STRANGER).await;
    app.verify(STRANGER, "赵一", STRANGER_ID, "L2").await;
    client
}

#[tokio::test]
async fn binding_needs_a_verified_person() {
    let app = TestApp::start().await;
    app.load_small_supplier().await;
    let client = app.signed_in(MOBILE).await;
    let answer = client.create("/accounts", "k", &by_amount(ACCOUNT, "payer", 18_640)).await;
    assert_eq!(answer.problem(403, "REALNAME_REQUIRED")["params"]["level"], "L2");
    app.verify(MOBILE, HOLDER_NAME, HOLDER_ID, "L1").await;
    let answer = client.create("/accounts", "k", &by_amount(ACCOUNT, "payer", 18_640)).await;
    answer.problem(403, "REALNAME_REQUIRED");
}

#[tokio::test]
async fn an_unknown_number_and_a_wrong_proof_look_the_same() {
    let app = TestApp::start().await;
    let client = holder(&app).await;
    let unknown = by_amount("3300000009999", "holder", 18_640);
    let one = client.create("/accounts", "k1", &unknown).await;
    let two = client.create("/accounts", "k2", &by_amount(ACCOUNT, "holder", 18_641)).await;
    let mut one = one.problem(422, "ACCOUNT_PROOF_FAILED");
    let mut two = two.problem(422, "ACCOUNT_PROOF_FAILED");
    one["trace_id"] = Value::Null;
    two["trace_id"] = Value::Null;
    assert_eq!(one, two);
    let accounts = client.get("/accounts").await.expect(200);
    assert_eq!(accounts["accounts"], json!([]));
}

#[tokio::test]
async fn wrong_answers_take_a_round_time() {
    let app = TestApp::start().await;
    let client = holder(&app).await;
    for number in ["3300000009999", ACCOUNT] {
        let begun = tokio::time::Instant::now();
        let answer = client.create("/accounts", number, &by_amount(number, "holder", 1)).await;
        answer.problem(422, "ACCOUNT_PROOF_FAILED");
        assert!(begun.elapsed() >= Duration::from_millis(300), "{:?}", begun.elapsed());
    }
}

#[tokio::test]
async fn only_recent_bills_prove_anything() {
    let app = TestApp::start().await;
    let client = stranger(&app).await;
    let months = ["2026-06", "2026-07", "2026-08", "2026-09"];
    let bills = months.iter().enumerate();
    let bills = bills.map(|(i, month)| {
        let amount = 1_000 + i64::try_from(i).unwrap();
        bill(&format!("B{i}"), month, "2026-12-20", amount, true)
    });
    // As a supplier may tell them: neither oldest nor newest first.
    let mut bills: Vec<_> = bills.collect();
    bills.swap(0, 2);
    app.load(&World { accounts: vec![account(ACCOUNT, bills)] }).await;
    let old = client.create("/accounts", "k1", &by_amount(ACCOUNT, "payer", 1_000)).await;
    old.problem(422, "ACCOUNT_PROOF_FAILED");
    client.create("/accounts", "k2", &by_amount(ACCOUNT, "payer", 1_001)).await.expect(201);
}

#[tokio::test]
async fn tries_are_limited() {
    let app = TestApp::start().await;
    let client = holder(&app).await;
    for attempt in 0..10 {
        let wrong = by_amount("3300000009999", "payer", 100 + attempt);
        let answer = client.create("/accounts", "k", &wrong).await;
        answer.problem(422, "ACCOUNT_PROOF_FAILED");
    }
    let answer = client.create("/accounts", "k", &by_amount(ACCOUNT, "holder", 18_640)).await;
    answer.problem(429, "RATE_LIMITED");
    app.state.clock.advance(Duration::from_secs(3_601));
    client.create("/accounts", "k", &by_amount(ACCOUNT, "holder", 18_640)).await.expect(201);
}

#[tokio::test]
async fn two_wishes_at_the_same_time_bind_once() {
    let app = TestApp::start().await;
    let client = holder(&app).await;
    let wish = by_amount(ACCOUNT, "holder", 18_640);
    let (one, two) = tokio::join!(
        client.create("/accounts", "k1", &wish),
        client.create("/accounts", "k2", &wish)
    );
    let (first, second) = if one.status == 201 { (one, two) } else { (two, one) };
    first.expect(201);
    second.problem(409, "ALREADY_BOUND");
}

#[tokio::test]
async fn a_code_goes_to_the_mobile_in_the_file() {
    let app = TestApp::start().await;
    let client = holder(&app).await;
    let ask = |number: &'static str| {
        client.post_owned("/account-proof-codes", json!({ "account_number": number }))
    };
    let known = ask(ACCOUNT).await.expect(202);
    let unknown = ask("3300000009999").await.expect(202);
    assert_eq!(known["mobile_masked"], unknown["mobile_masked"]);
    let code = app.code_for("13800008001").await;
    let wish = |number: &str, code: &str| {
        json!({
            "account_number": number,
            "role": "holder",
            "proof": { "kind": "file_mobile_code", "code": code },
            "nickname": "父母家",
        })
    };
    let other = client.create("/accounts", "k1", &wish("3300000009999", &code)).await;
    other.problem(422, "ACCOUNT_PROOF_FAILED");
    let account = client.create("/accounts", "k2", &wish(ACCOUNT, &code)).await.expect(201);
    assert_eq!(account["nickname"], "父母家");
}

#[tokio::test]
async fn a_former_number_and_the_lengthened_one_are_the_same_account() {
    let app = TestApp::with(&["--account-prefix", "330"]).await;
    let client = holder(&app).await;
    let (former, whole) = ("0000000017", ACCOUNT);
    client.post("/account-proof-codes", &json!({ "account_number": former })).await.expect(202);
    let other = client.post("/account-proof-codes", &json!({ "account_number": whole })).await;
    other.problem(429, "TOO_MANY_CODES");
    for attempt in 0..9 {
        let number = if attempt % 2 == 0 { former } else { whole };
        let wrong = client.create("/accounts", "k", &by_amount(number, "holder", 1)).await;
        wrong.problem(422, "ACCOUNT_PROOF_FAILED");
    }
    let proof = json!({ "kind": "file_mobile_code", "code": app.code_for("13800008001").await });
    let wish = json!({ "account_number": former, "role": "holder", "proof": proof,
                       "nickname": null });
    client.create("/accounts", "k", &wish).await.expect(201);
    // Ten tries at the number, by whichever of its spellings: the next one is one too many.
    let eleventh =
        stranger(&app).await.create("/accounts", "k", &by_amount(whole, "payer", 1)).await;
    eleventh.problem(429, "RATE_LIMITED");
}

#[tokio::test]
async fn a_code_asked_for_by_one_login_is_none_for_another() {
    let app = TestApp::start().await;
    let client = holder(&app).await;
    client.post("/account-proof-codes", &json!({ "account_number": ACCOUNT })).await.expect(202);
    let code = app.code_for("13800008001").await;
    let stranger = stranger(&app).await;
    let wish = json!({
        "account_number": ACCOUNT,
        "role": "payer",
        "proof": { "kind": "file_mobile_code", "code": code },
        "nickname": null,
    });
    stranger.create("/accounts", "k", &wish).await.problem(422, "ACCOUNT_PROOF_FAILED");
}

#[tokio::test]
async fn the_holder_sees_everything() {
    let app = TestApp::start().await;
    let (client, account) = bound(&app).await;
    // B2 has been overdue for ten days: 186.40 × 1‰ × 10 = 1.86.
    assert_eq!(account["owed_fen"], 18_640 + 186 + 7_100);
    assert_eq!(account["account_number"], ACCOUNT);
    assert_eq!(account["holder_masked"], "王*");
    assert_eq!(account["address_masked"], "杭州市明珠路***");
    assert_eq!(account["stale"], false);
    assert_eq!(account["unpaid"].as_array().unwrap().len(), 2);
    let id = account["account_id"].as_str().unwrap();
    let list = client.get(&format!("/accounts/{id}/bills")).await.expect(200);
    let states: Vec<_> = list["bills"].as_array().unwrap().iter().map(|b| &b["state"]).collect();
    assert_eq!(states, ["unpaid", "overdue", "paid"]);
    assert_eq!(list["usage"].as_array().unwrap().len(), 3);
    let bill_id = list["bills"][1]["bill_id"].as_str().unwrap();
    let detail = client.get(&format!("/bills/{bill_id}")).await.expect(200);
    assert_eq!(detail["lines"][0]["amount_fen"], 18_640);
    assert_eq!(detail["late_fee"]["amount_fen"], 186);
    assert_eq!(detail["late_fee"]["computation"][0], "186.40 元 × 1‰ × 10 天 = 1.86 元");
    let me = client.get("/me").await.expect(200);
    assert_eq!(me["owed_fen"], account["owed_fen"]);
    assert_eq!(me["active_party"]["name_masked"], "王*");
}

#[tokio::test]
async fn a_payer_sees_amount_and_period_only() {
    let app = TestApp::start().await;
    app.load_small_supplier().await;
    let client = stranger(&app).await;
    let account = client.create("/accounts", "k", &by_amount(ACCOUNT, "payer", 7_100)).await;
    let account = account.expect(201);
    assert_eq!(account["account_number"], "*********0017");
    assert_eq!(account["owed_fen"], 18_640 + 186 + 7_100);
    let id = account["account_id"].as_str().unwrap();
    let list = client.get(&format!("/accounts/{id}/bills")).await.expect(200);
    assert_eq!(list["usage"], json!([]));
    assert!(list["bills"][0]["energy_kwh_x100"].is_null());
    let bill_id = list["bills"][1]["bill_id"].as_str().unwrap();
    let detail = client.get(&format!("/bills/{bill_id}")).await.expect(200);
    for hidden in ["lines", "readings", "usage"] {
        assert_eq!(detail[hidden], json!([]), "{hidden}");
    }
    for hidden in ["tiers", "tariff", "late_fee"] {
        assert!(detail[hidden].is_null(), "{hidden}");
    }
    assert_eq!(detail["summary"]["amount_fen"], 18_640);
    assert_eq!(detail["summary"]["period"], "2026-09");
}

#[tokio::test]
async fn others_accounts_and_bills_are_not_found() {
    let app = TestApp::start().await;
    let (client, account) = bound(&app).await;
    let id = account["account_id"].as_str().unwrap();
    let bill_id = account["unpaid"][0]["bill_id"].as_str().unwrap();
    let stranger = stranger(&app).await;
    let unverified = app.signed_in("13700007000").await;
    for other in [&stranger, &unverified] {
        other.get(&format!("/accounts/{id}")).await.problem(404, "NOT_FOUND");
        other.get(&format!("/accounts/{id}/bills")).await.problem(404, "NOT_FOUND");
        other.get(&format!("/bills/{bill_id}")).await.problem(404, "NOT_FOUND");
        other.delete(&format!("/accounts/{id}")).await.problem(404, "NOT_FOUND");
        let path = format!("/accounts/{id}/synchronisation");
        other.post(&path, &json!({})).await.problem(404, "NOT_FOUND");
    }
    client.get(&format!("/bills/{bill_id}")).await.expect(200);
    client.get("/bills/no-such-bill").await.problem(404, "NOT_FOUND");
}

#[tokio::test]
async fn after_unbinding_nothing_is_seen() {
    let app = TestApp::start().await;
    let (client, account) = bound(&app).await;
    let id = account["account_id"].as_str().unwrap();
    client.delete(&format!("/accounts/{id}")).await.expect(204);
    client.get(&format!("/accounts/{id}/bills")).await.problem(404, "NOT_FOUND");
    assert_eq!(client.get("/me").await.expect(200)["accounts"], json!([]));
}

#[tokio::test]
async fn an_old_copy_is_read_again_and_a_dead_system_leaves_the_old_one() {
    let app = TestApp::start().await;
    let (client, account) = bound(&app).await;
    let id = account["account_id"].as_str().unwrap();
    let path = format!("/accounts/{id}");
    let bills = vec![bill("B9", "2026-11", "2026-12-25", 5_000, false)];
    app.load(&World { accounts: vec![crate::kit::account(ACCOUNT, bills)] }).await;
    assert_eq!(client.get(&path).await.expect(200)["owed_fen"], account["owed_fen"]);

    app.state.clock.advance(Duration::from_secs(301));
    let fresh = client.get(&path).await.expect(200);
    assert!(fresh["unpaid"].as_array().unwrap().iter().any(|bill| bill["amount_fen"] == 5_000));

    app.fault("customer_system.read", "status_5xx", 50).await;
    app.state.clock.advance(Duration::from_secs(301));
    let old = client.get(&path).await.expect(200);
    assert_eq!(old["owed_fen"], fresh["owed_fen"]);
    assert_eq!(old["synchronised_at"], fresh["synchronised_at"]);
    assert_eq!(old["stale"], false);
    app.state.clock.advance(Duration::from_secs(3_601));
    assert_eq!(client.get(&path).await.expect(200)["stale"], true);
    let by_hand = client.post(&format!("{path}/synchronisation"), &json!({})).await;
    by_hand.problem(503, "UNAVAILABLE");
    let wish = by_amount(ACCOUNT, "payer", 18_640);
    client.create("/accounts", "k9", &wish).await.problem(503, "UNAVAILABLE");
}

#[tokio::test]
async fn a_bill_paid_elsewhere_is_paid_after_the_next_reading() {
    let app = TestApp::start().await;
    let (client, account) = bound(&app).await;
    let id = account["account_id"].as_str().unwrap();
    let bills = vec![
        bill("B2", "2026-09", "2026-11-14", 18_640, true),
        bill("B3", "2026-10", "2026-12-20", 7_100, false),
    ];
    app.load(&World { accounts: vec![crate::kit::account(ACCOUNT, bills)] }).await;
    let path = format!("/accounts/{id}/synchronisation");
    assert_eq!(client.post(&path, &json!({})).await.expect(200)["owed_fen"], 7_100);
}

#[tokio::test]
async fn a_bill_that_the_supplier_withdrew_is_neither_shown_nor_paid() {
    let app = TestApp::start().await;
    let (client, bound) = bound(&app).await;
    let id = bound["account_id"].as_str().unwrap();
    let path = format!("/accounts/{id}/bills");
    let periods = async || -> Vec<String> {
        let list = client.get(&path).await.expect(200);
        let bills = list["bills"].as_array().unwrap().iter();
        bills.map(|bill| bill["period"].as_str().unwrap().to_owned()).collect()
    };
    let before = client.get(&path).await.expect(200);
    assert_eq!(before["bills"][1]["period"], "2026-09");
    let withdrawn = before["bills"][1]["bill_id"].as_str().unwrap();
    // B2 was wrong and is replaced by B2a; the paid B1 left the supplier's answers long ago.
    let corrected = bill("B2a", "2026-09", "2026-11-14", 18_000, false);
    let due = bill("B3", "2026-10", "2026-12-20", 7_100, false);
    app.load(&World { accounts: vec![account(ACCOUNT, vec![corrected, due.clone()])] }).await;
    let synchronisation = format!("/accounts/{id}/synchronisation");
    let summary = client.post(&synchronisation, &json!({})).await.expect(200);
    assert_eq!(summary["unpaid"].as_array().unwrap().len(), 2);
    assert_eq!(periods().await, ["2026-10", "2026-09", "2026-08"]);
    client.get(&format!("/bills/{withdrawn}")).await.problem(404, "NOT_FOUND");
    let pay = json!({
        "account_id": id, "bill_ids": [withdrawn], "top_up_fen": 0,
        "expected_total_fen": 18_826, "channel": "wechat_native",
    });
    client.create("/payments", "k", &pay).await.problem(404, "NOT_FOUND");
    // Told again, it is a bill again.
    let again = bill("B2", "2026-09", "2026-11-14", 18_640, false);
    app.load(&World { accounts: vec![account(ACCOUNT, vec![again, due])] }).await;
    client.post(&synchronisation, &json!({})).await.expect(200);
    client.get(&format!("/bills/{withdrawn}")).await.expect(200);
    assert_eq!(periods().await, ["2026-10", "2026-09", "2026-08"]);
}
