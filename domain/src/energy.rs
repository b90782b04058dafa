//! Energy (电量) in hundredths of a kWh.

use core::fmt;

/// An amount of energy in hundredths of a kWh, as meters count; also a meter's reading (示数).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Energy(i64);

impl Energy {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// So many hundredths of a kWh.
    pub const fn from_x100(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// So many whole kWh; none on overflow.
    pub const fn from_kwh(kwh: i64) -> Option<Self> {
        match kwh.checked_mul(100) {
            Some(hundredths) => Some(Self(hundredths)),
            None => None,
        }
    }

    /// In hundredths of a kWh.
    pub const fn x100(self) -> i64 {
        self.0
    }

    /// The sum; none on overflow.
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(hundredths) => Some(Self(hundredths)),
            None => None,
        }
    }

    /// The difference; none on overflow.
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(hundredths) => Some(Self(hundredths)),
            None => None,
        }
    }

    /// So many times; none on overflow.
    pub const fn checked_mul(self, factor: i64) -> Option<Self> {
        match self.0.checked_mul(factor) {
            Some(hundredths) => Some(Self(hundredths)),
            None => None,
        }
    }

    /// The whole kWh in it, rounded towards zero.
    pub const fn whole_kwh(self) -> Self {
        Self(self.0 / 100 * 100)
    }
}

/// In kWh with as many decimals as it needs: `180`, `180.5`, `0.07`.
impl fmt::Display for Energy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let text = match rest {
            0 => format!("{sign}{whole}"),
            rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
            rest => format!("{sign}{whole}.{rest:02}"),
        };
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_with_the_decimals_it_needs() {
        for (x100, text) in [(0, "0"), (18000, "180"), (18050, "180.5"), (7, "0.07"), (-7, "-0.07")]
        {
            assert_eq!(Energy::from_x100(x100).to_string(), text);
        }
    }

    #[test]
    fn arithmetic_is_checked() {
        assert_eq!(Energy::from_kwh(i64::MAX), None);
        assert_eq!(Energy::from_x100(i64::MAX).checked_add(Energy::from_x100(1)), None);
        assert_eq!(Energy::from_x100(i64::MIN).checked_sub(Energy::from_x100(1)), None);
        assert_eq!(Energy::from_x100(i64::MAX).checked_mul(2), None);
        assert_eq!(Energy::from_x100(199).whole_kwh(), Energy::from_x100(100));
    }
}
