//! Companies: what is public proves nothing; the company itself authorises its agent.

use std::time::Duration;

use serde_json::{Value, json};

use super::{LAN_ID, MOBILE, app, claim, consents, verify};
use crate::kit::{Client, TestApp};

const DAY: Duration = Duration::from_secs(86_400);

async fn agent(app: &TestApp) -> Client {
    let client = app.signed_in(MOBILE).await;
    let body = claim(&client, "name_id", "张晓兰", LAN_ID).await;
    verify(&client, "agent", &body).await.expect(201);
    client
}

async fn company(client: &Client, authorisation: Value) -> Value {
    json!({
        "method": "company",
        "credit_code": "91370102MA3TEXT0XT",
        "company_name": "明泉小吃店有限公司",
        "legal_name": "张晓兰",
        "legal_id_number": LAN_ID,
        "authorisation": authorisation,
        "consents": consents(client, &["privacy", "identity_provider"]).await,
    })
}

#[tokio::test]
async fn the_legal_person_authorises_by_sms() {
    let app = app().await;
    let client = agent(&app).await;
    let by_sms = json!({ "kind": "legal_person_sms", "mobile": "13800008009" });
    let done = verify(&client, "k1", &company(&client, by_sms).await).await.expect(201);
    assert_eq!(done["outcome"]["state"], "needs_authorisation", "{done}");
    assert_eq!(done["outcome"]["sent_to_masked"], "138****8009");
    let path = format!(
        "/identity-verifications/{}/authorisation",
        done["verification_id"].as_str().unwrap()
    );
    let code = app.code_for("13800008009").await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let refused = client.post(&path, &json!({ "kind": "sms_code", "code": wrong })).await;
    assert_eq!(refused.problem(422, "AUTHORISATION_WRONG")["params"]["tries_left"], "4");
    let done = client.post(&path, &json!({ "kind": "sms_code", "code": code })).await.expect(200);
    assert_eq!(done["outcome"]["party"]["kind"], "company", "{done}");
    assert_eq!(done["outcome"]["party"]["role"], "agent");
    let again = client.post(&path, &json!({ "kind": "sms_code", "code": code })).await;
    again.problem(409, "AUTHORISATION_CLOSED");
}

#[tokio::test]
async fn a_micro_transfer_authorises_and_three_guesses_do_not() {
    let app = app().await;
    let client = agent(&app).await;
    let transfer = json!({ "kind": "micro_transfer", "bank_account": "3301 0000 1234 5678" });
    let done = verify(&client, "k1", &company(&client, transfer).await).await.expect(201);
    let path = format!(
        "/identity-verifications/{}/authorisation",
        done["verification_id"].as_str().unwrap()
    );
    for left in ["2", "1"] {
        let guess =
            client.post(&path, &json!({ "kind": "transfer_amount", "amount_fen": 0 })).await;
        assert_eq!(guess.problem(422, "AUTHORISATION_WRONG")["params"]["tries_left"], left);
    }
    let last = client.post(&path, &json!({ "kind": "transfer_amount", "amount_fen": 100 })).await;
    last.problem(409, "AUTHORISATION_CLOSED");
    app.state.clock.advance(DAY);
    let client = app.signed_in(MOBILE).await;
    let transfer = json!({ "kind": "micro_transfer", "bank_account": "3301000012345678" });
    let done = verify(&client, "k2", &company(&client, transfer).await).await.expect(201);
    app.work().await;
    let path = format!(
        "/identity-verifications/{}/authorisation",
        done["verification_id"].as_str().unwrap()
    );
    let amount = app.transferred_last().await;
    let answer = json!({ "kind": "transfer_amount", "amount_fen": amount });
    let done = client.post(&path, &answer).await.expect(200);
    assert_eq!(done["outcome"]["state"], "verified", "{done}");
}

#[tokio::test]
async fn a_code_is_taken_for_ten_minutes() {
    let app = app().await;
    let client = agent(&app).await;
    let by_sms = json!({ "kind": "legal_person_sms", "mobile": "13800008009" });
    let done = verify(&client, "k1", &company(&client, by_sms).await).await.expect(201);
    let code = app.code_for("13800008009").await;
    app.state.clock.advance(std::time::Duration::from_secs(601));
    let path = format!(
        "/identity-verifications/{}/authorisation",
        done["verification_id"].as_str().unwrap()
    );
    let late = client.post(&path, &json!({ "kind": "sms_code", "code": code })).await;
    late.problem(409, "AUTHORISATION_CLOSED");
}

