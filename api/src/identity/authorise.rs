//! `POST /identity-verifications/{id}/authorisation`: the company's answer.

use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain::wire::identity::{AuthorisationAnswer, IdentityVerification};

use super::{authorisation, show};
use crate::{
    problem::ApiResult,
    session::StepUp,
    state::AppState,
    web::{body::ApiJson, session::SignedIn},
};

/// Give the code that the legal person received, or the amount that arrived.
#[utoipa::path(post, path = "/identity-verifications/{verification_id}/authorisation",
    tag = "identity", request_body = AuthorisationAnswer, security(("session" = [])),
    params(("verification_id" = String, Path, description = "Opaque id.")),
    responses(
        (status = 200, description = "The login is the company's agent now.",
            body = IdentityVerification),
        (status = 404, description = "Not this login's."),
        (status = 409, description = "`AUTHORISATION_CLOSED`: too late, or no tries left."),
        (status = 422, description = "`AUTHORISATION_WRONG` with the tries that are left.")))]
pub async fn authorise(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(id): Path<String>,
    body: ApiJson<AuthorisationAnswer>,
) -> ApiResult<Response> {
    let found = show::find(&state, &signed_in, &id).await?;
    let step_up = StepUp::watch(&state, &signed_in).await?;
    let answer = Json(authorisation::take(&state, found, &body.value).await?);
    step_up.finish(&state, answer.into_response()).await
}
