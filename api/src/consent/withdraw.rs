//! `DELETE /consents/{kind}`: withdraw. What was done before stays lawful; nothing new is done.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use super::texts;
use crate::{
    problem::{ApiError, ApiResult},
    state::AppState,
    store::consents,
    web::session::SignedIn,
};

/// Withdraw an agreement.
#[utoipa::path(delete, path = "/consents/{kind}", tag = "consent", security(("session" = [])),
    params(("kind" = String, Path, description = "Kind of text.")),
    responses(
        (status = 204, description = "Withdrawn, or never given."),
        (status = 404, description = "No such kind.")))]
pub async fn withdraw(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(kind): Path<String>,
) -> ApiResult<StatusCode> {
    if texts::by_kind(&kind).is_none() {
        return Err(ApiError::not_found());
    }
    let now = Set(Some(state.clock.now_ms()));
    consents::Entity::update_many()
        .set(consents::ActiveModel { withdrawn_at: now, ..Default::default() })
        .filter(consents::Column::LoginId.eq(&signed_in.login.id))
        .filter(consents::Column::Kind.eq(&kind))
        .filter(consents::Column::WithdrawnAt.is_null())
        .exec(&state.db)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
