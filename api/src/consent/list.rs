//! `GET /consents`: the texts in force, and which of them the login agreed to.

use axum::{Json, extract::State};
use domain::wire::consent::Consent;

use super::{in_force, texts::TEXTS, wire};
use crate::{problem::ApiResult, state::AppState, web::session::MaybeSignedIn};

/// The texts to agree to.
#[utoipa::path(get, path = "/consents", tag = "consent",
    responses((status = 200, description = "Texts in force.", body = Vec<Consent>)))]
pub async fn list(
    State(state): State<AppState>,
    MaybeSignedIn(signed_in): MaybeSignedIn,
) -> ApiResult<Json<Vec<Consent>>> {
    let mut answer = Vec::with_capacity(TEXTS.len());
    for text in &TEXTS {
        let granted = match &signed_in {
            Some(signed_in) => in_force(&state.db, &signed_in.login.id, text).await?,
            None => None,
        };
        answer.push(wire(text, granted.as_ref()));
    }
    Ok(Json(answer))
}
