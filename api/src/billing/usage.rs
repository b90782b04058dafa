//! The chart of the last 13 months.

use std::collections::BTreeMap;

use domain::wire::bill::UsageMonth;

use super::Standing;

/// Months that are shown: a year, and the same month of last year.
const MONTHS: usize = 13;

/// The last months, oldest first; bills of one month are added up.
pub(super) fn months(standings: &[Standing]) -> Vec<UsageMonth> {
    let mut months = BTreeMap::<&str, UsageMonth>::new();
    for Standing { bill, .. } in standings {
        let month = months.entry(&bill.period).or_insert_with(|| UsageMonth {
            period: bill.period.clone(),
            energy_kwh_x100: 0,
            peak_kwh_x100: None,
            valley_kwh_x100: None,
            amount_fen: 0,
        });
        month.energy_kwh_x100 = month.energy_kwh_x100.saturating_add(bill.energy_kwh_x100);
        month.peak_kwh_x100 = sum(month.peak_kwh_x100, bill.peak_kwh_x100);
        month.valley_kwh_x100 = sum(month.valley_kwh_x100, bill.valley_kwh_x100);
        month.amount_fen = month.amount_fen.saturating_add(bill.amount_fen);
    }
    let skip = months.len().saturating_sub(MONTHS);
    months.into_values().skip(skip).collect()
}

fn sum(one: Option<i64>, two: Option<i64>) -> Option<i64> {
    match (one, two) {
        (Some(one), Some(two)) => Some(one.saturating_add(two)),
        (one, two) => one.or(two),
    }
}
