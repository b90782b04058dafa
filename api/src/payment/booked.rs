//! What money does in our own tables: postings, and the bills and balance that it settles.

use domain::payment::{
    Stage,
    allocation::{Allocations, Part},
    ledger::{self, Entry, Side},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, Set, sea_query::Expr,
};

use super::stored;
use crate::{
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{accounts, allocations, bills, payments, postings},
};

/// The parts of a payment, in their order.
///
/// # Errors
/// What the database says.
pub async fn parts(
    db: &impl ConnectionTrait,
    payment_id: &str,
) -> ApiResult<Vec<allocations::Model>> {
    Ok(allocations::Entity::find()
        .filter(allocations::Column::PaymentId.eq(payment_id))
        .order_by_asc(allocations::Column::Position)
        .all(db)
        .await?)
}

/// The same as the domain knows them.
///
/// # Errors
/// An internal error for rows that make no payment.
pub fn allocations_of(rows: &[allocations::Model]) -> ApiResult<Allocations> {
    let part = |row: &allocations::Model| {
        Ok(Part {
            kind: stored::kind(&row.kind)?,
            bill: row.bill_id.clone(),
            amount_fen: row.amount_fen,
        })
    };
    let parts = rows.iter().map(part).collect::<ApiResult<Vec<Part>>>()?;
    Allocations::new(parts)
        .map_err(|error| ApiError::internal(format!("a payment's parts: {error:?}")))
}

/// Makes the entry of a stage that was just entered.
pub(super) async fn post(
    state: &AppState,
    tx: &DatabaseTransaction,
    payment: &payments::Model,
    stage: &Stage,
) -> ApiResult<()> {
    let wrong = |error| ApiError::internal(format!("postings of a payment: {error:?}"));
    match stage {
        Stage::Paid { .. } => {
            let entry = ledger::received(payment.amount_fen).map_err(wrong)?;
            write(state, tx, payment, "received", &entry).await
        }
        Stage::Booked { surplus_fen, .. } => {
            let rows = parts(tx, &payment.id).await?;
            let all = allocations_of(&rows)?;
            let entry = ledger::booked(&all, *surplus_fen).map_err(wrong)?;
            write(state, tx, payment, "booked", &entry).await?;
            settle(state, tx, payment, &rows, *surplus_fen).await
        }
        Stage::Created
        | Stage::Prepaying
        | Stage::Pending
        | Stage::Checking(_)
        | Stage::Receipted { .. }
        | Stage::Closed
        | Stage::Failed
        | Stage::Refunding { .. }
        | Stage::Refunded { .. } => Ok(()),
    }
}

async fn write(
    state: &AppState,
    tx: &DatabaseTransaction,
    payment: &payments::Model,
    name: &str,
    entry: &Entry,
) -> ApiResult<()> {
    let now = state.clock.now_ms();
    for (posting, line) in entry.postings().iter().zip(0_i32..) {
        let amount_fen = match posting.side {
            Side::Debit => posting.amount_fen,
            Side::Credit => posting.amount_fen.saturating_neg(),
        };
        postings::ActiveModel {
            id: Set(state.random.id()),
            payment_id: Set(payment.id.clone()),
            entry: Set(name.to_owned()),
            line: Set(line),
            ledger: Set(stored::ledger_name(posting.account).to_owned()),
            amount_fen: Set(amount_fen),
            posted_at: Set(now),
        }
        .insert(tx)
        .await?;
    }
    Ok(())
}

/// Marks the copies as the supplier's books now have them; the next synchronisation brings the
/// supplier's own words. A balance isn't reckoned here: a synchronisation between the supplier's
/// booking and this may have brought it already. The copy counts as old, and is read again.
async fn settle(
    state: &AppState,
    tx: &DatabaseTransaction,
    payment: &payments::Model,
    rows: &[allocations::Model],
    surplus_fen: i64,
) -> ApiResult<()> {
    let paid: Vec<&String> = rows.iter().filter_map(|row| row.bill_id.as_ref()).collect();
    bills::Entity::update_many()
        .col_expr(bills::Column::PaidAt, Expr::value(payment.paid_at))
        .filter(bills::Column::Id.is_in(paid))
        .filter(bills::Column::PaidAt.is_null())
        .exec(tx)
        .await?;
    let top_up: i64 =
        rows.iter().filter(|row| row.kind == "top_up").map(|row| row.amount_fen).sum();
    if top_up > 0 || surplus_fen > 0 {
        let fresh_ms = state.config.copy_seconds.saturating_add(1).saturating_mul(1000);
        let old = state.clock.now_ms().saturating_sub(fresh_ms);
        accounts::Entity::update_many()
            .col_expr(accounts::Column::SynchronisedAt, Expr::value(old))
            .filter(accounts::Column::Id.eq(&payment.account_id))
            .filter(accounts::Column::SynchronisedAt.gt(old))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Lets the bills of a payment be paid by another one.
pub(super) async fn release_bills(tx: &DatabaseTransaction, payment_id: &str) -> ApiResult<()> {
    allocations::Entity::update_many()
        .col_expr(allocations::Column::OpenBillId, Expr::value(Option::<String>::None))
        .filter(allocations::Column::PaymentId.eq(payment_id))
        .exec(tx)
        .await?;
    Ok(())
}
