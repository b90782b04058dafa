//! Real-name verification: every way and every dead end.

mod company;
mod cut_off;
mod review;

use domain::outside::identity_provider::{Company, Person, World};
use serde_json::{Value, json};

use crate::kit::{Answer, Client, TestApp};

const MOBILE: &str = "13800008001";
const LAN_ID: &str = "370102198502280013";

/// Whom the provider knows beside the supplier's holders.
fn register() -> World {
    World {
        persons: vec![
            Person {
                name: "张晓兰".to_owned(),
                id_number: LAN_ID.to_owned(),
                mobile: Some(MOBILE.to_owned()),
                card: Some("6217000000000000004".to_owned()),
            },
            Person {
                name: "阿依古丽·买买提".to_owned(),
                id_number: "370102193801010037".to_owned(),
                mobile: None,
                card: None,
            },
        ],
        companies: vec![Company {
            credit_code: "91370102MA3TEXT0XT".to_owned(),
            company_name: "明泉小吃店有限公司".to_owned(),
            legal_name: "张晓兰".to_owned(),
            legal_id_number: LAN_ID.to_owned(),
            legal_mobile: Some("13800008009".to_owned()),
        }],
    }
}

async fn app() -> TestApp {
    let app = TestApp::start().await;
    app.load_register(&register()).await;
    app
}

async fn consents(client: &Client, kinds: &[&str]) -> Vec<Value> {
    let all = client.get("/consents").await.expect(200);
    let texts = all.as_array().unwrap().iter();
    texts
        .filter(|t| kinds.contains(&t["kind"].as_str().unwrap()))
        .map(|t| t["hash"].clone())
        .collect()
}

/// A claim with the consents that every provider check takes.
async fn claim(client: &Client, method: &str, name: &str, id_number: &str) -> Value {
    let consents = consents(client, &["privacy", "identity_provider", "face"]).await;
    json!({ "method": method, "name": name, "document": "resident_id", "id_number": id_number,
            "consents": consents })
}

async fn verify(client: &Client, key: &str, body: &Value) -> Answer {
    client.create("/identity-verifications", key, body).await
}

#[tokio::test]
async fn name_and_number_that_agree_make_the_party() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let body = claim(&client, "name_id", "张晓兰", LAN_ID).await;
    let done = verify(&client, "k1", &body).await.expect(201);
    assert_eq!(done["outcome"]["state"], "verified", "{done}");
    assert_eq!(done["outcome"]["party"]["level"], "L2");
    assert_eq!(done["outcome"]["party"]["name_masked"], "张*兰");
    let me = client.get("/me").await.expect(200);
    assert_eq!(me["active_party"]["party_id"], done["outcome"]["party"]["party_id"]);
}

#[tokio::test]
async fn a_bank_card_reaches_the_highest_level_and_is_not_kept() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let mut body = claim(&client, "name_id_mobile_card", "张晓兰", LAN_ID).await;
    body["card_number"] = json!("6217 0000 0000 0000 004");
    let done = verify(&client, "k1", &body).await.expect(201);
    assert_eq!(done["outcome"]["party"]["level"], "L3", "{done}");
    let rows = app.stored_claims().await;
    assert!(rows.iter().all(|text| !text.contains("6217")), "{rows:?}");
}

#[tokio::test]
async fn a_mobile_of_somebody_else_does_not_agree() {
    let app = app().await;
    let client = app.signed_in("13800008002").await;
    let body = claim(&client, "name_id_mobile", "张晓兰", LAN_ID).await;
    let done = verify(&client, "k1", &body).await.expect(201);
    assert_eq!(done["outcome"], json!({ "state": "mismatch", "tries_left": 4 }));
}

#[tokio::test]
async fn after_five_tries_the_day_is_over() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let body = claim(&client, "name_id", "张小兰", LAN_ID).await;
    for (key, left) in [("a", 4), ("b", 3), ("c", 2), ("d", 1), ("e", 0)] {
        let done = verify(&client, key, &body).await.expect(201);
        assert_eq!(done["outcome"]["tries_left"], left);
    }
    let problem = verify(&client, "f", &body).await.problem(429, "TOO_MANY_TRIES");
    assert!(problem["params"]["retry_after_seconds"].as_str().is_some());
    // The papers are protected too: another login can't go on guessing.
    let other = app.signed_in("13800008002").await;
    verify(&other, "g", &body).await.problem(429, "TOO_MANY_TRIES");
    // A person still helps.
    let mut asked = claim(&client, "manual_review", "张晓兰", LAN_ID).await;
    asked["reason"] = json!("mismatch");
    let done = verify(&client, "h", &asked).await.expect(201);
    assert_eq!(done["outcome"]["state"], "in_review");
}

