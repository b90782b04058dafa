//! How a month's energy falls into the tiers (分档).

use super::{BillError, BillInput};
use crate::{energy::Energy, tariff::Tiers, wire::bill::TierPosition};

/// A month's energy by tier.
pub(super) struct Split {
    /// In tier 1, 2 and 3; adds up to the month's energy.
    pub(super) by_tier: [Energy; 3],
    /// Where the window stands afterwards.
    pub(super) position: TierPosition,
}

/// Splits a month's energy, given what was billed in the window before.
pub(super) fn split(
    tiers: &Tiers,
    input: &BillInput<'_>,
    energy: Energy,
) -> Result<Split, BillError> {
    let added = input
        .large_household
        .map_or(Energy::ZERO, |household| household.added_limit(tiers.window, input.period));
    let limit = |kwh: i64| {
        Energy::from_kwh(kwh).and_then(|limit| limit.checked_add(added)).ok_or(BillError::Overflow)
    };
    let (limit_1, limit_2) = (limit(tiers.limit_1_kwh)?, limit(tiers.limit_2_kwh)?);
    let before = input.used_before;
    let used = before.checked_add(energy).ok_or(BillError::Overflow)?;
    // What lies above a limit now, less what lay above it before.
    let above = |limit: Energy| {
        let over = |amount: Energy| amount.checked_sub(limit).map(|rest| rest.max(Energy::ZERO));
        over(used)?.checked_sub(over(before)?)
    };
    let above_1 = above(limit_1).ok_or(BillError::Overflow)?;
    let above_2 = above(limit_2).ok_or(BillError::Overflow)?;
    let difference = |all: Energy, part: Energy| all.checked_sub(part).ok_or(BillError::Overflow);
    let by_tier = [difference(energy, above_1)?, difference(above_1, above_2)?, above_2];
    let (first, last) = tiers.window.around(input.period);
    let (tier, left) = match used {
        used if used <= limit_1 => (1, Some(difference(limit_1, used)?)),
        used if used <= limit_2 => (2, Some(difference(limit_2, used)?)),
        _ => (3, None),
    };
    let position = TierPosition {
        window_start: first.to_string(),
        window_end: last.to_string(),
        used_kwh_x100: used.x100(),
        limits_kwh_x100: vec![limit_1.x100(), limit_2.x100()],
        tier,
        left_kwh_x100: left.map(Energy::x100),
    };
    Ok(Split { by_tier, position })
}
