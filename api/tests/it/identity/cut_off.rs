//! The process died while the provider was being asked.

use std::time::Duration;

use api::{
    identity::command::{self, ReviewCommand},
    store::verifications,
};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::{LAN_ID, MOBILE, app, claim, verify};
use crate::kit::{Client, TestApp};

/// A verification as a dead process leaves it; gives its path.
async fn left_behind(app: &TestApp, client: &Client) -> String {
    let body = claim(client, "name_id", "张小兰", LAN_ID).await;
    let done = verify(client, "k", &body).await.expect(201);
    let rows = verifications::Entity::find().all(&app.state.db).await.unwrap();
    let mut row = rows.into_iter().next().unwrap().into_active_model();
    row.state = Set("checking".to_owned());
    row.update(&app.state.db).await.unwrap();
    format!("/identity-verifications/{}", done["verification_id"].as_str().unwrap())
}

async fn reviews(app: &TestApp) -> usize {
    command::review(&app.state, &ReviewCommand::List).await.unwrap().len()
}

#[tokio::test]
async fn the_worker_hands_it_to_a_person_though_nobody_looks() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let path = left_behind(&app, &client).await;
    app.work().await;
    client.get(&path).await.problem(503, "UNAVAILABLE");
    assert_eq!(reviews(&app).await, 0, "it may still be running");
    app.state.clock.advance(Duration::from_secs(61));
    app.work().await;
    app.work().await;
    assert_eq!(reviews(&app).await, 1);
    let done = client.get(&path).await.expect(200);
    assert_eq!(done["outcome"]["reason"], "provider_down", "{done}");
}

#[tokio::test]
async fn two_looks_at_the_same_time_open_one_review() {
    let app = app().await;
    let client = app.signed_in(MOBILE).await;
    let path = left_behind(&app, &client).await;
    app.state.clock.advance(Duration::from_secs(61));
    let (one, two) = tokio::join!(client.get(&path), client.get(&path));
    assert_eq!(one.expect(200), two.expect(200));
    assert_eq!(reviews(&app).await, 1);
}
