//! Deletes what has served its purpose: keeping it would only be a risk.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    outbox::RECONCILE,
    problem::ApiResult,
    state::AppState,
    store::{idempotency_keys, oauth_states, outbox, rate_events, sessions, sign_in_codes},
};

const DAY_MS: i64 = 24 * 3_600_000;

/// Days that a delivered effect is kept, to look into what went wrong.
const DELIVERED_DAYS: i64 = 30;

/// Deletes finished sessions, states, codes, counted events, old answers and delivered effects.
///
/// # Errors
/// What the database says.
pub async fn tidy(state: &AppState) -> ApiResult<()> {
    let now = state.clock.now_ms();
    let db = &state.db;
    oauth_states::Entity::delete_many()
        .filter(oauth_states::Column::ExpiresAt.lt(now.saturating_sub(DAY_MS)))
        .exec(db)
        .await?;
    sessions::Entity::delete_many()
        .filter(sessions::Column::ExpiresAt.lt(now.saturating_sub(2 * DAY_MS)))
        .exec(db)
        .await?;
    sign_in_codes::Entity::delete_many()
        .filter(sign_in_codes::Column::ExpiresAt.lt(now.saturating_sub(2 * DAY_MS)))
        .exec(db)
        .await?;
    rate_events::Entity::delete_many()
        .filter(rate_events::Column::At.lt(now.saturating_sub(2 * DAY_MS)))
        .exec(db)
        .await?;
    idempotency_keys::Entity::delete_many()
        .filter(idempotency_keys::Column::CreatedAt.lt(now.saturating_sub(7 * DAY_MS)))
        .exec(db)
        .await?;
    forget_delivered(state, now.saturating_sub(DELIVERED_DAYS * DAY_MS)).await
}

/// Deletes what was delivered before `end`. Reconciliations stay: by them the schedule knows the
/// days that are done.
async fn forget_delivered(state: &AppState, end: i64) -> ApiResult<()> {
    outbox::Entity::delete_many()
        .filter(outbox::Column::DeliveredAt.lt(end))
        // By this column such rows are found without looking at every delivered one.
        .filter(outbox::Column::NextAt.lt(end))
        .filter(outbox::Column::Kind.ne(RECONCILE))
        .exec(&state.db)
        .await?;
    Ok(())
}
