//! Prices (电价) in millionths of a yuan per kWh.

use core::fmt;

use crate::{energy::Energy, money::Fen};

/// A price in millionths of a yuan per unit: per kWh, or per kW or kVA for capacity and demand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Price(i64);

impl Price {
    /// So many millionths of a yuan: 0.5469 yuan is 546 900.
    pub const fn from_micro_yuan(micro_yuan: i64) -> Self {
        Self(micro_yuan)
    }

    /// In millionths of a yuan.
    pub const fn micro_yuan(self) -> i64 {
        self.0
    }

    /// The sum; none on overflow.
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(micro_yuan) => Some(Self(micro_yuan)),
            None => None,
        }
    }

    /// The price at so many per cent of itself, rounded half up to a millionth; none on overflow.
    pub fn at_percent(self, percent: i64) -> Option<Self> {
        let product = i128::from(self.0) * i128::from(percent);
        round_half_up(product, 100).map(Self)
    }

    /// What an amount of energy costs, rounded half up to a fen; none on overflow.
    pub fn amount(self, energy: Energy) -> Option<Fen> {
        // hundredths of a kWh × millionths of a yuan = 10⁻⁸ yuan = 10⁻⁶ fen
        let product = i128::from(self.0) * i128::from(energy.x100());
        round_half_up(product, 1_000_000).map(Fen::new)
    }
}

/// A quotient rounded to the nearest whole; a half goes away from zero. None if it doesn't fit.
pub(crate) fn round_half_up(numerator: i128, denominator: i128) -> Option<i64> {
    let half = if numerator < 0 { -(denominator / 2) } else { denominator / 2 };
    i64::try_from(numerator.checked_add(half)?.checked_div(denominator)?).ok()
}

/// In yuan with at least two decimals: `0.568`, `0.30`, `0.5469`.
impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let micro_yuan = self.0.unsigned_abs();
        let mut decimals = format!("{:06}", micro_yuan % 1_000_000);
        while decimals.len() > 2 && decimals.ends_with('0') {
            decimals.pop();
        }
        f.pad(&format!("{sign}{}.{decimals}", micro_yuan / 1_000_000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_with_at_least_two_decimals() {
        for (micro, text) in [
            (568_000, "0.568"),
            (300_000, "0.30"),
            (546_900, "0.5469"),
            (1_000_000, "1.00"),
            (1, "0.000001"),
            (-50_000, "-0.05"),
        ] {
            assert_eq!(Price::from_micro_yuan(micro).to_string(), text);
        }
    }

    #[test]
    fn a_half_fen_goes_up() {
        let price = Price::from_micro_yuan(5_000);
        assert_eq!(price.amount(Energy::from_x100(100)), Some(Fen::new(1)));
        assert_eq!(price.amount(Energy::from_x100(99)), Some(Fen::new(0)));
        assert_eq!(price.amount(Energy::from_x100(-100)), Some(Fen::new(-1)));
        let shandong = Price::from_micro_yuan(546_900);
        assert_eq!(shandong.amount(Energy::from_x100(26_000)), Some(Fen::new(14_219)));
    }

    #[test]
    fn overflow_is_none() {
        assert_eq!(Price::from_micro_yuan(i64::MAX).amount(Energy::from_x100(i64::MAX)), None);
        assert_eq!(Price::from_micro_yuan(i64::MAX).at_percent(200), None);
        assert_eq!(
            Price::from_micro_yuan(333_333).at_percent(150),
            Some(Price::from_micro_yuan(500_000))
        );
    }
}