#[tokio::test]
async fn what_machines_cannot_decide_gets_a_number_and_a_date() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let cases = [
        ("resident_id", "370102199003070024", "王𠮷", "rare_name"),
        ("resident_id", "370102201606010012", "王小明", "minor"),
        ("passport", "E12345678", "李雷", "passport"),
        ("hong_kong_macau_permit", "H12345678", "陈大文", "hong_kong_macau_taiwan"),
        ("taiwan_permit", "12345678", "林小姐", "hong_kong_macau_taiwan"),
    ];
    for (document, number, name, reason) in cases {
        let mut body = claim(&client, "name_id", name, number).await;
        body["document"] = json!(document);
        let done = verify(&client, reason_key(name), &body).await.expect(201);
        let outcome = &done["outcome"];
        assert_eq!(outcome["state"], "in_review", "{done}");
        assert_eq!(outcome["reason"], reason);
        // The clock stands on Tuesday 2026-11-24: one working day on.
        assert_eq!(outcome["due_date"], "2026-11-25");
        assert!(outcome["number"].as_str().unwrap().starts_with("SH20261124-"));
    }
    let me = client.get("/me").await.expect(200);
    assert_eq!(me["in_progress"].as_array().unwrap().len(), 5, "{me}");
}

fn reason_key(name: &str) -> &str {
    match name {
        "王𠮷" => "k1",
        "王小明" => "k2",
        "李雷" => "k3",
        "陈大文" => "k4",
        _ => "k5",
    }
}

#[tokio::test]
async fn a_provider_that_is_down_leads_to_a_person() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    for (kind, key) in [("status_5xx", "a"), ("lost", "b"), ("malformed", "c")] {
        app.fault("identity", kind, 1).await;
        let body = claim(&client, "name_id", "张晓兰", LAN_ID).await;
        let done = verify(&client, key, &body).await.expect(201);
        assert_eq!(done["outcome"]["reason"], "provider_down", "{kind}: {done}");
    }
}

#[tokio::test]
async fn names_are_sent_and_kept_exactly_as_typed() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let body = claim(&client, "name_id", "阿依古丽·买买提", "370102193801010037").await;
    let done = verify(&client, "k1", &body).await.expect(201);
    assert_eq!(done["outcome"]["state"], "verified", "{done}");
    assert!(app.stored_claims().await.iter().any(|text| text.contains("阿依古丽·买买提")));
}

#[tokio::test]
async fn the_face_page_counts_only_when_the_provider_says_so() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let body = claim(&client, "face", "张晓兰", LAN_ID).await;
    let done = verify(&client, "k1", &body).await.expect(201);
    assert_eq!(done["outcome"]["state"], "continue_at", "{done}");
    let path = format!("/identity-verifications/{}", done["verification_id"].as_str().unwrap());
    let before = client.get(&path).await.expect(200);
    assert_eq!(before["outcome"]["state"], "continue_at");
    app.pass_face(done["outcome"]["url"].as_str().unwrap()).await;
    let after = client.get(&path).await.expect(200);
    assert_eq!(after["outcome"]["party"]["level"], "L3", "{after}");
    // Somebody else's verification doesn't exist.
    app.signed_in("13800008002").await.get(&path).await.problem(404, "NOT_FOUND");
}

#[tokio::test]
async fn the_same_key_answers_the_same_and_takes_no_second_try() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let body = claim(&client, "name_id", "张小兰", LAN_ID).await;
    let first = verify(&client, "k1", &body).await.expect(201);
    let again = verify(&client, "k1", &body).await.expect(201);
    assert_eq!(first, again);
    let other = claim(&client, "name_id", "张晓兰", LAN_ID).await;
    verify(&client, "k1", &other).await.problem(409, "IDEMPOTENCY_KEY_REUSED");
}

#[tokio::test]
async fn nothing_is_asked_of_anybody_without_consent() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let mut body = claim(&client, "name_id", "张晓兰", LAN_ID).await;
    body["consents"] = json!(consents(&client, &["privacy"]).await);
    verify(&client, "k1", &body).await.problem(422, "CONSENT_REQUIRED");
    body["consents"] = json!(["00ff"]);
    verify(&client, "k2", &body).await.problem(409, "CONSENT_OUTDATED");
    assert!(app.stored_claims().await.is_empty());
}

