//! Limits, counted in the database so that they hold for any number of processes.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder,
};

use crate::{problem::ApiResult, state::AppState, store::rate_events};

/// At most `max` events in any `seconds`.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// Length of the window.
    pub seconds: i64,
    /// Events in it.
    pub max: u64,
}

/// Whether an event is within its limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is, and was counted.
    Yes,
    /// It isn't; again in so many seconds.
    RetryAfter(i64),
}

/// Counts an event of `bucket` unless it is one too many. The event is written before it is
/// counted: of two at the same time none slips through.
///
/// # Errors
/// What the database says.
pub async fn take(state: &AppState, bucket: &str, limits: &[Limit]) -> ApiResult<Taken> {
    let now = state.clock.now_ms();
    let id = state.random.id();
    let event = rate_events::Model { id: id.clone(), bucket: bucket.to_owned(), at: now };
    event.into_active_model().insert(&state.db).await?;
    for limit in limits {
        let window = limit.seconds.saturating_mul(1000);
        let events = rate_events::Entity::find()
            .filter(rate_events::Column::Bucket.eq(bucket))
            .filter(rate_events::Column::At.gt(now.saturating_sub(window)));
        if events.clone().count(&state.db).await? > limit.max {
            rate_events::Entity::delete_by_id(&id).exec(&state.db).await?;
            let oldest = events.order_by_asc(rate_events::Column::At).one(&state.db).await?;
            let free = oldest.map_or(now, |event| event.at).saturating_add(window);
            let wait = free.saturating_sub(now).saturating_add(999).div_euclid(1000);
            return Ok(Taken::RetryAfter(wait.max(1)));
        }
    }
    Ok(Taken::Yes)
}

/// Events of `bucket` in the last `seconds`.
///
/// # Errors
/// What the database says.
pub async fn count(state: &AppState, bucket: &str, seconds: i64) -> ApiResult<u64> {
    let since = state.clock.now_ms().saturating_sub(seconds.saturating_mul(1000));
    Ok(rate_events::Entity::find()
        .filter(rate_events::Column::Bucket.eq(bucket))
        .filter(rate_events::Column::At.gt(since))
        .count(&state.db)
        .await?)
}
