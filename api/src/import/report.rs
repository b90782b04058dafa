//! What `kaideng import readings` tells the person at the terminal.

use std::fmt::Write as _;

use domain::{money::Fen, outside::customer_system::Bill};

use super::Sums;

/// The account of an import: what was used, what wasn't and why, and each month's energy and bill.
#[must_use]
pub fn describe(sums: &Sums, bills: &[Bill]) -> String {
    let missing: i64 = sums.gaps.iter().map(|gap| gap.intervals).sum();
    let mut text = format!(
        "{} rows used, {} refused, {missing} intervals missing; {} to {}\n",
        sums.used,
        sums.refusals.len(),
        sums.first_day,
        sums.last_day,
    );
    // Writing into a String can't fail.
    for refusal in &sums.refusals {
        let _ =
            writeln!(text, "line {}: {}: refused, {}", refusal.line, refusal.stamp, refusal.reason);
    }
    for gap in &sums.gaps {
        let _ = writeln!(
            text,
            "line {}: {}: intervals missing before it, which stay 0: {}",
            gap.line, gap.stamp, gap.intervals
        );
    }
    let _ = writeln!(text, "month    peak kWh    valley kWh    billed kWh    amount");
    for (month, energy) in &sums.months {
        let period = month.to_string();
        let bill = bills.iter().find(|bill| bill.period == period);
        let billed = bill.map_or_else(
            || "not billed: the month isn't complete".to_owned(),
            |bill| format!("{}    {}", bill.energy_kwh_x100 / 100, Fen::new(bill.amount_fen)),
        );
        let _ = writeln!(text, "{period}  {}    {}    {billed}", energy.peak, energy.valley);
    }
    text
}
