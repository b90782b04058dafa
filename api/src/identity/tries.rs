//! Limits on tries: a provider is asked five times a day for a login, and five times a day about
//! the same papers, so that nobody can guess his way to somebody's number.

use domain::identity::Method;
use jiff::civil::Date;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};

use crate::{
    clock::end_of_shanghai_day,
    problem::{ApiError, ApiResult},
    state::AppState,
    store::verifications::{self, Column},
};

/// Checks a day, and requests for a manual review.
const A_DAY: u64 = 5;

/// The method whose tries are counted by themselves.
const MANUAL: &str = Method::ManualReview.key();

/// Checks that the login has left today.
///
/// # Errors
/// What the database says.
pub async fn left<C: ConnectionTrait>(state: &AppState, db: &C, login_id: &str) -> ApiResult<u32> {
    let used = asked_today(state).filter(Column::LoginId.eq(login_id)).count(db).await?;
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
    within(state, db, &asked_today(state), login_id, subject_index, "TOO_MANY_TRIES").await
}

/// Refuses a request for a manual review when the login or the papers have had theirs: people
/// answer them, and others wait meanwhile.
///
/// # Errors
/// 429 `TOO_MANY_REVIEWS` until midnight in Shanghai.
pub async fn allow_review<C: ConnectionTrait>(
    state: &AppState,
    db: &C,
    login_id: &str,
    subject_index: &str,
) -> ApiResult<()> {
    let reviews = today(state).filter(Column::Method.eq(MANUAL));
    within(state, db, &reviews, login_id, subject_index, "TOO_MANY_REVIEWS").await
}

async fn within<C: ConnectionTrait>(
    state: &AppState,
    db: &C,
    counted: &Select<verifications::Entity>,
    login_id: &str,
    subject_index: &str,
    code: &'static str,
) -> ApiResult<()> {
    let of_login = counted.clone().filter(Column::LoginId.eq(login_id)).count(db).await?;
    let of_papers =
        counted.clone().filter(Column::SubjectIndex.eq(subject_index)).count(db).await?;
    if of_login < A_DAY && of_papers < A_DAY {
        return Ok(());
    }
    let midnight = end_of_shanghai_day(state.clock.today());
    let seconds = midnight.saturating_sub(state.clock.now_ms()) / 1000;
    Err(ApiError::rate_limited(code, seconds))
}

/// Today's verifications that asked a provider.
fn asked_today(state: &AppState) -> Select<verifications::Entity> {
    today(state).filter(Column::Method.ne(MANUAL))
}

/// Today's verifications.
fn today(state: &AppState) -> Select<verifications::Entity> {
    let start = end_of_shanghai_day(yesterday(state.clock.today()));
    verifications::Entity::find().filter(Column::CreatedAt.gte(start))
}

fn yesterday(today: Date) -> Date {
    today.yesterday().unwrap_or(today)
}
