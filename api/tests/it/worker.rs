//! The outbox: dead letters, replay, and tidying up.

use std::time::Duration;

use api::{
    outbox::{
        self, Effect,
        command::{OutboxCommand, run},
    },
    store::{rate_events, sessions, sign_in_codes},
    worker::housekeeping,
};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::json;

use crate::kit::TestApp;

const MOBILE: &str = "13800008000";

#[tokio::test]
async fn what_cannot_be_delivered_is_seen_and_replayed() {
    let app = TestApp::start().await;
    app.fault("sms", "status_5xx", 200).await;
    // A code would end by itself after five minutes.
    let effect = Effect::Sms {
        to: MOBILE.to_owned(),
        template: "payment_done".to_owned(),
        text: "已入账".to_owned(),
        until: None,
    };
    outbox::put(&app.state, &app.state.db, "paid-1", &effect).await.unwrap();
    // Reconciliation goes through the outbox too; here it is about messages.
    let list = || async {
        let lines = run(&app.state.db, &app.state.clock, &OutboxCommand::List).await.unwrap();
        lines.into_iter().filter(|line| line.contains(" sms ")).collect::<Vec<_>>()
    };
    for _ in 0..150 {
        assert!(list().await[0].contains(" waiting sms "));
        app.work().await;
        app.state.clock.advance(Duration::from_secs(900));
    }
    let dead = list().await;
    assert!(dead[0].contains(" dead sms 150 "), "{dead:?}");
    assert!(dead[0].ends_with("it answered 500"), "{dead:?}");
    assert!(!dead[0].contains(MOBILE), "{dead:?}");
    app.clear_faults().await;
    let replay = OutboxCommand::Replay { id: None };
    run(&app.state.db, &app.state.clock, &replay).await.unwrap();
    assert_eq!(app.messages(MOBILE).await.len(), 1);
    assert_eq!(list().await, Vec::<String>::new());
}

#[tokio::test]
async fn of_two_workers_one_delivers() {
    let app = TestApp::start().await;
    for number in 0..8 {
        let mobile = format!("1380000810{number}");
        app.client().post("/sign-in-codes", &json!({ "mobile": mobile })).await.expect(202);
    }
    let (one, two) = (app.state.clone(), app.state.clone());
    let one = tokio::spawn(async move { api::worker::tick(&one).await });
    let two = tokio::spawn(async move { api::worker::tick(&two).await });
    assert_eq!(one.await.unwrap() + two.await.unwrap(), 8);
    for number in 0..8 {
        assert_eq!(app.messages(&format!("1380000810{number}")).await.len(), 1);
    }
}

#[tokio::test]
async fn what_has_served_its_purpose_is_deleted() {
    let app = TestApp::start().await;
    app.signed_in(MOBILE).await;
    app.state.clock.advance(Duration::from_secs(8 * 86_400));
    app.signed_in("13900009000").await;
    housekeeping::tidy(&app.state).await.unwrap();
    let db = &app.state.db;
    assert_eq!(sign_in_codes::Entity::find().count(db).await.unwrap(), 1);
    assert_eq!(rate_events::Entity::find().count(db).await.unwrap(), 2);
    app.state.clock.advance(Duration::from_secs(2 * 86_400));
    housekeeping::tidy(&app.state).await.unwrap();
    assert_eq!(sessions::Entity::find().count(db).await.unwrap(), 1);
}
