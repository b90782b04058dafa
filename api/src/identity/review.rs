//! Manual review (人工审核): where every dead end of the machines goes, with a number and a due
//! date of one working day.

use domain::{wire::identity::ReviewReason, working_day::Calendar};
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};

use crate::{
    problem::{ApiError, ApiResult},
    state::AppState,
    store::reviews,
};

/// Working days until a review is answered.
const WORKING_DAYS: u32 = 1;

/// Opens a review for a verification, inside the caller's transaction.
///
/// # Errors
/// What the database says.
pub async fn open<C: ConnectionTrait>(
    state: &AppState,
    db: &C,
    login_id: &str,
    verification_id: &str,
    reason: ReviewReason,
    remark: Option<&str>,
) -> ApiResult<reviews::Model> {
    let due = Calendar::default()
        .add_working_days(state.clock.today(), WORKING_DAYS)
        .ok_or_else(|| ApiError::internal("no working day ahead"))?;
    Ok(reviews::ActiveModel {
        id: Set(state.random.id()),
        number: Set(number(state)),
        login_id: Set(login_id.to_owned()),
        verification_id: Set(verification_id.to_owned()),
        reason: Set(reason_key(reason).to_owned()),
        remark: Set(remark.map(|text| state.seal("reviews.remark", text)).transpose()?),
        state: Set("open".to_owned()),
        due_date: Set(due.date.to_string()),
        created_at: Set(state.clock.now_ms()),
        decided_at: Set(None),
        decided_by: Set(None),
        decision_reason: Set(None),
    }
    .insert(db)
    .await?)
}

/// What a customer quotes on the telephone: the date and eight digits, `SH20261123-12345678`.
fn number(state: &AppState) -> String {
    let today = state.clock.today();
    format!("SH{}-{}", today.strftime("%Y%m%d"), state.random.digits(8))
}

/// How a reason is stored: as on the wire.
#[must_use]
pub const fn reason_key(reason: ReviewReason) -> &'static str {
    match reason {
        ReviewReason::RareName => "rare_name",
        ReviewReason::Passport => "passport",
        ReviewReason::HongKongMacauTaiwan => "hong_kong_macau_taiwan",
        ReviewReason::Minor => "minor",
        ReviewReason::WrongHolder => "wrong_holder",
        ReviewReason::ProviderDown => "provider_down",
        ReviewReason::Mismatch => "mismatch",
        ReviewReason::StampedLetter => "stamped_letter",
        ReviewReason::ManyLogins => "many_logins",
    }
}

/// A stored reason.
///
/// # Errors
/// An internal error if it doesn't read.
pub fn parse_reason(text: &str) -> ApiResult<ReviewReason> {
    [
        ReviewReason::RareName,
        ReviewReason::Passport,
        ReviewReason::HongKongMacauTaiwan,
        ReviewReason::Minor,
        ReviewReason::WrongHolder,
        ReviewReason::ProviderDown,
        ReviewReason::Mismatch,
        ReviewReason::StampedLetter,
        ReviewReason::ManyLogins,
    ]
    .into_iter()
    .find(|reason| reason_key(*reason) == text)
    .ok_or_else(|| ApiError::internal("reviews.reason doesn't read"))
}
