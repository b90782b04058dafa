//! What becomes of the yearly tiers when the customer changes in the middle of the year
//! (阶梯电量清算): a policy of the tariff, because provinces differ.

use jiff::civil::Date;

/// The policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TierPolicy {
    /// The energy of the year runs on: the new customer begins where the former one stopped.
    CarryOver,
    /// The new customer begins at nothing, with the whole year's tiers.
    ResetFull,
    /// Each has the tiers of the months that were his; a month that was begun counts whole.
    ResetProrated,
}

/// The tiers of one customer's part of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Where the first and the second tier end, in kWh.
    pub limits_kwh: [i64; 2],
    /// Energy of the year that counts before this customer's first, in kWh.
    pub used_before_kwh: i64,
}

/// The shares of the former and of the new customer.
///
/// `limits_kwh` are the whole year's, `settled_on` is the last day of the former customer, and
/// `used_kwh` is what he used in the year until then.
pub fn shares(
    policy: TierPolicy,
    limits_kwh: [i64; 2],
    settled_on: Date,
    used_kwh: i64,
) -> (Share, Share) {
    let whole = Share { limits_kwh, used_before_kwh: 0 };
    match policy {
        TierPolicy::CarryOver => (whole, Share { used_before_kwh: used_kwh, ..whole }),
        TierPolicy::ResetFull => (whole, whole),
        TierPolicy::ResetProrated => {
            let month = i64::from(settled_on.month());
            // The day after the last one is the new customer's first.
            let next = settled_on.tomorrow().map_or(13, |first| {
                if first.year() == settled_on.year() { i64::from(first.month()) } else { 13 }
            });
            (prorated(limits_kwh, month), prorated(limits_kwh, 13 - next))
        }
    }
}

/// The tiers of so many months, rounded up to whole kWh in the customer's favour.
fn prorated(limits_kwh: [i64; 2], months: i64) -> Share {
    let part = |limit: i64| limit.saturating_mul(months).saturating_add(11).div_euclid(12);
    Share { limits_kwh: limits_kwh.map(part), used_before_kwh: 0 }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const ZHEJIANG: [i64; 2] = [2760, 4800];

    #[test]
    fn each_policy_in_the_middle_of_the_year() {
        let split = |policy| shares(policy, ZHEJIANG, date(2026, 4, 15), 900);
        let whole = Share { limits_kwh: ZHEJIANG, used_before_kwh: 0 };
        let (former, new) = split(TierPolicy::CarryOver);
        assert_eq!((former, new), (whole, Share { used_before_kwh: 900, ..whole }));
        assert_eq!(split(TierPolicy::ResetFull), (whole, whole));
        let (former, new) = split(TierPolicy::ResetProrated);
        assert_eq!(former.limits_kwh, [920, 1600], "four months, April counts whole");
        assert_eq!(new.limits_kwh, [2070, 3600], "nine months, April counts whole here too");
    }

    #[test]
    fn at_a_months_end_and_at_the_years_end() {
        let (former, new) = shares(TierPolicy::ResetProrated, ZHEJIANG, date(2026, 4, 30), 0);
        assert_eq!((former.limits_kwh, new.limits_kwh), ([920, 1600], [1840, 3200]));
        let (former, new) = shares(TierPolicy::ResetProrated, ZHEJIANG, date(2026, 12, 31), 0);
        assert_eq!((former.limits_kwh, new.limits_kwh), (ZHEJIANG, [0, 0]));
    }
}
