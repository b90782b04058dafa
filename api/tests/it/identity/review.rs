//! What staff do: reviews, and codes for people whom they have seen.

use api::identity::command::{self, PapersSeen, ReviewCommand};
use clap::Parser;
use domain::wire::identity::{AssuranceLevel, DocumentKind};
use sea_orm::EntityTrait;
use serde_json::json;

use super::{LAN_ID, MOBILE, app, claim, verify};
use crate::kit::{Client, TestApp};

async fn passport(client: &Client) -> (String, String) {
    let mut body = claim(client, "manual_review", "李雷", "E12345678").await;
    body["document"] = json!("passport");
    body["reason"] = json!("passport");
    body["remark"] = json!("护照为 2025 年换发");
    let done = verify(client, "k1", &body).await.expect(201);
    let number = done["outcome"]["number"].as_str().unwrap().to_owned();
    let id = done["verification_id"].as_str().unwrap();
    (number, format!("/identity-verifications/{id}"))
}

fn show(number: &str) -> ReviewCommand {
    let (number, staff) = (number.to_owned(), "staff-7".to_owned());
    ReviewCommand::Show { number, staff, reason: "核对护照".to_owned() }
}

#[tokio::test]
async fn an_approved_customer_is_verified_and_told() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let (number, path) = passport(&client).await;
    let listed = command::review(&app.state, &ReviewCommand::List).await.unwrap();
    assert_eq!(listed, [format!("{number} due 2026-11-25 passport")]);
    let (staff, level) = ("staff-7".to_owned(), AssuranceLevel::L2);
    let approve = ReviewCommand::Approve { number: number.clone(), staff, level };
    command::review(&app.state, &approve).await.unwrap();
    let done = client.get(&path).await.expect(200);
    assert_eq!(done["outcome"]["party"]["level"], "L2", "{done}");
    assert!(app.messages(MOBILE).await[0].contains(&number));
    assert!(command::review(&app.state, &approve).await.is_err(), "it is decided");
}

/// `kaideng review` as it is typed.
#[derive(clap::Parser)]
struct Typed {
    #[command(subcommand)]
    command: ReviewCommand,
}

#[test]
fn a_level_that_does_not_exist_is_refused() {
    let level = |text| {
        let words = ["review", "approve", "SH20261124-00000000", "--staff=s", "--level", text];
        Typed::try_parse_from(words).map(|typed| typed.command)
    };
    for good in ["L2", "L3"] {
        assert!(matches!(level(good), Ok(ReviewCommand::Approve { .. })), "{good}");
    }
    for bad in ["l3", "L4", "3", "", "L1", "L0"] {
        assert!(level(bad).is_err(), "{bad}");
    }
}

#[tokio::test]
async fn a_refused_customer_reads_why() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let (number, path) = passport(&client).await;
    let reason = "护照照片页无法辨认".to_owned();
    let refuse = ReviewCommand::Refuse { number, staff: "staff-7".to_owned(), reason };
    command::review(&app.state, &refuse).await.unwrap();
    let done = client.get(&path).await.expect(200);
    assert_eq!(done["outcome"], json!({ "state": "refused", "reason": "护照照片页无法辨认" }));
}

#[tokio::test]
async fn who_looks_at_unmasked_papers_is_written_down() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let (number, _) = passport(&client).await;
    let lines = command::review(&app.state, &show(&number)).await.unwrap().join("\n");
    assert!(
        lines.contains("李雷") && lines.contains("E12345678") && lines.contains("换发"),
        "{lines}"
    );
    let log = api::store::audit_log::Entity::find().all(&app.state.db).await.unwrap();
    assert_eq!(log.len(), 1);
    assert_eq!((log[0].actor.as_str(), log[0].action.as_str()), ("staff-7", "review.show"));
    assert_eq!(log[0].reason, "核对护照");
    assert!(command::review(&app.state, &show("SH20261124-00000000")).await.is_err());
}

#[tokio::test]
async fn a_review_past_its_date_says_so() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let (number, _) = passport(&client).await;
    app.state.clock.advance(std::time::Duration::from_secs(2 * 86_400));
    let listed = command::review(&app.state, &ReviewCommand::List).await.unwrap();
    assert_eq!(listed, [format!("{number} due 2026-11-25 passport overdue")]);
}

/// A code for papers that staff-7 has seen.
async fn issue(app: &TestApp, name: &str, document: DocumentKind, number: &str) -> Vec<String> {
    let papers = PapersSeen { name: name.to_owned(), document, id_number: number.to_owned() };
    command::issue_counter_code(&app.state, &papers, "staff-7").await.unwrap()
}

async fn with_code(app: &TestApp, client: &Client, key: &str, code: &str) -> serde_json::Value {
    let mut body = claim(client, "counter_code", "张晓兰", LAN_ID).await;
    body["code"] = json!(code);
    let done = verify(client, key, &body).await.expect(201);
    assert!(app.state.clock.now_ms() > 0);
    done["outcome"].clone()
}

