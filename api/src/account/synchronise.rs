//! Reading the supplier's customer system into the copy.

use std::sync::atomic::Ordering;

use jiff::ToSpan;

use domain::{
    identifier::AccountNumber,
    outside::customer_system::{Account, Bill},
};

use super::copy;
use crate::{
    outside::signed::OutsideError,
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{self, accounts},
};

/// Months of bills that are read: three years.
const MONTHS: i32 = 36;

/// After a failed read the customer system is left in peace for so many milliseconds, so that
/// pages don't wait for it one after the other.
const REST_MS: i64 = 15_000;

/// What the customer system tells of an account.
pub(super) struct Told {
    pub(super) account: Account,
    pub(super) bills: Vec<Bill>,
    /// Month from which these are all bills that there are; none if it told of no bills at all,
    /// not even that there are none.
    pub(super) complete_from: Option<String>,
}

/// Asks for an account and its bills; none for an unknown number, after the same two calls.
pub(super) async fn ask(
    state: &AppState,
    number: &AccountNumber,
) -> Result<Option<Told>, OutsideError> {
    let today = state.clock.today();
    let from = today.checked_sub(MONTHS.months()).unwrap_or(today);
    let from = from.strftime("%Y-%m").to_string();
    let system = &state.outside.customer_system;
    let account = system.account(number).await?;
    let bills = system.bills(number, &from).await?;
    let complete_from = bills.is_some().then_some(from);
    let bills = bills.unwrap_or_default();
    Ok(account.map(|account| Told { account, bills, complete_from }))
}

/// Writes what was told, in a transaction of its own.
pub(super) async fn write(state: &AppState, told: &Told) -> ApiResult<accounts::Model> {
    let transaction = store::begin(&state.db).await?;
    let now = state.clock.now_ms();
    let written = copy::write(state, &transaction, told, now).await?;
    transaction.commit().await?;
    Ok(written)
}

fn number(account: &accounts::Model) -> ApiResult<AccountNumber> {
    AccountNumber::parse(&account.account_number)
        .map_err(|_| ApiError::internal("a stored account number isn't one"))
}

/// Reads the account again now.
///
/// # Errors
/// 503 if the customer system gives no usable answer.
pub async fn now(state: &AppState, account: &accounts::Model) -> ApiResult<accounts::Model> {
    match ask(state, &number(account)?).await {
        Ok(Some(told)) => write(state, &told).await,
        Ok(None) => Err(ApiError::unavailable("the customer system doesn't know the account")),
        Err(error) => Err(ApiError::unavailable(format!("customer system: {error}"))),
    }
}

/// Reads the account again if the copy is older than configured. If that fails the copy stays,
/// and says how old it is.
///
/// # Errors
/// What the database says.
pub async fn freshen(state: &AppState, account: accounts::Model) -> ApiResult<accounts::Model> {
    let time = state.clock.now_ms();
    let age = time.saturating_sub(account.synchronised_at);
    let resting = time < state.customer_system_rests_until.load(Ordering::Relaxed);
    if age <= state.config.copy_seconds.saturating_mul(1000) || resting {
        return Ok(account);
    }
    match ask(state, &number(&account)?).await {
        Ok(Some(told)) => write(state, &told).await,
        // That is about this account alone: the others are read as before.
        Ok(None) => {
            tracing::warn!(account_id = account.id, "the customer system doesn't know the account");
            Ok(account)
        }
        Err(error) => {
            tracing::warn!(account_id = account.id, %error, "the copy couldn't be read again");
            let until = time.saturating_add(REST_MS);
            state.customer_system_rests_until.store(until, Ordering::Relaxed);
            Ok(account)
        }
    }
}

/// Whether a copy is too old to be relied on.
#[must_use]
pub fn is_stale(state: &AppState, account: &accounts::Model) -> bool {
    let age = state.clock.now_ms().saturating_sub(account.synchronised_at);
    age > state.config.stale_seconds.saturating_mul(1000)
}
