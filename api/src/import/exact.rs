//! Exact decimal numbers: a meter's values are added as they are written, never as floats.

use std::fmt;

/// Decimals that are kept.
const DECIMALS: u32 = 24;
/// Ten to the power of [`DECIMALS`].
const UNIT: i128 = 10_i128.pow(DECIMALS);

/// An amount of energy in kWh with up to 24 decimals, none of them ever rounded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(i128);

/// Why a text is no number that can be added exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ExactError {
    /// Not a decimal number.
    #[error("not a number")]
    NotANumber,
    /// More than 24 decimals, or too large.
    #[error("more digits than can be kept")]
    TooLong,
}

impl Exact {
    /// Parses a decimal number such as `0.028999999999999998` or `1.5e-05`.
    ///
    /// # Errors
    ///
    /// [`ExactError`]; a number is never rounded to make it fit.
    pub fn parse(text: &str) -> Result<Self, ExactError> {
        let text = text.trim();
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => {
                (mantissa, exponent.parse::<i32>().map_err(|_| ExactError::NotANumber)?)
            }
            None => (text, 0),
        };
        let (sign, unsigned) = match mantissa.strip_prefix('-') {
            Some(unsigned) => (-1, unsigned),
            None => (1, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits = format!("{whole}{decimals}");
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(ExactError::NotANumber);
        }
        let digits = digits.trim_start_matches('0');
        // Zeros at the end say nothing and must not count as decimals.
        let significant = digits.trim_end_matches('0');
        if significant.is_empty() {
            return Ok(Self(0));
        }
        let number: i128 = significant.parse().map_err(|_| ExactError::TooLong)?;
        let dropped = i64::try_from(digits.len() - significant.len()).unwrap_or(i64::MAX);
        let scale = i64::from(exponent)
            .checked_add(i64::from(DECIMALS))
            .and_then(|scale| scale.checked_sub(i64::try_from(decimals.len()).ok()?))
            .and_then(|scale| scale.checked_add(dropped))
            .and_then(|scale| u32::try_from(scale).ok())
            .and_then(|scale| 10_i128.checked_pow(scale))
            .ok_or(ExactError::TooLong)?;
        number.checked_mul(scale).map(|scaled| Self(sign * scaled)).ok_or(ExactError::TooLong)
    }

    /// The sum; none if it is too large.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// Whether it is below 0.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Whole hundredths, rounded down; none if they don't fit.
    #[must_use]
    pub fn floor_x100(self) -> Option<i64> {
        i64::try_from(self.0.div_euclid(UNIT / 100)).ok()
    }
}

/// With as many decimals as it has.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (
            self.0.unsigned_abs() / UNIT.unsigned_abs(),
            self.0.unsigned_abs() % UNIT.unsigned_abs(),
        );
        let decimals = format!("{rest:024}");
        let decimals = decimals.trim_end_matches('0');
        let point = if decimals.is_empty() { "" } else { "." };
        f.pad(&format!("{sign}{whole}{point}{decimals}"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", ".", "1,5", "abc", "0x1", "1.2.3", "NaN", "inf", "1e", "1e1.5", "１"]
        {
            assert_eq!(Exact::parse(text), Err(ExactError::NotANumber), "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_is_refused_and_never_rounded() {
        for text in ["1e-25", "0.0000000000000000000000001", "1e15", "1e400", "1e-400"] {
            assert_eq!(Exact::parse(text), Err(ExactError::TooLong), "{text}");
        }
    }

    #[test]
    fn every_digit_counts() {
        for (text, shown) in [
            ("0.028999999999999998", "0.028999999999999998"),
            ("1.4529999", "1.4529999"),
            ("0.0", "0"),
            ("-0", "0"),
            ("00012.50", "12.5"),
            ("1.5e-05", "0.000015"),
            ("2E3", "2000"),
            ("100", "100"),
            ("0.1000000000000000000000000000", "0.1"),
            ("-0.5", "-0.5"),
            (" 7. ", "7"),
            (".25", "0.25"),
        ] {
            assert_eq!(Exact::parse(text).unwrap().to_string(), shown, "{text}");
        }
    }

    #[test]
    fn ten_tenths_are_one() {
        let tenth = Exact::parse("0.1").unwrap();
        let sum = (0..10).try_fold(Exact::default(), |sum, _| sum.checked_add(tenth)).unwrap();
        assert_eq!(sum.floor_x100(), Some(100));
        assert_eq!(Exact::parse("0.999999999999").unwrap().floor_x100(), Some(99));
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(units in -10_i128.pow(36)..10_i128.pow(36)) {
            let number = Exact(units);
            prop_assert_eq!(Exact::parse(&number.to_string()), Ok(number));
        }
    }
}
