//! Booking a payment in the supplier's books (销账).

use axum::{Json, body::Bytes, extract::State, http::StatusCode};
use domain::{
    outside::customer_system::{BookPayment, BookedAllocation, Booking, WorldAccount},
    wire::payment::AllocationKind,
};

use super::Customers;
use crate::{
    crypto::random_digits,
    failure::{Failure, parse},
    state::Shared,
};

/// `POST /v1/payments`: 201, or 200 when the reference was booked before.
pub(super) async fn book(
    State(shared): State<Shared>,
    body: Bytes,
) -> Result<(StatusCode, Json<Booking>), Failure> {
    let payment: BookPayment = parse(&body)?;
    let number = format!("BK{}", random_digits(12)?);
    shared.customers.change(|customers| enter(customers, payment, number))?
}

fn enter(
    customers: &mut Customers,
    payment: BookPayment,
    booking_number: String,
) -> Result<(StatusCode, Json<Booking>), Failure> {
    if let Some((known, booking)) = customers.bookings.get(&payment.reference) {
        if *known != payment {
            return Err(Failure::new(
                StatusCode::CONFLICT,
                "REFERENCE_REUSED",
                "this reference was booked with other content",
            ));
        }
        return Ok((StatusCode::OK, Json(booking.clone())));
    }
    let number = customers
        .find(&payment.account_number)
        .map(|known| known.account.account_number.clone())
        .ok_or_else(|| Failure::missing("no such account"))?;
    let account =
        customers.accounts.get_mut(&number).ok_or_else(|| Failure::missing("no such account"))?;
    let effect = effect(account, &payment)?;
    for bill in &mut account.bills {
        if effect.settled.contains(&bill.bill_number) {
            bill.paid_at = Some(payment.paid_at.clone());
        }
    }
    let balance = customers.booked_balance_fen.entry(number).or_default();
    *balance = balance.saturating_add(effect.topped_up_fen).saturating_add(effect.surplus_fen);
    let booking = Booking { booking_number, surplus_fen: effect.surplus_fen };
    customers.bookings.insert(payment.reference.clone(), (payment, booking.clone()));
    Ok((StatusCode::CREATED, Json(booking)))
}

/// What a payment does to an account.
#[derive(Debug, Default)]
struct Effect {
    settled: Vec<String>,
    topped_up_fen: i64,
    surplus_fen: i64,
}

/// Decides everything before anything is changed.
fn effect(account: &WorldAccount, payment: &BookPayment) -> Result<Effect, Failure> {
    if payment.reference.is_empty() || payment.allocations.is_empty() {
        return Err(Failure::invalid("PAYMENT", "reference and allocations are needed"));
    }
    if payment.paid_at.parse::<jiff::Timestamp>().is_err() {
        return Err(Failure::invalid("PAID_AT", "paid_at is RFC 3339"));
    }
    let parts = || payment.allocations.iter().map(|part| i128::from(part.amount_fen));
    if parts().any(|fen| fen <= 0) || parts().sum::<i128>() != i128::from(payment.amount_fen) {
        return Err(Failure::invalid("AMOUNT", "allocations are positive and add up to the total"));
    }
    let mut effect = Effect::default();
    for part in &payment.allocations {
        match part.kind {
            AllocationKind::TopUp => effect.topped_up_fen += part.amount_fen,
            AllocationKind::CaseFee => {}
            AllocationKind::Bill => bill(account, part, &mut effect)?,
            AllocationKind::LateFee => late_fee(account, part, &mut effect)?,
        }
    }
    Ok(effect)
}

fn bill(
    account: &WorldAccount,
    part: &BookedAllocation,
    effect: &mut Effect,
) -> Result<(), Failure> {
    let bill = named(account, part)?;
    if bill.paid_at.is_some() {
        effect.surplus_fen += part.amount_fen;
        return Ok(());
    }
    if bill.amount_fen != part.amount_fen {
        return Err(Failure::invalid("BILL_AMOUNT", "a bill is booked whole"));
    }
    if effect.settled.contains(&bill.bill_number) {
        return Err(Failure::invalid("BILL_TWICE", "a bill is booked once"));
    }
    effect.settled.push(bill.bill_number.clone());
    Ok(())
}

/// A late fee belongs to a bill; when that was paid meanwhile the fee isn't needed either.
fn late_fee(
    account: &WorldAccount,
    part: &BookedAllocation,
    effect: &mut Effect,
) -> Result<(), Failure> {
    if named(account, part)?.paid_at.is_some() {
        effect.surplus_fen += part.amount_fen;
    }
    Ok(())
}

fn named<'a>(
    account: &'a WorldAccount,
    part: &BookedAllocation,
) -> Result<&'a domain::outside::customer_system::Bill, Failure> {
    account
        .bills
        .iter()
        .find(|bill| part.bill_number.as_ref() == Some(&bill.bill_number))
        .ok_or_else(|| Failure::invalid("BILL", "the account has no such bill"))
}
