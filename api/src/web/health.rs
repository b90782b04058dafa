//! Whether the process runs, and whether it can work.

use axum::{extract::State, http::StatusCode};

use crate::{
    problem::{ApiError, ApiResult},
    state::AppState,
};

/// `GET /healthz/live`.
pub async fn live() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// `GET /healthz/ready`: asks the database.
///
/// # Errors
/// 503 if it doesn't answer.
pub async fn ready(State(state): State<AppState>) -> ApiResult<StatusCode> {
    match state.db.ping().await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(_) => Err(ApiError::unavailable("the database doesn't answer")),
    }
}