#[tokio::test]
async fn a_code_from_the_counter_works_once_and_for_its_papers_only() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let issued = issue(&app, "张晓兰", DocumentKind::ResidentId, LAN_ID).await;
    let wrong = if issued[0] == "00000000" { "00000001" } else { "00000000" };
    assert_eq!(with_code(&app, &client, "a", wrong).await["state"], "mismatch");
    let mut others = claim(&client, "counter_code", "王强", "370102199003070024").await;
    others["code"] = json!(issued[0]);
    let done = verify(&client, "b", &others).await.expect(201);
    assert_eq!(done["outcome"]["state"], "mismatch");
    let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap();
    let full_width: String = issued[0].chars().map(wide).collect();
    let done = with_code(&app, &client, "c", &full_width).await;
    assert_eq!(done["party"]["level"], "L3", "{done}");
    assert_eq!(with_code(&app, &client, "d", &issued[0]).await["state"], "mismatch");
}

#[tokio::test]
async fn a_code_from_the_counter_is_good_for_a_day() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let issued = issue(&app, "张晓兰", DocumentKind::ResidentId, LAN_ID).await;
    app.state.clock.advance(std::time::Duration::from_secs(86_401));
    let client2 = app.signed_in(MOBILE).await;
    assert_eq!(with_code(&app, &client2, "a", &issued[0]).await["state"], "mismatch");
    drop(client);
}

#[tokio::test]
async fn a_code_from_the_counter_verifies_the_name_that_staff_saw_and_no_other() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let issued = issue(&app, " 张晓兰 ", DocumentKind::ResidentId, LAN_ID).await;
    let mut body = claim(&client, "counter_code", "王富贵", LAN_ID).await;
    body["code"] = json!(issued[0]);
    let done = verify(&client, "a", &body).await.expect(201);
    assert_eq!(done["outcome"]["state"], "mismatch", "{done}");
    let done = with_code(&app, &client, "b", &issued[0]).await;
    assert_eq!(done["party"]["name_masked"], "张*兰", "{done}");
}

#[tokio::test]
async fn every_kind_of_papers_can_be_shown_at_the_counter() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let cases = [
        (DocumentKind::PermanentResidence, "937840198503210014", "Anna-Maria O’Neil"),
        (DocumentKind::HongKongMacauPermit, "H12345678", "陈大文"),
        (DocumentKind::TaiwanPermit, "12345678", "林小姐"),
        (DocumentKind::Passport, "E12345678", "李雷"),
    ];
    for (kind, number, name) in cases {
        let issued = issue(&app, name, kind, number).await;
        let mut body = claim(&client, "counter_code", name, number).await;
        body["document"] = json!(kind.key());
        body["code"] = json!(issued[0]);
        let done = verify(&client, kind.key(), &body).await.expect(201);
        assert_eq!(done["outcome"]["party"]["level"], "L3", "{done}");
    }
}

#[tokio::test]
async fn asking_again_gives_the_open_review_again() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let (number, _) = passport(&client).await;
    let mut body = claim(&client, "manual_review", "李雷", "E12345678").await;
    body["document"] = json!("passport");
    body["reason"] = json!("passport");
    for key in ["again", "and again"] {
        let done = verify(&client, &key.replace(' ', "-"), &body).await.expect(201);
        assert_eq!(done["outcome"]["number"], json!(number));
    }
    let listed = command::review(&app.state, &ReviewCommand::List).await.unwrap();
    assert_eq!(listed.len(), 1, "{listed:?}");
}

#[tokio::test]
async fn two_requests_at_the_same_time_are_one_review() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let mut body = claim(&client, "manual_review", "张晓兰", LAN_ID).await;
    body["reason"] = json!("mismatch");
    let (one, two) = tokio::join!(verify(&client, "a", &body), verify(&client, "b", &body));
    assert_eq!(one.expect(201)["outcome"], two.expect(201)["outcome"]);
    let listed = command::review(&app.state, &ReviewCommand::List).await.unwrap();
    assert_eq!(listed.len(), 1, "{listed:?}");
}

#[tokio::test]
async fn reviews_that_are_asked_for_are_limited_by_the_day() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let mut answers = Vec::new();
    for n in 1..=6 {
        let mut body = claim(&client, "manual_review", "李雷", &format!("E1234567{n}")).await;
        body["document"] = json!("passport");
        body["reason"] = json!("passport");
        answers.push(verify(&client, &format!("k{n}"), &body).await);
    }
    let sixth = answers.pop().unwrap();
    sixth.problem(429, "TOO_MANY_REVIEWS");
    assert!(answers.iter().all(|answer| answer.status == 201));
    // The provider's tries are counted by themselves.
    let body = claim(&client, "name_id", "张晓兰", LAN_ID).await;
    let done = verify(&client, "name", &body).await.expect(201);
    assert_eq!(done["outcome"]["state"], "verified", "{done}");
}
