//! New bills for an account, made from its readings.

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
};
use domain::outside::customer_system::{Bill, Bills};

use super::Customers;
use crate::{
    failure::{Failure, parse},
    state::Shared,
};

/// `PUT /v1/accounts/{number}/bills`: all of them or, when a paid bill would change, none.
pub(super) async fn issue(
    State(shared): State<Shared>,
    Path(number): Path<String>,
    body: Bytes,
) -> Result<StatusCode, Failure> {
    let new: Bills = parse(&body)?;
    shared.customers.change(|customers| enter(customers, &number, new.bills))?
}

fn enter(customers: &mut Customers, number: &str, new: Vec<Bill>) -> Result<StatusCode, Failure> {
    let number = customers
        .find(number)
        .map(|known| known.account.account_number.clone())
        .ok_or_else(|| Failure::missing("no such account"))?;
    let account =
        customers.accounts.get_mut(&number).ok_or_else(|| Failure::missing("no such account"))?;
    let mut bills = account.bills.clone();
    for mut bill in new {
        if let Some(place) = bills.iter().position(|known| known.period == bill.period) {
            let known = bills.remove(place);
            bill.paid_at = known.paid_at.clone().or(bill.paid_at);
            let settled = known.paid_at.is_some() && known != bill;
            if settled || known.bill_number != bill.bill_number {
                return Err(Failure::new(
                    StatusCode::CONFLICT,
                    "BILL_SETTLED",
                    format!("the bill of {} can't be changed", bill.period),
                ));
            }
        }
        bills.push(bill);
    }
    bills.sort_by(|one, other| one.period.cmp(&other.period));
    account.bills = bills;
    Ok(StatusCode::NO_CONTENT)
}
