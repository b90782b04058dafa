//! Payments as the customer gets them.

use std::collections::HashMap;

use domain::wire::payment::{Allocation, PayAction, Payment, PaymentState};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::stored;
use crate::{
    clock::rfc3339,
    problem::ApiResult,
    state::AppState,
    store::{allocations, payments, receipts},
};

/// One payment.
///
/// # Errors
/// What the database says.
pub async fn one(state: &AppState, payment: payments::Model) -> ApiResult<Payment> {
    let mut all = many(state, vec![payment]).await?;
    all.pop().ok_or(crate::problem::ApiError::internal("a payment vanished"))
}

/// Several, in their order.
///
/// # Errors
/// What the database says.
pub async fn many(state: &AppState, rows: Vec<payments::Model>) -> ApiResult<Vec<Payment>> {
    let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
    let mut parts: HashMap<String, Vec<Allocation>> = HashMap::new();
    let found = allocations::Entity::find()
        .filter(allocations::Column::PaymentId.is_in(ids.clone()))
        .order_by_asc(allocations::Column::Position)
        .all(&state.db)
        .await?;
    for row in found {
        let allocation = Allocation {
            kind: stored::kind(&row.kind)?,
            bill_id: row.bill_id,
            period: row.period,
            amount_fen: row.amount_fen,
        };
        parts.entry(row.payment_id).or_default().push(allocation);
    }
    let mut receipts: HashMap<String, String> = receipts::Entity::find()
        .select_only()
        .columns([receipts::Column::PaymentId, receipts::Column::Id])
        .filter(receipts::Column::PaymentId.is_in(ids))
        .into_tuple::<(String, String)>()
        .all(&state.db)
        .await?
        .into_iter()
        .collect();
    let answer = |row: payments::Model| {
        let (parts, receipt) = (parts.remove(&row.id), receipts.remove(&row.id));
        answer(state, row, parts.unwrap_or_default(), receipt)
    };
    rows.into_iter().map(answer).collect()
}

fn answer(
    state: &AppState,
    row: payments::Model,
    allocations: Vec<Allocation>,
    receipt_id: Option<String>,
) -> ApiResult<Payment> {
    let now = state.clock.now_ms();
    let payment_state = stored::order(&row)?.stage.state();
    let payable = payment_state == PaymentState::Pending && now < row.expires_at;
    let action: Option<PayAction> = match row.action.as_deref().filter(|_| payable) {
        Some(text) => Some(serde_json::from_str(text)?),
        None => None,
    };
    Ok(Payment {
        payment_id: row.id,
        order_number: row.order_number,
        state: payment_state,
        amount_fen: row.amount_fen,
        allocations,
        channel: stored::channel(&row.channel)?,
        action,
        expires_at: rfc3339(row.expires_at),
        answered_at: rfc3339(now),
        paid_at: row.paid_at.map(rfc3339),
        receipt_id,
        surplus_fen: row.surplus_fen,
        account_id: row.account_id,
    })
}
