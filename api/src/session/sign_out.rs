//! `DELETE /sessions/current`.

use axum::{
    extract::State,
    http::{HeaderName, HeaderValue, StatusCode, header},
};

use super::sign_in::end;
use crate::{
    problem::ApiResult,
    state::AppState,
    store,
    web::{cookie, session::SignedIn},
};

/// Signs out: the session is over on the server, the cookie is erased.
#[utoipa::path(
    delete,
    path = "/sessions/current",
    tag = "session",
    security(("session" = [])),
    responses((status = 204))
)]
pub(super) async fn sign_out(
    State(state): State<AppState>,
    signed_in: SignedIn,
) -> ApiResult<(StatusCode, [(HeaderName, HeaderValue); 1])> {
    let transaction = store::begin(&state.db).await?;
    end(&transaction, &signed_in.session).await?;
    transaction.commit().await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie::erase(&state))]))
}
