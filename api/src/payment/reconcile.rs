//! Daily reconciliation (对账): what WeChat Pay's list of a day says against our payments. It
//! finds the money that callbacks and queries missed, and what doesn't fit.

use jiff::{ToSpan, civil::Date};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use domain::payment::{Event, Refused};

use super::apply::{Facts, apply};
use crate::{
    clock::end_of_shanghai_day,
    outbox,
    outside::wechat_pay::{
        Failure,
        trade_bill::{BillRow, BillRowKind},
    },
    problem::ApiResult,
    state::AppState,
    store::{outbox as outbox_rows, payments},
};

/// What a reconciliation found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows of the list that moved money.
    pub rows: usize,
    /// Sum of the payments in the list, in fen.
    pub received_fen: i64,
    /// Payments that were found by the list alone.
    pub found: Vec<String>,
    /// What doesn't fit, with order numbers.
    pub differences: Vec<String>,
}

impl Report {
    /// The report in lines.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!(
            "{} rows, {} fen received, {} found late, {} differences",
            self.rows,
            self.received_fen,
            self.found.len(),
            self.differences.len()
        )];
        lines.extend(self.found.iter().map(|order| format!("found late: {order}")));
        lines.extend(self.differences.iter().map(|text| format!("difference: {text}")));
        lines
    }
}

/// Reconciles a day in Beijing time.
///
/// # Errors
/// The gateway's failure in the inner result; what the database says in the outer.
pub async fn reconcile(state: &AppState, date: Date) -> ApiResult<Result<Report, Failure>> {
    let rows = match state.wechat_pay.trade_bill(date).await {
        Ok(rows) => rows,
        Err(failure) => return Ok(Err(failure)),
    };
    let mut report = Report::default();
    for row in &rows {
        take(state, row, &mut report).await?;
    }
    missing(state, date, &rows, &mut report).await?;
    for difference in &report.differences {
        tracing::error!(%date, difference, "reconciliation");
    }
    tracing::info!(%date, rows = report.rows, found = report.found.len(), "reconciled");
    Ok(Ok(report))
}

async fn take(state: &AppState, row: &BillRow, report: &mut Report) -> ApiResult<()> {
    let transaction = row.transaction.clone();
    let event = match row.kind {
        BillRowKind::Other => return Ok(()),
        BillRowKind::Paid => {
            report.received_fen = report.received_fen.saturating_add(row.amount_fen);
            Event::GatewayPaid { amount_fen: row.amount_fen, transaction }
        }
        BillRowKind::Refunding => Event::GatewayRefunding { transaction },
        BillRowKind::Refunded => Event::GatewayRefunded { transaction },
    };
    report.rows += 1;
    let order = &row.order_number;
    let payment = payments::Entity::find()
        .filter(payments::Column::OrderNumber.eq(order))
        .one(&state.db)
        .await?;
    let Some(payment) = payment else {
        report.differences.push(format!("{order} isn't one of our orders"));
        return Ok(());
    };
    let facts =
        Facts { paid_at: Some(row.at), detail: Some("daily list".to_owned()), ..Facts::default() };
    let applied = apply(state, &payment.id, event, facts).await?;
    match applied.refused {
        Some(Refused::AmountDiffers { expected_fen, reported_fen }) => report
            .differences
            .push(format!("{order}: {reported_fen} fen received for {expected_fen} fen")),
        Some(refused) => report.differences.push(format!("{order}: {refused:?}")),
        None if applied.payment.transaction_id.as_deref() != Some(row.transaction.as_str()) => {
            report.differences.push(format!("{order}: another transaction"));
        }
        None if payment.transaction_id.is_none() => report.found.push(order.clone()),
        None => {}
    }
    Ok(())
}

/// Payments of that day that the gateway doesn't list.
async fn missing(
    state: &AppState,
    date: Date,
    rows: &[BillRow],
    report: &mut Report,
) -> ApiResult<()> {
    let end = end_of_shanghai_day(date);
    let begin = date.yesterday().map_or(0, end_of_shanghai_day);
    let ours = payments::Entity::find()
        .filter(payments::Column::PaidAt.gte(begin))
        .filter(payments::Column::PaidAt.lt(end))
        .all(&state.db)
        .await?;
    for payment in ours {
        if !rows.iter().any(|row| row.order_number == payment.order_number) {
            let order = &payment.order_number;
            report.differences.push(format!("{order} isn't in the gateway's list"));
        }
    }
    Ok(())
}

/// Hour in Beijing from which yesterday's list is there.
const FROM_HOUR: i8 = 10;

/// Puts yesterday's reconciliation into the outbox, once, when its time has come.
///
/// # Errors
/// What the database says.
pub async fn schedule(state: &AppState) -> ApiResult<()> {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(8));
    let local = state.clock.now().to_zoned(zone);
    if local.hour() < FROM_HOUR {
        return Ok(());
    }
    let Ok(date) = local.date().checked_sub(1.day()) else { return Ok(()) };
    let reference = format!("reconcile-{date}");
    let known = outbox_rows::Entity::find()
        .filter(outbox_rows::Column::Reference.eq(&reference))
        .one(&state.db)
        .await?;
    if known.is_some() {
        return Ok(());
    }
    let effect = outbox::Effect::Reconcile { date: date.to_string() };
    if let Err(error) = outbox::put(state, &state.db, &reference, &effect).await {
        // Another process may have put it there a moment ago.
        tracing::info!(code = error.code(), reference, "reconciliation is scheduled already");
    }
    Ok(())
}
