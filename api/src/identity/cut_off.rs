//! Checks that were cut off: the process died between asking the provider and noting its answer.
//! A person takes over, whether or not the customer looks again.

use domain::wire::identity::{IdentityVerification, ReviewReason};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use super::{
    outcome,
    review::{self, Filing, Subject},
};
use crate::{
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{
        self,
        verifications::{self, Column},
    },
};

/// A check that has run for so long was cut off; in milliseconds.
const CUT_OFF_MS: i64 = 60_000;

/// Checks in one round of the worker.
const AT_ONCE: u64 = 50;

/// Hands every check that was cut off to a person.
///
/// # Errors
/// What the database says.
pub async fn sweep(state: &AppState) -> ApiResult<()> {
    let begun_before = state.clock.now_ms().saturating_sub(CUT_OFF_MS);
    let found = verifications::Entity::find()
        .filter(Column::State.eq("checking"))
        .filter(Column::CreatedAt.lte(begun_before))
        .limit(AT_ONCE)
        .all(&state.db)
        .await?;
    for verification in &found {
        hand_over(state, verification).await?;
    }
    Ok(())
}

/// What came of a verification that is still being checked.
///
/// # Errors
/// 503 while the check may still be running.
pub(super) async fn now(
    state: &AppState,
    verification: verifications::Model,
) -> ApiResult<IdentityVerification> {
    let age = state.clock.now_ms().saturating_sub(verification.created_at);
    if age < CUT_OFF_MS {
        return Err(ApiError::unavailable("the check is still running"));
    }
    hand_over(state, &verification).await?;
    let current = verifications::Entity::find_by_id(&verification.id).one(&state.db).await?;
    let current = current.ok_or(ApiError::not_found())?;
    outcome::of(state, &state.db, &current).await
}

/// Opens the review, unless somebody else has done so or the check has ended after all: of many
/// that try only one changes the state.
async fn hand_over(state: &AppState, verification: &verifications::Model) -> ApiResult<()> {
    let tx = store::begin(&state.db).await?;
    let taken = verifications::Entity::update_many()
        .set(verifications::ActiveModel {
            state: Set("in_review".to_owned()),
            updated_at: Set(state.clock.now_ms()),
            ..Default::default()
        })
        .filter(Column::Id.eq(&verification.id))
        .filter(Column::State.eq("checking"))
        .exec(&tx)
        .await?;
    if taken.rows_affected == 1 {
        let filing = Filing {
            login_id: &verification.login_id,
            subject: Subject::Verification(&verification.id),
            reason: ReviewReason::ProviderDown,
            remark: None,
            open_key: None,
        };
        review::open(state, &tx, &filing).await?;
    }
    tx.commit().await?;
    Ok(())
}
