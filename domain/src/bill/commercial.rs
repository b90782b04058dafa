//! Lines of a business's bill: every part of the price on a line of its own.

use super::{
    BillError, Quantities, Register,
    lines::{line, noted},
};
use crate::{
    tariff::{CommercialPrices, PeriodPercent},
    wire::bill::BillLine,
};

/// All lines.
pub(super) fn lines(
    parts: &CommercialPrices,
    quantities: &Quantities,
) -> Result<Vec<BillLine>, BillError> {
    let energy = quantities.sum()?;
    let mut lines = match &parts.periods {
        None => vec![line("agency_purchase", energy, parts.agency_purchase)?],
        Some(percent) => by_period(parts, percent, quantities)?,
    };
    for (code, price) in [
        ("line_loss", parts.line_loss),
        ("transmission", parts.transmission),
        ("system_operation", parts.system_operation),
        ("government_funds", parts.government_funds),
    ] {
        lines.push(line(code, energy, price)?);
    }
    Ok(lines)
}

/// The purchase of energy by period; the other parts don't float.
fn by_period(
    parts: &CommercialPrices,
    percent: &PeriodPercent,
    quantities: &Quantities,
) -> Result<Vec<BillLine>, BillError> {
    let periods = [
        ("agency_purchase_peak", Register::Peak, percent.peak),
        ("agency_purchase_flat", Register::Flat, percent.flat),
        ("agency_purchase_valley", Register::Valley, percent.valley),
    ];
    let period_line = |(code, register, percent)| {
        let base = parts.agency_purchase;
        let price = base.at_percent(percent).ok_or(BillError::Overflow)?;
        let note = if percent == 100 {
            String::new()
        } else {
            format!("（单价 {base} × {percent}%）")
        };
        noted(code, quantities.needed(register)?, price, &note)
    };
    periods.into_iter().map(period_line).collect()
}
