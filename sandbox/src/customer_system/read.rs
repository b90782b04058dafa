//! Reading an account and its bills.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use domain::outside::customer_system::{Account, Bills};
use serde::Deserialize;

use super::Customers;
use crate::{failure::Failure, state::Shared};

#[derive(Debug, Deserialize)]
pub(super) struct Since {
    from: Option<String>,
}

/// `GET /v1/accounts/{number}`.
pub(super) async fn account(
    State(shared): State<Shared>,
    Path(number): Path<String>,
) -> Result<Json<Account>, Failure> {
    shared
        .customers
        .read(|customers| current(customers, &number))
        .map(Json)
        .ok_or_else(|| Failure::missing("no such account"))
}

/// `GET /v1/accounts/{number}/bills?from=YYYY-MM`.
pub(super) async fn bills(
    State(shared): State<Shared>,
    Path(number): Path<String>,
    Query(since): Query<Since>,
) -> Result<Json<Bills>, Failure> {
    let from = since.from.unwrap_or_default();
    if !from.is_empty() && !is_month(&from) {
        return Err(Failure::invalid("FROM", "from is YYYY-MM"));
    }
    shared.customers.read(|customers| {
        let known = customers.find(&number).ok_or_else(|| Failure::missing("no such account"))?;
        let bills = known.bills.iter().filter(|bill| bill.period >= from).cloned().collect();
        Ok(Json(Bills { bills }))
    })
}

/// The account with what was booked since it was loaded.
pub(super) fn current(customers: &Customers, number: &str) -> Option<Account> {
    let mut account = customers.find(number)?.account.clone();
    let booked = customers.booked_balance_fen.get(&account.account_number);
    account.balance_fen = account.balance_fen.saturating_add(booked.copied().unwrap_or(0));
    Some(account)
}

fn is_month(text: &str) -> bool {
    format!("{text}-01").parse::<jiff::civil::Date>().is_ok() && text.len() == 7
}
