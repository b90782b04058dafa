//! Manual review (人工审核): where every dead end of the machines goes, with a number and a due
//! date of one working day.

use domain::{wire::identity::ReviewReason, working_day::Calendar};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::OnConflict,
};

use crate::{
    problem::{ApiError, ApiResult},
    state::AppState,
    store::reviews,
};

/// Working days until a review is answered.
const WORKING_DAYS: u32 = 1;

/// What a review decides on.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'a> {
    /// Whether this verification holds.
    Verification(&'a str),
    /// Whether a party is bound to an account.
    Binding {
        /// The account.
        account_id: &'a str,
        /// The party.
        party_id: &'a str,
        /// What it wants to be, as bindings store it.
        role: &'a str,
        /// Its own name for the account.
        nickname: Option<&'a str>,
    },
}

/// What is filed.
#[derive(Debug, Clone)]
pub struct Filing<'a> {
    /// Who asks.
    pub login_id: &'a str,
    /// What is decided on.
    pub subject: Subject<'a>,
    /// Why.
    pub reason: ReviewReason,
    /// What the customer adds.
    pub remark: Option<&'a str>,
    /// Names what may be under review once only: while it is, the open review is given again.
    pub open_key: Option<String>,
}

/// Opens a review, inside the caller's transaction if there is one; or gives the open one with
/// the same key.
///
/// # Errors
/// What the database says.
pub async fn open<C: ConnectionTrait>(
    state: &AppState,
    db: &C,
    filing: &Filing<'_>,
) -> ApiResult<reviews::Model> {
    let review = row(state, filing)?;
    let key = review.open_key.clone();
    // A conflict that isn't an error leaves the transaction usable, whichever engine it is.
    reviews::Entity::insert(review.clone().into_active_model())
        .on_conflict(OnConflict::column(reviews::Column::OpenKey).do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    let Some(key) = key else { return Ok(review) };
    reviews::Entity::find()
        .filter(reviews::Column::OpenKey.eq(key))
        .one(db)
        .await?
        .ok_or_else(|| ApiError::internal("a review vanished while it was opened"))
}

fn row(state: &AppState, filing: &Filing<'_>) -> ApiResult<reviews::Model> {
    let due = Calendar::default()
        .add_working_days(state.clock.today(), WORKING_DAYS)
        .ok_or_else(|| ApiError::internal("no working day ahead"))?;
    let mut review = reviews::Model {
        id: state.random.id(),
        number: number(state),
        login_id: filing.login_id.to_owned(),
        verification_id: None,
        account_id: None,
        party_id: None,
        role: None,
        nickname: None,
        reason: reason_key(filing.reason).to_owned(),
        remark: filing.remark.map(|text| state.seal("reviews.remark", text)).transpose()?,
        state: "open".to_owned(),
        open_key: filing.open_key.clone(),
        due_date: due.date.to_string(),
        created_at: state.clock.now_ms(),
        decided_at: None,
        decided_by: None,
        decision_reason: None,
    };
    match filing.subject {
        Subject::Verification(id) => review.verification_id = Some(id.to_owned()),
        Subject::Binding { account_id, party_id, role, nickname } => {
            review.account_id = Some(account_id.to_owned());
            review.party_id = Some(party_id.to_owned());
            review.role = Some(role.to_owned());
            review.nickname = nickname.map(str::to_owned);
        }
    }
    Ok(review)
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
