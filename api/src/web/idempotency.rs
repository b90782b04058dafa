//! Idempotency-Key: what creates something does it once, however often it is sent.

use std::future::Future;

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use serde::Serialize;

use super::session::SignedIn;
use crate::{
    crypto::sha256_hex,
    problem::{ApiError, ApiResult, TRACE_ID, trace_id},
    state::AppState,
    store::{self, idempotency_keys},
};

/// How long a request may run before the same one may take over, in milliseconds.
const LEASE_MS: i64 = 60_000;

/// Column of the stored answer.
const ANSWER: &str = "idempotency_keys.answer";

/// The header's value: 1 to 64 visible ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl FromRequestParts<AppState> for IdempotencyKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, ApiError> {
        let value = parts.headers.get("idempotency-key").and_then(|value| value.to_str().ok());
        value
            .filter(|text| {
                (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic())
            })
            .map(|text| Self(text.to_owned()))
            .ok_or(ApiError::new(StatusCode::BAD_REQUEST, "IDEMPOTENCY_KEY_REQUIRED"))
    }
}

/// What makes two requests the same.
#[derive(Debug, Clone)]
pub struct Once {
    row: String,
    digest: String,
}

impl Once {
    /// A request of `signed_in` to `endpoint` with this key and the body's digest.
    #[must_use]
    pub fn new(
        signed_in: &SignedIn,
        endpoint: &'static str,
        key: &IdempotencyKey,
        digest: &str,
    ) -> Self {
        let row = sha256_hex(format!("{}\0{endpoint}\0{}", signed_in.login.id, key.0));
        Self { row, digest: digest.to_owned() }
    }

    /// Runs `work` unless the same request ran before; then its answer is given again. Work that
    /// ends in an error leaves the key free. The work goes on when the client hangs up.
    ///
    /// # Errors
    /// 409 `IDEMPOTENCY_KEY_REUSED` for another body, 409 `IDEMPOTENCY_IN_PROGRESS` while the
    /// first request runs, and whatever `work` gives.
    pub async fn run<T, F>(self, state: &AppState, work: F) -> ApiResult<Response>
    where
        T: Serialize + Send + 'static,
        F: Future<Output = ApiResult<(StatusCode, T)>> + Send + 'static,
    {
        if let Some(answer) = self.claim(state).await? {
            return Ok(answer);
        }
        let state = state.clone();
        let scoped =
            TRACE_ID.scope(trace_id(), async move { self.finish(&state, work.await).await });
        tokio::spawn(scoped).await.unwrap_or_else(|_| Err(ApiError::internal("work was cut off")))
    }

    /// The stored answer, or none if the key is ours now.
    async fn claim(&self, state: &AppState) -> ApiResult<Option<Response>> {
        let now = state.clock.now_ms();
        let row = idempotency_keys::Model {
            id: self.row.clone(),
            body_hash: self.digest.clone(),
            status: 0,
            answer: None,
            created_at: now,
        };
        let inserted = row.into_active_model().insert(&state.db).await;
        match inserted {
            Ok(_) => return Ok(None),
            Err(error) if store::is_duplicate(&error) => {}
            Err(error) => return Err(error.into()),
        }
        let conflict = |code| ApiError::new(StatusCode::CONFLICT, code);
        let found = idempotency_keys::Entity::find_by_id(&self.row).one(&state.db).await?;
        let found = found.ok_or(conflict("IDEMPOTENCY_IN_PROGRESS"))?;
        if found.body_hash != self.digest {
            return Err(conflict("IDEMPOTENCY_KEY_REUSED"));
        }
        if let Some(sealed) = found.answer {
            let status =
                u16::try_from(found.status).ok().and_then(|s| StatusCode::from_u16(s).ok());
            return Ok(Some(answer(
                status.unwrap_or(StatusCode::OK),
                state.open(ANSWER, &sealed)?,
            )));
        }
        // The process that began it may have died: after a while its request may be taken over.
        let taken = idempotency_keys::Entity::update_many()
            .set(idempotency_keys::ActiveModel { created_at: Set(now), ..Default::default() })
            .filter(idempotency_keys::Column::Id.eq(&self.row))
            .filter(idempotency_keys::Column::Status.eq(0))
            .filter(idempotency_keys::Column::CreatedAt.lt(now.saturating_sub(LEASE_MS)))
            .exec(&state.db)
            .await?;
        if taken.rows_affected == 1 { Ok(None) } else { Err(conflict("IDEMPOTENCY_IN_PROGRESS")) }
    }

    async fn finish<T: Serialize>(
        self,
        state: &AppState,
        result: ApiResult<(StatusCode, T)>,
    ) -> ApiResult<Response> {
        let (status, value) = match result {
            Ok(done) => done,
            Err(error) => {
                idempotency_keys::Entity::delete_by_id(&self.row).exec(&state.db).await?;
                return Err(error);
            }
        };
        let body = serde_json::to_string(&value)?;
        idempotency_keys::ActiveModel {
            id: Set(self.row),
            status: Set(i32::from(status.as_u16())),
            answer: Set(Some(state.seal(ANSWER, &body)?)),
            ..Default::default()
        }
        .update(&state.db)
        .await?;
        Ok(answer(status, body))
    }
}

fn answer(status: StatusCode, body: String) -> Response {
    let json = HeaderValue::from_static("application/json");
    (status, [(header::CONTENT_TYPE, json)], body).into_response()
}