#[tokio::test]
async fn consents_are_given_and_withdrawn_one_by_one() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let hash = consents(&client, &["marketing"]).await.remove(0);
    let given = client.post("/consents", &json!({ "hash": hash })).await.expect(201);
    assert!(given["granted_at"].is_string());
    client.delete("/consents/marketing").await.expect(204);
    let all = client.get("/consents").await.expect(200);
    assert!(all.as_array().unwrap().iter().all(|text| text["granted_at"].is_null()));
    client.delete("/consents/nothing").await.problem(404, "NOT_FOUND");
    client.post("/consents", &json!({ "hash": "00" })).await.problem(409, "CONSENT_OUTDATED");
}

#[tokio::test]
async fn wrong_fields_are_named_all_at_once() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let cases = [
        ("370102199003070025", "CHECK_DIGIT"),
        ("370202190002290011", "IMPOSSIBLE_DATE"),
        ("37010219900307", "LENGTH"),
    ];
    for (key, (number, code)) in ["a", "b", "c"].into_iter().zip(cases) {
        let body = claim(&client, "name_id", "张晓兰", number).await;
        verify(&client, key, &body).await.field("/id_number", code);
    }
    let body = claim(&client, "name_id", "  ", "1").await;
    let problem = verify(&client, "d", &body).await.problem(422, "FIELDS_INVALID");
    assert_eq!(problem["errors"].as_array().unwrap().len(), 2, "{problem}");
    let full_width =
        claim(&client, "name_id", "张晓兰", "３７０１０２１９８５０２２８００１３").await;
    let done = verify(&client, "e", &full_width).await.expect(201);
    assert_eq!(done["outcome"]["state"], "verified", "{done}");
}

#[tokio::test]
async fn two_logins_verified_at_the_same_time_are_members_of_one_party() {
    let app = app().await;
    let (one, two) = (app.signed_in(MOBILE).await, app.signed_in("13800008002").await);
    let body = claim(&one, "name_id", "张晓兰", LAN_ID).await;
    let (first, second) = tokio::join!(verify(&one, "k", &body), verify(&two, "k", &body));
    let party = |answer: Answer| answer.expect(201)["outcome"]["party"]["party_id"].clone();
    let (first, second) = (party(first), party(second));
    assert!(first.is_string());
    assert_eq!(first, second);
}

#[tokio::test]
async fn papers_behind_many_logins_are_looked_at() {
    let app = app().await;
    for (n, mobile) in ["13800008001", "13800008002", "13800008003"].into_iter().enumerate() {
        let client = app.signed_in(mobile).await;
        let body = claim(&client, "name_id", "张晓兰", LAN_ID).await;
        let done = verify(&client, "k", &body).await.expect(201);
        assert_eq!(done["outcome"]["state"], "verified", "login {n}: {done}");
    }
    let fourth = app.signed_in("13800008004").await;
    let body = claim(&fourth, "name_id", "张晓兰", LAN_ID).await;
    let done = verify(&fourth, "k", &body).await.expect(201);
    assert_eq!(done["outcome"]["reason"], "many_logins", "{done}");
}

impl TestApp {
    async fn load_register(&self, register: &World) {
        let body = serde_json::to_vec(register).unwrap();
        let key = std::fs::read_to_string(self.sandbox.key_file("hmac_identity.key")).unwrap();
        let signature = api::crypto::hmac_sha256_hex(key.trim().as_bytes(), &body);
        let url = format!("{}/identity/v1/world", self.sandbox.base_url);
        let request = self.state.http.put(url).header("X-Signature", signature).body(body);
        assert!(request.send().await.unwrap().status().is_success());
    }

    /// Presses the button of the face page.
    async fn pass_face(&self, url: &str) {
        let form = "decision=pass";
        let request = self
            .state
            .http
            .post(url)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form);
        let status = request.send().await.unwrap().status();
        assert!(status.is_redirection() || status.is_success(), "{status}");
    }

    /// What verifications keep, opened.
    async fn stored_claims(&self) -> Vec<String> {
        use sea_orm::EntityTrait;
        let rows = api::store::verifications::Entity::find().all(&self.state.db).await.unwrap();
        let open = |text: &String| self.state.open("verifications.claim", text).unwrap();
        rows.iter().map(|row| open(&row.claim)).collect()
    }
}
