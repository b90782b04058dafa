//! `POST /consents`: agree to one text.

use axum::{Json, extract::State, http::StatusCode};
use domain::wire::consent::{Consent, ConsentGrant};

use super::{outdated, record, texts, wire};
use crate::{
    problem::ApiResult,
    state::AppState,
    web::{body::ApiJson, session::SignedIn},
};

/// Agree to a text.
#[utoipa::path(post, path = "/consents", tag = "consent", request_body = ConsentGrant,
    security(("session" = [])),
    responses(
        (status = 201, description = "Recorded.", body = Consent),
        (status = 409, description = "`CONSENT_OUTDATED`: another text is in force.")))]
pub async fn grant(
    State(state): State<AppState>,
    signed_in: SignedIn,
    body: ApiJson<ConsentGrant>,
) -> ApiResult<(StatusCode, Json<Consent>)> {
    let text = texts::by_hash(&body.value.hash).ok_or_else(outdated)?;
    let row = record(&state, &state.db, &signed_in.login.id, text).await?;
    Ok((StatusCode::CREATED, Json(wire(text, Some(&row)))))
}
