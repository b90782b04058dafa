//! A stored verification as customers see it.

use domain::wire::identity::{IdentityVerification, VerificationOutcome};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{party, review, tries};
use crate::{
    clock::rfc3339,
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{memberships, parties, reviews, verifications},
};

/// Reads what came of a verification.
///
/// # Errors
/// An internal error if what is stored doesn't read.
pub async fn of<C: ConnectionTrait>(
    state: &AppState,
    db: &C,
    verification: &verifications::Model,
) -> ApiResult<IdentityVerification> {
    let outcome = match verification.state.as_str() {
        "verified" => verified(state, db, verification).await?,
        "continue_at" => VerificationOutcome::ContinueAt {
            url: verification.continue_url.clone().unwrap_or_default(),
        },
        "needs_authorisation" => VerificationOutcome::NeedsAuthorisation {
            sent_to_masked: verification.sent_to_masked.clone().unwrap_or_default(),
            expires_at: rfc3339(verification.authorisation_expires_at.unwrap_or_default()),
            tries_left: u32::try_from(verification.authorisation_tries_left).unwrap_or(0),
        },
        "in_review" | "refused" => reviewed(db, verification).await?,
        "mismatch" => VerificationOutcome::Mismatch {
            tries_left: tries::left(state, db, &verification.login_id).await?,
        },
        _ => return Err(ApiError::internal("verifications.state doesn't read")),
    };
    Ok(IdentityVerification { verification_id: verification.id.clone(), outcome })
}

async fn verified<C: ConnectionTrait>(
    state: &AppState,
    db: &C,
    verification: &verifications::Model,
) -> ApiResult<VerificationOutcome> {
    let missing = || ApiError::internal("a verified party is missing");
    let party_id = verification.party_id.as_deref().ok_or_else(missing)?;
    let party = parties::Entity::find_by_id(party_id).one(db).await?.ok_or_else(missing)?;
    let membership = memberships::Entity::find()
        .filter(memberships::Column::LoginId.eq(&verification.login_id))
        .filter(memberships::Column::PartyId.eq(party_id))
        .one(db)
        .await?
        .ok_or_else(missing)?;
    Ok(VerificationOutcome::Verified { party: party::summary(state, &party, &membership)? })
}

async fn reviewed<C: ConnectionTrait>(
    db: &C,
    verification: &verifications::Model,
) -> ApiResult<VerificationOutcome> {
    let review = reviews::Entity::find()
        .filter(reviews::Column::VerificationId.eq(&verification.id))
        .one(db)
        .await?
        .ok_or_else(|| ApiError::internal("a review is missing"))?;
    Ok(match review.state.as_str() {
        "refused" => {
            VerificationOutcome::Refused { reason: review.decision_reason.unwrap_or_default() }
        }
        _ => VerificationOutcome::InReview {
            number: review.number,
            reason: review::parse_reason(&review.reason)?,
            due_date: review.due_date,
        },
    })
}
