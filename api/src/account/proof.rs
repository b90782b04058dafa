//! The second proof: something that a stranger doesn't know.

use domain::{
    identifier::AccountNumber, outside::customer_system::Bill, wire::account::BindingProof,
};

use super::synchronise::Told;
use crate::{
    problem::{ApiResult, Fields},
    session::code::{self, Purpose},
    state::AppState,
    web::session::SignedIn,
};

/// Bills whose total proves something.
const RECENT: usize = 3;

/// A proof whose form is right.
#[derive(Debug, Clone)]
pub(super) enum Proof {
    Amount(i64),
    Code(String),
}

impl Proof {
    pub(super) fn parse(fields: &mut Fields, proof: BindingProof) -> Option<Self> {
        match proof {
            BindingProof::RecentBillAmount { amount_fen } => {
                let fine = (1..=100_000_000_000).contains(&amount_fen);
                fields
                    .take("/proof/amount_fen", fine.then_some(amount_fen).ok_or("AMOUNT"))
                    .map(Self::Amount)
            }
            BindingProof::FileMobileCode { code } => {
                fields.take("/proof/code", code::digits(&code, 6).ok_or("CODE")).map(Self::Code)
            }
        }
    }
}

/// The number as the customer system knows it, where a prefix for former ones is configured.
pub(super) fn lengthened(state: &AppState, number: AccountNumber) -> AccountNumber {
    let prefix = state.config.account_prefix.as_deref();
    prefix.and_then(|prefix| number.lengthened(prefix)).unwrap_or(number)
}

/// What a code for this login and number is filed under.
pub(super) fn code_subject(
    state: &AppState,
    signed_in: &SignedIn,
    number: &AccountNumber,
) -> String {
    let subject = format!("{}:{}", signed_in.login.id, number.as_str());
    state.keys.index("account_proof", &subject)
}

/// Whether the proof holds. For an unknown number the same is done and never holds.
pub(super) async fn holds(
    state: &AppState,
    signed_in: &SignedIn,
    number: &AccountNumber,
    proof: &Proof,
    told: Option<&Told>,
) -> ApiResult<bool> {
    let proven = match proof {
        Proof::Amount(amount) => told.is_some_and(|told| recent(&told.bills, *amount)),
        Proof::Code(given) => {
            let subject = code_subject(state, signed_in, number);
            code::check(state, Purpose::AccountProof, &subject, given).await?.is_ok()
        }
    };
    Ok(proven && told.is_some())
}

/// Whether one of the last bills has this total, in whatever order the supplier tells them.
fn recent(bills: &[Bill], amount_fen: i64) -> bool {
    let mut newest_first: Vec<&Bill> = bills.iter().collect();
    newest_first.sort_by(|one, other| other.period.cmp(&one.period));
    newest_first.iter().take(RECENT).any(|bill| bill.amount_fen == amount_fen)
}
