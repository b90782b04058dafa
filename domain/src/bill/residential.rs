//! Lines of a household's bill.

use super::{BillError, Quantities, Register, lines::line, tiers::Split};
use crate::{
    energy::Energy,
    price::Price,
    tariff::{EnergyPrices, LineStyle, Tiers},
    wire::bill::BillLine,
};

/// Energy at the first tier's price, or without tiers.
pub(super) fn energy(
    prices: &EnergyPrices,
    quantities: &Quantities,
) -> Result<Vec<BillLine>, BillError> {
    match prices {
        EnergyPrices::Flat(price) => {
            Ok(vec![line("energy_flat", quantities.needed(Register::Total)?, *price)?])
        }
        EnergyPrices::PeakValley { peak, valley } => Ok(vec![
            line("energy_peak", quantities.needed(Register::Peak)?, *peak)?,
            line("energy_valley", quantities.needed(Register::Valley)?, *valley)?,
        ]),
    }
}

/// All lines with tiers.
pub(super) fn tiered(
    prices: &EnergyPrices,
    tiers: &Tiers,
    split: &Split,
    quantities: &Quantities,
) -> Result<Vec<BillLine>, BillError> {
    match (tiers.line_style, prices) {
        (LineStyle::FullPricePerTier, EnergyPrices::Flat(price)) => full(*price, tiers, split),
        (LineStyle::FullPricePerTier, EnergyPrices::PeakValley { .. })
        | (LineStyle::BaseAndAdditions, _) => {
            let mut lines = energy(prices, quantities)?;
            let [_, in_2, in_3] = split.by_tier;
            for (code, quantity, addition) in [
                ("tier2_addition", in_2, tiers.addition_2),
                ("tier3_addition", in_3, tiers.addition_3),
            ] {
                if quantity > Energy::ZERO {
                    lines.push(line(code, quantity, addition)?);
                }
            }
            Ok(lines)
        }
    }
}

/// A line for each tier that has energy; the first tier's stays for a month without any.
fn full(base: Price, tiers: &Tiers, split: &Split) -> Result<Vec<BillLine>, BillError> {
    let price = |addition| base.checked_add(addition).ok_or(BillError::Overflow);
    let [in_1, in_2, in_3] = split.by_tier;
    let parts = [
        ("energy_tier1", in_1, base),
        ("energy_tier2", in_2, price(tiers.addition_2)?),
        ("energy_tier3", in_3, price(tiers.addition_3)?),
    ];
    let nothing = parts.iter().all(|(_, quantity, _)| *quantity == Energy::ZERO);
    let first = parts.iter().take(usize::from(nothing));
    let used = parts.iter().filter(|(_, quantity, _)| *quantity > Energy::ZERO);
    first.chain(used).map(|(code, quantity, price)| line(code, *quantity, *price)).collect()
}
