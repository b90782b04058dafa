//! `GET` and `DELETE /accounts/{account_id}`, `POST …/synchronisation`.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use sea_orm::EntityTrait;

use domain::{assurance::Service, wire::account::AccountSummary};

use super::{
    access::{Access, access_for},
    summary::summary,
    synchronise,
};
use crate::{
    problem::{ApiError, ApiResult},
    state::AppState,
    store::bindings,
    web::{
        limits::{self, Limit, Taken},
        right::Right,
        session::SignedIn,
    },
};

/// How often a customer may ask the customer system himself.
const BY_HAND: [Limit; 1] = [Limit { seconds: 60, max: 6 }];

/// An account that the active party is bound to.
#[utoipa::path(
    get,
    path = "/accounts/{account_id}",
    tag = "account",
    security(("session" = [])),
    params(("account_id" = String, Path)),
    responses((status = 200, body = AccountSummary))
)]
pub(super) async fn read(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(account_id): Path<String>,
) -> ApiResult<Json<AccountSummary>> {
    let seen = access_for(&state, &signed_in, &account_id, Service::Billing, Right::Read).await?;
    let account = synchronise::freshen(&state, seen.account).await?;
    Ok(Json(summary(&state, &Access { account, ..seen }).await?))
}

/// Ends the binding; payments and receipts stay.
#[utoipa::path(
    delete,
    path = "/accounts/{account_id}",
    tag = "account",
    security(("session" = [])),
    params(("account_id" = String, Path)),
    responses((status = 204))
)]
pub(super) async fn unbind(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(account_id): Path<String>,
) -> ApiResult<StatusCode> {
    let seen =
        access_for(&state, &signed_in, &account_id, Service::AccountBinding, Right::Manage).await?;
    bindings::Entity::delete_by_id(&seen.binding.id).exec(&state.db).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks the customer system now.
#[utoipa::path(
    post,
    path = "/accounts/{account_id}/synchronisation",
    tag = "account",
    security(("session" = [])),
    params(("account_id" = String, Path)),
    responses((status = 200, body = AccountSummary))
)]
pub(super) async fn synchronise(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(account_id): Path<String>,
) -> ApiResult<Json<AccountSummary>> {
    let seen = access_for(&state, &signed_in, &account_id, Service::Billing, Right::Read).await?;
    let bucket = format!("synchronise:{account_id}");
    if let Taken::RetryAfter(seconds) = limits::take(&state, &bucket, &BY_HAND).await? {
        return Err(ApiError::rate_limited("RATE_LIMITED", seconds));
    }
    let account = synchronise::now(&state, &seen.account).await?;
    Ok(Json(summary(&state, &Access { account, ..seen }).await?))
}
