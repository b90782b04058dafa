//! Decisions on reviews: each in one transaction with its entry in the audit log and the message
//! to the customer.

use domain::{
    text::{MessageText, Section, fill},
    wire::identity::AssuranceLevel,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};

use super::{party, settle};
use crate::{
    account::WantedBinding,
    audit,
    outbox::{self, Effect},
    problem::{ApiError, ApiResult},
    session::me::language,
    state::AppState,
    store::{self, logins, reviews, verifications},
};

/// What a review decides on.
#[derive(Debug)]
pub(super) enum Case {
    /// A verification.
    Verification(Box<verifications::Model>),
    /// A binding.
    Binding(WantedBinding),
}

/// The open review with this number.
///
/// # Errors
/// 404 for a number that isn't open.
pub(super) async fn find_open(state: &AppState, number: &str) -> ApiResult<(reviews::Model, Case)> {
    let review = reviews::Entity::find()
        .filter(reviews::Column::Number.eq(number))
        .filter(reviews::Column::State.eq("open"))
        .one(&state.db)
        .await?
        .ok_or(ApiError::not_found())?;
    let case = match &review.verification_id {
        Some(id) => {
            let found = verifications::Entity::find_by_id(id).one(&state.db).await?;
            Case::Verification(Box::new(found.ok_or(ApiError::not_found())?))
        }
        None => Case::Binding(WantedBinding::of(&review)?),
    };
    Ok((review, case))
}

/// Approves: the customer is verified with `level`, or the account bound.
///
/// # Errors
/// 404 for a number that isn't open, and what the database says.
pub(super) async fn approve(
    state: &AppState,
    number: &str,
    staff: &str,
    level: AssuranceLevel,
) -> ApiResult<Vec<String>> {
    let (review, case) = find_open(state, number).await?;
    let tx = store::begin(&state.db).await?;
    decide(state, &tx, &review, staff, "approved", None).await?;
    let text: fn(&MessageText) -> &'static str = match &case {
        Case::Verification(verification) => {
            let claim = settle::claim_of(state, verification)?;
            let party = party::admit(state, &tx, &review.login_id, &claim, level).await?;
            let mut change = settle::to(state, verification, "verified");
            change.party_id = Set(Some(party.party_id));
            change.update(&tx).await?;
            |texts: &MessageText| texts.review_approved
        }
        Case::Binding(wanted) => {
            let binding_id = wanted.bind(state, &tx, &review.login_id).await?;
            audit::record(state, &tx, staff, "binding.write", &binding_id, number).await?;
            |texts: &MessageText| texts.binding_approved
        }
    };
    tell(state, &tx, &review, text, "-").await?;
    tx.commit().await?;
    Ok(vec![format!("{number} approved")])
}

/// Refuses, with the reason that the customer will read.
///
/// # Errors
/// As [`approve`].
pub(super) async fn refuse(
    state: &AppState,
    number: &str,
    staff: &str,
    reason: &str,
) -> ApiResult<Vec<String>> {
    let (review, case) = find_open(state, number).await?;
    let tx = store::begin(&state.db).await?;
    decide(state, &tx, &review, staff, "refused", Some(reason)).await?;
    let text: fn(&MessageText) -> &'static str = match &case {
        Case::Verification(verification) => {
            settle::to(state, verification, "refused").update(&tx).await?;
            |texts: &MessageText| texts.review_refused
        }
        Case::Binding(_) => |texts: &MessageText| texts.binding_refused,
    };
    tell(state, &tx, &review, text, reason).await?;
    tx.commit().await?;
    Ok(vec![format!("{number} refused")])
}

/// Notes the decision. Of two members of staff who decide at the same time one comes too late.
async fn decide(
    state: &AppState,
    tx: &DatabaseTransaction,
    review: &reviews::Model,
    staff: &str,
    decision: &str,
    reason: Option<&str>,
) -> ApiResult<()> {
    let decided = reviews::Entity::update_many()
        .set(reviews::ActiveModel {
            state: Set(decision.to_owned()),
            open_key: Set(None),
            decided_at: Set(Some(state.clock.now_ms())),
            decided_by: Set(Some(staff.to_owned())),
            decision_reason: Set(reason.map(str::to_owned)),
            ..Default::default()
        })
        .filter(reviews::Column::Id.eq(&review.id))
        .filter(reviews::Column::State.eq("open"))
        .exec(tx)
        .await?;
    if decided.rows_affected != 1 {
        return Err(ApiError::not_found());
    }
    let action = format!("review.{decision}");
    audit::record(state, tx, staff, &action, &review.id, reason.unwrap_or("-")).await
}

/// Tells the customer: nothing is ever silent.
async fn tell(
    state: &AppState,
    tx: &DatabaseTransaction,
    review: &reviews::Model,
    text: fn(&MessageText) -> &'static str,
    reason: &str,
) -> ApiResult<()> {
    let login = logins::Entity::find_by_id(&review.login_id).one(tx).await?;
    let Some(login) = login else { return Ok(()) };
    let params = [
        ("supplier", state.config.supplier.as_str()),
        ("number", review.number.as_str()),
        ("reason", reason),
    ];
    let effect = Effect::Sms {
        to: state.open("logins.mobile", &login.mobile)?,
        template: "review_decided".to_owned(),
        text: fill(text(MessageText::of(language(&login.language))), &params),
        until: None,
    };
    outbox::put(state, tx, &format!("review-{}", review.id), &effect).await
}
