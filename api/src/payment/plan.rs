//! What a new payment is for: the bills' principal and late fees of today, and a top-up.

use std::collections::HashMap;

use axum::http::StatusCode;
use domain::{
    payment::allocation::{AllocationError, Allocations, Part},
    wire::{
        bill::BillState,
        payment::{AllocationKind, NewPayment},
    },
};
use jiff::civil::Date;

use crate::{
    account::{self, Access},
    billing::{self, Standing},
    problem::{ApiError, ApiResult},
    state::AppState,
    store::accounts,
    web::session::SignedIn,
};

/// Most bills in one payment: as many as a receipt shows on one page.
const MOST_BILLS: usize = 12;

/// A payment that can be made.
#[derive(Debug)]
pub(super) struct Plan {
    /// For which account.
    pub account: accounts::Model,
    /// For which party.
    pub party_id: String,
    /// What for.
    pub allocations: Allocations,
    /// Months of the bills, by id.
    pub periods: HashMap<String, String>,
}

/// Computes what is owed on the day `today` and compares it with what the customer saw.
///
/// # Errors
/// 404 for an account or bill that isn't the party's; 422 for a request that makes no payment;
/// 409 `ALREADY_PAID`, `PAYMENT_OPEN` or `AMOUNT_CHANGED`.
pub(super) async fn plan(
    state: &AppState,
    signed_in: &SignedIn,
    asked: &NewPayment,
    today: Date,
) -> ApiResult<Plan> {
    check(asked)?;
    let access = account::access(state, signed_in, &asked.account_id).await?;
    let role = access.role();
    let Access { account, binding } = access;
    let account = account::freshen(state, account).await?;
    let standings = billing::standings(state, &account, role, today).await?;
    let mut parts = Vec::new();
    let mut periods = HashMap::new();
    for standing in chosen(&standings, asked)? {
        payable(standing)?;
        let bill = &standing.bill;
        let part = |kind, amount_fen| Part { kind, bill: Some(bill.id.clone()), amount_fen };
        parts.push(part(AllocationKind::Bill, bill.amount_fen));
        if let Some(fee) = standing.late_fee.as_ref().filter(|fee| fee.amount_fen > 0) {
            parts.push(part(AllocationKind::LateFee, fee.amount_fen));
        }
        periods.insert(bill.id.clone(), bill.period.clone());
    }
    if asked.top_up_fen > 0 {
        parts.push(Part { kind: AllocationKind::TopUp, bill: None, amount_fen: asked.top_up_fen });
    }
    let allocations = Allocations::new(parts).map_err(|error| refused(asked, error))?;
    if allocations.total_fen() != asked.expected_total_fen {
        let changed = ApiError::new(StatusCode::CONFLICT, "AMOUNT_CHANGED");
        return Err(changed.param("amount_fen", allocations.total_fen()));
    }
    Ok(Plan { account, party_id: binding.party_id, allocations, periods })
}

fn check(asked: &NewPayment) -> ApiResult<()> {
    let twice = |(index, id): (usize, &String)| asked.bill_ids.iter().take(index).any(|i| i == id);
    if asked.bill_ids.len() > MOST_BILLS {
        return Err(ApiError::field("/bill_ids", "TOO_LONG"));
    }
    if asked.bill_ids.iter().enumerate().any(twice) {
        return Err(ApiError::field("/bill_ids", "AMOUNT"));
    }
    if asked.top_up_fen < 0 {
        return Err(ApiError::field("/top_up_fen", "AMOUNT"));
    }
    Ok(())
}

/// The bills that are to be paid, oldest first. One that isn't this account's doesn't exist.
fn chosen<'a>(all: &'a [Standing], asked: &NewPayment) -> ApiResult<Vec<&'a Standing>> {
    let wanted = |standing: &&Standing| asked.bill_ids.contains(&standing.bill.id);
    let found: Vec<&Standing> = all.iter().filter(wanted).collect();
    if found.len() == asked.bill_ids.len() { Ok(found) } else { Err(ApiError::not_found()) }
}

/// What can be told before the database decides.
fn payable(standing: &Standing) -> ApiResult<()> {
    match standing.summary.state {
        BillState::Paid => Err(ApiError::new(StatusCode::CONFLICT, "ALREADY_PAID")),
        // Whether a payment is open is decided by the database alone.
        BillState::Unpaid | BillState::Overdue | BillState::PaymentUnderWay => Ok(()),
    }
}

fn refused(asked: &NewPayment, error: AllocationError) -> ApiError {
    let pointer = match error {
        AllocationError::TooMuch | AllocationError::NotPositive if asked.top_up_fen > 0 => {
            "/top_up_fen"
        }
        AllocationError::Empty
        | AllocationError::NotPositive
        | AllocationError::TooMuch
        | AllocationError::Ambiguous => "/bill_ids",
    };
    ApiError::field(pointer, "AMOUNT")
}
