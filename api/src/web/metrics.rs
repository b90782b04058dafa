//! `/metrics` in the text form that Prometheus reads.

use std::sync::atomic::{AtomicU64, Ordering};

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::{outbox::OutboxState, problem::ApiResult, state::AppState, store::outbox};

/// Answers since the start, by the first digit of their status.
#[derive(Debug, Default)]
pub struct Metrics {
    answers: [AtomicU64; 6],
}

impl Metrics {
    /// Counts an answer.
    pub fn count(&self, status: StatusCode) {
        if let Some(counter) = self.answers.get(usize::from(status.as_u16() / 100)) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// The page.
///
/// # Errors
/// 503 if the database doesn't answer.
pub async fn page(State(state): State<AppState>) -> ApiResult<impl IntoResponse> {
    let mut text = String::from("# TYPE kaideng_answers_total counter\n");
    for (class, counter) in state.metrics.answers.iter().enumerate().skip(1) {
        let count = counter.load(Ordering::Relaxed);
        text.push_str(&format!("kaideng_answers_total{{class=\"{class}xx\"}} {count}\n"));
    }
    text.push_str("# TYPE kaideng_outbox gauge\n");
    for wanted in [OutboxState::Waiting, OutboxState::Dead] {
        let name = wanted.as_str();
        let count =
            outbox::Entity::find().filter(outbox::Column::State.eq(name)).count(&state.db).await?;
        text.push_str(&format!("kaideng_outbox{{state=\"{name}\"}} {count}\n"));
    }
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text))
}
