//! Books a payment in the supplier's customer system (入账): delivered from the outbox until it
//! has succeeded.

use domain::{
    outside::customer_system::{BookPayment, BookedAllocation, Booking},
    payment::Event,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    apply::{Facts, apply},
    booked::parts,
    stored,
};
use crate::{
    clock::rfc3339,
    outside::signed::OutsideError,
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{accounts, bills, payments},
};

/// Books a payment that was received; does nothing for one that is booked.
///
/// # Errors
/// The supplier's system in the inner result; what the database says in the outer.
pub async fn book(state: &AppState, payment_id: &str) -> ApiResult<Result<(), OutsideError>> {
    let payment = payments::Entity::find_by_id(payment_id).one(&state.db).await?;
    let payment = payment.ok_or(ApiError::not_found())?;
    if payment.state != "paid" {
        return Ok(Ok(()));
    }
    let request = request(state, &payment).await?;
    match state.outside.customer_system.book(&request).await {
        Ok(booking) => done(state, &payment, booking).await,
        Err(error) => {
            if let OutsideError::Refused(status) = error
                && error.is_passing()
            {
                // It goes on being tried, and needs somebody who puts a key or an address right.
                let order = &payment.order_number;
                tracing::error!(order, status, "the customer system refuses us, not the booking");
            }
            if !error.is_passing() {
                let facts = Facts { detail: Some(error.to_string()), ..Facts::default() };
                apply(state, payment_id, Event::BookingRefused, facts).await?;
            }
            Ok(Err(error))
        }
    }
}

async fn done(
    state: &AppState,
    payment: &payments::Model,
    booking: Booking,
) -> ApiResult<Result<(), OutsideError>> {
    let Booking { booking_number, surplus_fen } = booking;
    if !(0..=payment.amount_fen).contains(&surplus_fen) {
        return Ok(Err(OutsideError::Malformed));
    }
    let facts = Facts { booking_number: Some(booking_number), ..Facts::default() };
    apply(state, &payment.id, Event::BookingDone { surplus_fen }, facts).await?;
    Ok(Ok(()))
}

async fn request(state: &AppState, payment: &payments::Model) -> ApiResult<BookPayment> {
    let gone = || ApiError::internal("what a payment is for isn't there any more");
    let account = accounts::Entity::find_by_id(&payment.account_id).one(&state.db).await?;
    let rows = parts(&state.db, &payment.id).await?;
    let wanted: Vec<&String> = rows.iter().filter_map(|row| row.bill_id.as_ref()).collect();
    let known =
        bills::Entity::find().filter(bills::Column::Id.is_in(wanted)).all(&state.db).await?;
    let number = |id: &String| known.iter().find(|bill| bill.id == *id);
    let mut allocations = Vec::with_capacity(rows.len());
    for row in &rows {
        let bill_number = match &row.bill_id {
            Some(id) => Some(number(id).ok_or_else(gone)?.bill_number.clone()),
            None => None,
        };
        let kind = stored::kind(&row.kind)?;
        allocations.push(BookedAllocation { kind, bill_number, amount_fen: row.amount_fen });
    }
    Ok(BookPayment {
        reference: payment.order_number.clone(),
        account_number: account.ok_or_else(gone)?.account_number,
        paid_at: rfc3339(payment.paid_at.ok_or_else(gone)?),
        channel: "wechat_pay".to_owned(),
        transaction_id: payment.transaction_id.clone().ok_or_else(gone)?,
        amount_fen: payment.amount_fen,
        allocations,
    })
}
