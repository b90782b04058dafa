//! Daily reconciliation (对账): what WeChat Pay's list of a day says against our payments. It
//! finds the money that callbacks and queries missed, and what doesn't fit.

use jiff::{ToSpan, civil::Date};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

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
    // Payments first: a refund on the same day is judged by what came in.
    let came = |row: &&BillRow| row.kind == BillRowKind::Paid;
    for row in rows.iter().filter(came).chain(rows.iter().filter(|row| !came(row))) {
        take(state, row, &rows, &mut report).await?;
    }
    missing(state, date, &rows, &mut report).await?;
    for difference in &report.differences {
        tracing::error!(%date, difference, "reconciliation");
    }
    tracing::info!(%date, rows = report.rows, found = report.found.len(), "reconciled");
    Ok(Ok(report))
}

/// What a list says was given back of an order, in fen.
fn given_back(rows: &[BillRow], order: &str) -> i64 {
    rows.iter()
        .filter(|row| row.order_number == order)
        .filter(|row| matches!(row.kind, BillRowKind::Refunded | BillRowKind::Refunding))
        .fold(0, |sum: i64, row| sum.saturating_add(row.amount_fen))
}

async fn take(
    state: &AppState,
    row: &BillRow,
    rows: &[BillRow],
    report: &mut Report,
) -> ApiResult<()> {
    let (order, transaction) = (&row.order_number, row.transaction.clone());
    let mut refunded_fen = 0;
    let event = match row.kind {
        BillRowKind::Other => return Ok(()),
        BillRowKind::Paid => {
            report.received_fen = report.received_fen.saturating_add(row.amount_fen);
            Event::GatewayPaid { amount_fen: row.amount_fen, transaction }
        }
        BillRowKind::Refunding => {
            refunded_fen = given_back(rows, order);
            Event::GatewayRefunding { refunded_fen, transaction }
        }
        BillRowKind::Refunded => {
            refunded_fen = given_back(rows, order);
            Event::GatewayRefunded { refunded_fen, transaction }
        }
    };
    report.rows += 1;
    let payment = payments::Entity::find()
        .filter(payments::Column::OrderNumber.eq(order))
        .one(&state.db)
        .await?;
    let Some(payment) = payment else {
        report.differences.push(format!("{order} isn't one of our orders"));
        return Ok(());
    };
    let mut detail = "daily list".to_owned();
    if refunded_fen > 0 {
        let of = payment.amount_fen;
        detail = format!("daily list: {refunded_fen} of {of} fen given back");
        report.differences.push(format!("{order}: {refunded_fen} of {of} fen given back"));
    }
    let facts = Facts { paid_at: Some(row.at), detail: Some(detail), ..Facts::default() };
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

/// Days that are made up for if no process ran: WeChat Pay keeps its lists for three months.
const MOST_DAYS: i64 = 30;

/// Puts the reconciliation of each day since the last one that was put into the outbox, yesterday
/// at the latest, when its time has come.
///
/// # Errors
/// What the database says.
pub async fn schedule(state: &AppState) -> ApiResult<()> {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(8));
    let local = state.clock.now().to_zoned(zone);
    if local.hour() < FROM_HOUR {
        return Ok(());
    }
    let Ok(yesterday) = local.date().yesterday() else { return Ok(()) };
    // Oldest first: a process that dies in between leaves no gap behind.
    for date in days_to_do(last_scheduled(state, yesterday).await?, yesterday) {
        let effect = outbox::Effect::Reconcile { date: date.to_string() };
        let reference = reference(date);
        if let Err(error) = outbox::put(state, &state.db, &reference, &effect).await {
            // Another process may have put it there a moment ago; the next round sees.
            tracing::info!(code = error.code(), reference, "reconciliation can't be put");
            return Ok(());
        }
    }
    Ok(())
}

/// Names a day's reconciliation; later days come later in their alphabet.
fn reference(date: Date) -> String {
    format!("reconcile-{date}")
}

/// The last day up to `yesterday` whose reconciliation was put into the outbox.
async fn last_scheduled(state: &AppState, yesterday: Date) -> ApiResult<Option<Date>> {
    let last = outbox_rows::Entity::find()
        .filter(outbox_rows::Column::Reference.gte(reference(Date::ZERO)))
        .filter(outbox_rows::Column::Reference.lte(reference(yesterday)))
        .order_by_desc(outbox_rows::Column::Reference)
        .one(&state.db)
        .await?;
    Ok(last.and_then(|row| domain::date::parse(row.reference.strip_prefix("reconcile-")?)))
}

/// Days after `last` up to `yesterday`; yesterday alone where nothing was ever reconciled.
fn days_to_do(last: Option<Date>, yesterday: Date) -> impl Iterator<Item = Date> {
    let earliest = yesterday.saturating_sub((MOST_DAYS - 1).days());
    let next = last.map_or(yesterday, |last| last.saturating_add(1.day()));
    next.max(earliest).series(1.day()).take_while(move |date| *date <= yesterday)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::days_to_do;

    #[test]
    fn every_day_since_the_last_one_is_done_within_a_month() {
        let yesterday = date(2026, 11, 23);
        let days = |last| days_to_do(last, yesterday).collect::<Vec<_>>();
        assert_eq!(days(None), [yesterday]);
        assert_eq!(days(Some(yesterday)), []);
        let missed = [date(2026, 11, 22), yesterday];
        assert_eq!(days(Some(date(2026, 11, 21))), missed);
        let long = days(Some(date(2026, 1, 1)));
        assert_eq!((long.len(), long[0]), (30, date(2026, 10, 25)));
    }
}
