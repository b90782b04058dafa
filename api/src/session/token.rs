//! Session tokens: the browser holds one, the database its hash.

use axum::http::HeaderValue;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};

use crate::{
    crypto::sha256_hex,
    problem::ApiResult,
    state::AppState,
    store::sessions,
    web::{cookie, session::LIFETIME_MS},
};

/// Begins a session; gives its `Set-Cookie`.
pub(super) async fn begin(
    state: &AppState,
    db: &impl ConnectionTrait,
    login_id: &str,
) -> ApiResult<HeaderValue> {
    let (token, now) = (state.random.token(), state.clock.now_ms());
    let session = sessions::Model {
        id: state.random.id(),
        token_hash: sha256_hex(&token),
        login_id: login_id.to_owned(),
        created_at: now,
        seen_at: now,
        expires_at: now.saturating_add(LIFETIME_MS),
    };
    session.into_active_model().insert(db).await?;
    Ok(cookie::set(state, &token, LIFETIME_MS.div_euclid(1000)))
}

/// Gives a session a new token, as it must get when the login's level rises; the old one is over.
/// Gives the `Set-Cookie`.
///
/// # Errors
/// What the database says.
pub async fn rotate(state: &AppState, session: &sessions::Model) -> ApiResult<HeaderValue> {
    let token = state.random.token();
    let mut change = session.clone().into_active_model();
    change.token_hash = Set(sha256_hex(&token));
    change.update(&state.db).await?;
    let left = session.expires_at.saturating_sub(state.clock.now_ms()).div_euclid(1000);
    Ok(cookie::set(state, &token, left.max(0)))
}
