//! Deletes what has served its purpose: keeping it would only be a risk.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    problem::ApiResult,
    state::AppState,
    store::{idempotency_keys, oauth_states, rate_events, sessions, sign_in_codes},
};

const DAY_MS: i64 = 24 * 3_600_000;

/// Deletes finished sessions, states, codes, counted events and old answers.
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
    Ok(())
}
