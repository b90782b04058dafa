//! `GET /identity-verifications/{id}`: where a verification stands. Asks the provider about an
//! open face page: what the page itself brings back is never taken for a result.

use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain::{
    identity::{Method, level_of},
    wire::identity::IdentityVerification,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{cut_off, outcome, settle};
use crate::{
    outside::identity_provider::FaceResult,
    problem::{ApiError, ApiResult},
    session::StepUp,
    state::AppState,
    store::verifications,
    web::session::SignedIn,
};

/// Where a verification stands.
#[utoipa::path(get, path = "/identity-verifications/{verification_id}", tag = "identity",
    security(("session" = [])),
    params(("verification_id" = String, Path, description = "Opaque id.")),
    responses(
        (status = 200, description = "What came of it so far.", body = IdentityVerification),
        (status = 404, description = "Not this login's.")))]
pub async fn show(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> ApiResult<Response> {
    let found = find(&state, &signed_in, &id).await?;
    let step_up = StepUp::watch(&state, &signed_in).await?;
    let answer = Json(current(&state, found).await?);
    step_up.finish(&state, answer.into_response()).await
}

/// The login's own verification with this id.
///
/// # Errors
/// 404.
pub(super) async fn find(
    state: &AppState,
    signed_in: &SignedIn,
    id: &str,
) -> ApiResult<verifications::Model> {
    verifications::Entity::find_by_id(id)
        .filter(verifications::Column::LoginId.eq(&signed_in.login.id))
        .one(&state.db)
        .await?
        .ok_or(ApiError::not_found())
}

/// What came of a verification, as of now.
///
/// # Errors
/// What the database says; a provider that is down leaves things as they are.
pub(super) async fn current(
    state: &AppState,
    verification: verifications::Model,
) -> ApiResult<IdentityVerification> {
    match verification.state.as_str() {
        "continue_at" => face(state, verification).await,
        "checking" => cut_off::now(state, verification).await,
        _ => outcome::of(state, &state.db, &verification).await,
    }
}

async fn face(
    state: &AppState,
    verification: verifications::Model,
) -> ApiResult<IdentityVerification> {
    let session = verification.provider_session.clone().unwrap_or_default();
    match state.outside.identity_provider.face_result(&session).await {
        Ok(FaceResult::Pass) => settle::verified(state, verification, level_of(Method::Face)).await,
        Ok(FaceResult::Fail) => settle::mismatched(state, verification).await,
        Ok(FaceResult::Pending) => outcome::of(state, &state.db, &verification).await,
        Err(error) => {
            tracing::warn!(verification = verification.id, %error, "face page");
            outcome::of(state, &state.db, &verification).await
        }
    }
}
