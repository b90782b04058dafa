//! What a check's answer does to a verification: each in one transaction.

use domain::wire::identity::{AssuranceLevel, IdentityVerification, ReviewReason};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, Set};

use super::{
    claim::StoredClaim,
    outcome, party,
    review::{self, Filing, Subject},
};
use crate::{
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{self, verifications},
};

/// The papers are the person's, or the company's: makes the party and the membership.
///
/// # Errors
/// What the database says.
pub async fn verified(
    state: &AppState,
    verification: verifications::Model,
    level: AssuranceLevel,
) -> ApiResult<IdentityVerification> {
    let claim = claim_of(state, &verification)?;
    let tx = store::begin(&state.db).await?;
    let party = party::admit(state, &tx, &verification.login_id, &claim, level).await?;
    let mut change = to(state, &verification, "verified");
    change.party_id = Set(Some(party.party_id));
    finish(state, tx, change).await
}

/// They don't agree; which of them doesn't is nobody's business.
///
/// # Errors
/// What the database says.
pub async fn mismatched(
    state: &AppState,
    verification: verifications::Model,
) -> ApiResult<IdentityVerification> {
    let tx = store::begin(&state.db).await?;
    finish(state, tx, to(state, &verification, "mismatch")).await
}

/// A person looks at it.
///
/// # Errors
/// What the database says.
pub async fn to_review(
    state: &AppState,
    verification: verifications::Model,
    reason: ReviewReason,
    remark: Option<&str>,
) -> ApiResult<IdentityVerification> {
    let tx = store::begin(&state.db).await?;
    let filing = Filing {
        login_id: &verification.login_id,
        subject: Subject::Verification(&verification.id),
        reason,
        remark,
        open_key: None,
    };
    review::open(state, &tx, &filing).await?;
    finish(state, tx, to(state, &verification, "in_review")).await
}

/// A change of `verification` to another state.
#[must_use]
pub fn to(
    state: &AppState,
    verification: &verifications::Model,
    next: &str,
) -> verifications::ActiveModel {
    verifications::ActiveModel {
        id: Set(verification.id.clone()),
        state: Set(next.to_owned()),
        updated_at: Set(state.clock.now_ms()),
        ..Default::default()
    }
}

/// Stores a change, commits and tells what came of it.
///
/// # Errors
/// What the database says.
pub async fn finish(
    state: &AppState,
    tx: DatabaseTransaction,
    change: verifications::ActiveModel,
) -> ApiResult<IdentityVerification> {
    let stored = change.update(&tx).await?;
    let answer = outcome::of(state, &tx, &stored).await?;
    tx.commit().await?;
    Ok(answer)
}

/// What was claimed.
///
/// # Errors
/// An internal error if it doesn't open.
pub fn claim_of(state: &AppState, verification: &verifications::Model) -> ApiResult<StoredClaim> {
    let text = state.open("verifications.claim", &verification.claim)?;
    serde_json::from_str(&text).map_err(|_| ApiError::internal("a stored claim doesn't read"))
}
