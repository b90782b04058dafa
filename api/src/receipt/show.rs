//! `GET /receipts/{receipt_id}`.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    assurance::Service,
    wire::{payment::Allocation, receipt::Receipt},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{CONTENT, content::Content, issue::check_url};
use crate::{
    payment::{booked::parts, stored},
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{payments, receipts},
    web::{right::Right, session::SignedIn},
};

/// A receipt.
#[utoipa::path(get, path = "/receipts/{receipt_id}", tag = "receipt", security(("session" = [])),
    params(("receipt_id" = String, Path, description = "Opaque id.")),
    responses(
        (status = 200, description = "The receipt.", body = Receipt),
        (status = 404, description = "Not this party's.")))]
pub async fn show(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> ApiResult<Json<Receipt>> {
    let receipt = find(&state, &signed_in, &id).await?;
    let content = content(&state, &receipt)?;
    let rows = parts(&state.db, &receipt.payment_id).await?;
    let allocation = |row: crate::store::allocations::Model| {
        Ok(Allocation {
            kind: stored::kind(&row.kind)?,
            bill_id: row.bill_id,
            period: row.period,
            amount_fen: row.amount_fen,
        })
    };
    Ok(Json(Receipt {
        receipt_id: receipt.id,
        check_url: check_url(&state, &receipt.number, &receipt.hash),
        number: receipt.number,
        hash: receipt.hash,
        document_hash: receipt.document_hash,
        amount_capitals: content.amount_capitals(),
        holder_masked: content.holder_masked,
        account_number_masked: content.account_number_masked,
        amount_fen: content.amount_fen,
        allocations: rows.into_iter().map(allocation).collect::<ApiResult<_>>()?,
        paid_at: content.paid_at,
        transaction_id: content.transaction_id,
        order_number: content.order_number,
    }))
}

/// What a stored receipt says.
///
/// # Errors
/// An internal error if it was altered.
pub(super) fn content(state: &AppState, receipt: &receipts::Model) -> ApiResult<Content> {
    Ok(serde_json::from_str(&state.open(CONTENT, &receipt.content)?)?)
}

/// The active party's receipt with this id.
///
/// # Errors
/// 404 for one that isn't there or is somebody else's; 403 `REALNAME_REQUIRED` if the login's
/// level isn't enough for receipts.
pub(super) async fn find(
    state: &AppState,
    signed_in: &SignedIn,
    id: &str,
) -> ApiResult<receipts::Model> {
    let acting = signed_in.acting(state).await?.ok_or(ApiError::not_found())?;
    let receipt = receipts::Entity::find_by_id(id).one(&state.db).await?;
    let receipt = receipt.ok_or(ApiError::not_found())?;
    payments::Entity::find_by_id(&receipt.payment_id)
        .filter(payments::Column::PartyId.eq(acting.party_id))
        .one(&state.db)
        .await?
        .ok_or(ApiError::not_found())?;
    signed_in.acting_for(state, Service::Receipt, Right::Read).await?;
    Ok(receipt)
}
