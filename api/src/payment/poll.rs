//! Asks the gateway about payments that aren't settled: what a callback missed, what a process
//! left behind when it died, what has expired.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use tokio::task::JoinSet;

use super::{gateway, schedule};
use crate::{problem::ApiResult, state::AppState, store::payments};

/// Payments that are asked about at the same time.
const AT_ONCE: u64 = 8;

/// Asks about everything that is due; gives how many payments that were.
///
/// # Errors
/// What the database says.
pub async fn due(state: &AppState) -> ApiResult<usize> {
    let rows = payments::Entity::find()
        .filter(payments::Column::NextCheckAt.lte(state.clock.now_ms()))
        .order_by_asc(payments::Column::NextCheckAt)
        .limit(AT_ONCE)
        .all(&state.db)
        .await?;
    let mut running = JoinSet::new();
    for row in rows {
        if claim(state, &row).await? {
            let state = state.clone();
            running.spawn(async move {
                if let Err(error) = gateway::pursue(&state, &row.id).await {
                    let order = &row.order_number;
                    tracing::error!(order, code = error.code(), "a payment can't be pursued");
                }
            });
        }
    }
    Ok(running.join_all().await.len())
}

/// Takes a payment for this process until its lease ends, so that two don't ask at once.
///
/// # Errors
/// What the database says.
pub(super) async fn claim(state: &AppState, row: &payments::Model) -> ApiResult<bool> {
    let now = state.clock.now_ms();
    let Some(due) = row.next_check_at else { return Ok(false) };
    let claimed = payments::Entity::update_many()
        .set(payments::ActiveModel {
            next_check_at: Set(Some(now.saturating_add(schedule::lease_ms(state)))),
            checked_at: Set(Some(now)),
            checks: Set(row.checks.saturating_add(1)),
            ..Default::default()
        })
        .filter(payments::Column::Id.eq(&row.id))
        .filter(payments::Column::Version.eq(row.version))
        .filter(payments::Column::NextCheckAt.eq(due))
        .exec(&state.db)
        .await?;
    Ok(claimed.rows_affected == 1)
}
