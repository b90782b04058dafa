//! Limits on tries: a provider is asked five times a day for a login, and five times a day about
//! the same papers, so that nobody can guess his way to somebody's number.

use jiff::civil::Date;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::{
    clock::end_of_shanghai_day,
    problem::{ApiError, ApiResult},
    state::AppState,
    store::verifications::{self, Column},
};

/// Checks a day.
const A_DAY: u64 = 5;

/// Checks that the login has left today.
///
/// # Errors
/// What the database says.
pub async fn left<C: ConnectionTrait>(state: &AppState, db: &C, login_id: &str) -> ApiResult<u32> {
    let used = today(state).filter(Column::LoginId.eq(login_id)).count(db).await?;
    Ok(u32::try_from(A_DAY.saturating_sub(used)).unwrap_or(0))
}

/// Refuses a check when the login or the papers have used up their tries.
///
/// # Errors
/// 429 `TOO_MANY_TRIES` until midnight in Shanghai.
pub async fn allow<C: ConnectionTrait>(
    state: &AppState,
    db: &C,
    login_id: &str,
    subject_index: &str,
) -> ApiResult<()> {
    let of_login = today(state).filter(Column::LoginId.eq(login_id)).count(db).await?;
    let of_papers = today(state).filter(Column::SubjectIndex.eq(subject_index)).count(db).await?;
    if of_login < A_DAY && of_papers < A_DAY {
        return Ok(());
    }
    let midnight = end_of_shanghai_day(state.clock.today());
    let seconds = midnight.saturating_sub(state.clock.now_ms()) / 1000;
    Err(ApiError::rate_limited("TOO_MANY_TRIES", seconds))
}

/// Today's verifications that asked a provider.
fn today(state: &AppState) -> sea_orm::Select<verifications::Entity> {
    let start = end_of_shanghai_day(yesterday(state.clock.today()));
    verifications::Entity::find()
        .filter(Column::CreatedAt.gte(start))
        .filter(Column::Method.ne("manual_review"))
}

fn yesterday(today: Date) -> Date {
    today.yesterday().unwrap_or(today)
}
