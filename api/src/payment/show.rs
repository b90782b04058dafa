//! `GET /payments` and `GET /payments/{payment_id}`: what has been paid and where it stands.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    assurance::Service,
    wire::payment::{Payment, PaymentList},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::answer;
use crate::{
    problem::{ApiError, ApiResult},
    state::AppState,
    store::payments,
    web::{right::Right, session::SignedIn},
};

/// Payments in one list.
const MOST: u64 = 100;

/// The active party's payments, newest first.
#[utoipa::path(get, path = "/payments", tag = "payment", security(("session" = [])),
    responses((status = 200, description = "Newest first, at most 100.", body = PaymentList)))]
pub async fn list(
    State(state): State<AppState>,
    signed_in: SignedIn,
) -> ApiResult<Json<PaymentList>> {
    if signed_in.acting(&state).await?.is_none() {
        return Ok(Json(PaymentList { payments: Vec::new() }));
    }
    let acting = signed_in.acting_for(&state, Service::Payment, Right::Read).await?;
    let rows = payments::Entity::find()
        .filter(payments::Column::PartyId.eq(acting.party_id))
        .order_by_desc(payments::Column::CreatedAt)
        .limit(MOST)
        .all(&state.db)
        .await?;
    Ok(Json(PaymentList { payments: answer::many(&state, rows).await? }))
}

/// Where a payment stands.
#[utoipa::path(get, path = "/payments/{payment_id}", tag = "payment", security(("session" = [])),
    params(("payment_id" = String, Path, description = "Opaque id.")),
    responses(
        (status = 200, description = "The payment.", body = Payment),
        (status = 404, description = "Not this party's.")))]
pub async fn show(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> ApiResult<Json<Payment>> {
    let payment = find(&state, &signed_in, &id, Right::Read).await?;
    Ok(Json(answer::one(&state, payment).await?))
}

/// The active party's payment with this id.
///
/// # Errors
/// 404 for one that isn't there or is somebody else's; 403 if the login's level isn't enough for
/// payments, or its role lacks the `right`.
pub(super) async fn find(
    state: &AppState,
    signed_in: &SignedIn,
    id: &str,
    right: Right,
) -> ApiResult<payments::Model> {
    let acting = signed_in.acting(state).await?.ok_or(ApiError::not_found())?;
    let payment = payments::Entity::find_by_id(id)
        .filter(payments::Column::PartyId.eq(acting.party_id))
        .one(&state.db)
        .await?
        .ok_or(ApiError::not_found())?;
    signed_in.acting_for(state, Service::Payment, right).await?;
    Ok(payment)
}