#[tokio::test]
async fn a_company_gets_one_transfer_a_day_and_three_a_month() {
    let app = app().await;
    let transfer = json!({ "kind": "micro_transfer", "bank_account": "3301000012345678" });
    let mut client = agent(&app).await;
    for day in 1..=4 {
        for (key, of_day) in [("first", 1), ("second", 2)] {
            let body = company(&client, transfer.clone()).await;
            let done = verify(&client, &format!("{key}-{day}"), &body).await.expect(201);
            let outcome = &done["outcome"];
            if of_day == 1 && day <= 3 {
                assert_eq!(outcome["state"], "needs_authorisation", "day {day}: {done}");
            } else {
                assert_eq!(outcome["reason"], "stamped_letter", "day {day}: {done}");
            }
        }
        app.state.clock.advance(DAY);
        client = app.signed_in(MOBILE).await;
    }
    app.state.clock.advance(DAY * 27);
    client = app.signed_in(MOBILE).await;
    let done = verify(&client, "later", &company(&client, transfer).await).await.expect(201);
    assert_eq!(done["outcome"]["state"], "needs_authorisation", "{done}");
}

/// Digits as a Chinese keyboard in full-width mode types them.
fn full_width(digits: &str) -> String {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap();
    digits.chars().map(wide).collect()
}

#[tokio::test]
async fn full_width_digits_are_digits_and_nonsense_costs_no_try() {
    let app = app().await;
    let client = agent(&app).await;
    let by_sms = json!({ "kind": "legal_person_sms", "mobile": "13800008009" });
    let done = verify(&client, "k1", &company(&client, by_sms).await).await.expect(201);
    let path = format!(
        "/identity-verifications/{}/authorisation",
        done["verification_id"].as_str().unwrap()
    );
    for _ in 0..6 {
        let short = client.post(&path, &json!({ "kind": "sms_code", "code": "12345" })).await;
        short.field("/code", "CODE");
    }
    let code = full_width(&app.code_for("13800008009").await);
    let done = client.post(&path, &json!({ "kind": "sms_code", "code": code })).await.expect(200);
    assert_eq!(done["outcome"]["state"], "verified", "{done}");
    let transfer =
        json!({ "kind": "micro_transfer", "bank_account": full_width("3301000012345678") });
    let done = verify(&client, "k2", &company(&client, transfer).await).await.expect(201);
    assert_eq!(done["outcome"]["state"], "needs_authorisation", "{done}");
}

#[tokio::test]
async fn a_mobile_that_is_not_the_legal_persons_gets_no_code() {
    let app = app().await;
    let client = agent(&app).await;
    let by_sms = json!({ "kind": "legal_person_sms", "mobile": "13800008002" });
    let done = verify(&client, "k1", &company(&client, by_sms).await).await.expect(201);
    assert_eq!(done["outcome"]["state"], "mismatch", "{done}");
    assert!(app.messages("13800008002").await.is_empty());
}

#[tokio::test]
async fn a_stamped_letter_goes_to_a_person() {
    let app = app().await;
    let client = agent(&app).await;
    let letter = json!({ "kind": "stamped_letter" });
    let done = verify(&client, "k1", &company(&client, letter).await).await.expect(201);
    assert_eq!(done["outcome"]["reason"], "stamped_letter", "{done}");
}

#[tokio::test]
async fn an_agent_whom_nobody_knows_is_refused() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let letter = json!({ "kind": "stamped_letter" });
    let body = company(&client, letter).await;
    verify(&client, "k1", &body).await.problem(422, "AGENT_NOT_VERIFIED");
}

impl TestApp {
    /// Amount of the newest micro-transfer, as the bank's page shows it.
    async fn transferred_last(&self) -> i64 {
        let url = format!("{}/bank", self.sandbox.base_url);
        let answer = self.state.http.get(url).header("accept", "application/json");
        let page: Value = answer.send().await.unwrap().json().await.unwrap();
        page["transfers"][0]["amount_fen"].as_i64().unwrap_or_else(|| panic!("{page}"))
    }
}
