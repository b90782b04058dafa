//! Reviews that a customer asks for himself: one at a time for a login and its papers.

use domain::wire::identity::{IdentityVerification, ReviewReason};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, ModelTrait, QueryFilter, QueryOrder};

use super::{
    claim::Person,
    outcome,
    review::{self, Filing, Subject},
    settle,
};
use crate::{
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{
        self,
        verifications::{self, Column},
    },
};

/// The login's verification of these papers that is in review already.
///
/// # Errors
/// What the database says.
pub(super) async fn open(
    state: &AppState,
    login_id: &str,
    who: &Person,
) -> ApiResult<Option<verifications::Model>> {
    let subject_index = state.keys.index("parties.document", who.document.as_str());
    let found = verifications::Entity::find()
        .filter(Column::LoginId.eq(login_id))
        .filter(Column::SubjectIndex.eq(subject_index))
        .filter(Column::State.eq("in_review"))
        .order_by_desc(Column::CreatedAt);
    Ok(found.one(&state.db).await?)
}

/// Files the review of a verification that has just begun. If another request for the same papers
/// was faster, its answer is given and this verification never was.
///
/// # Errors
/// What the database says.
pub(super) async fn file(
    state: &AppState,
    verification: verifications::Model,
    reason: ReviewReason,
    remark: Option<&str>,
) -> ApiResult<IdentityVerification> {
    let key = format!("manual:{}:{}", verification.login_id, verification.subject_index);
    let filing = Filing {
        login_id: &verification.login_id,
        subject: Subject::Verification(&verification.id),
        reason,
        remark,
        open_key: Some(key),
    };
    let tx = store::begin(&state.db).await?;
    let review = review::open(state, &tx, &filing).await?;
    let current = if review.verification_id.as_ref() == Some(&verification.id) {
        settle::to(state, &verification, "in_review").update(&tx).await?
    } else {
        verification.delete(&tx).await?;
        let faster = review.verification_id.unwrap_or_default();
        let faster = verifications::Entity::find_by_id(faster).one(&tx).await?;
        faster.ok_or(ApiError::internal("a review without its verification"))?
    };
    let answer = outcome::of(state, &tx, &current).await?;
    tx.commit().await?;
    Ok(answer)
}
