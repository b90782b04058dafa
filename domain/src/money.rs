//! Money (金额) in whole fen.

use core::fmt;

/// An amount in fen (分); may be negative. Arithmetic is checked: an overflow is none, never a
/// wrong amount.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fen(i64);

impl Fen {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// So many fen.
    pub const fn new(fen: i64) -> Self {
        Self(fen)
    }

    /// In fen.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The sum; none on overflow.
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(fen) => Some(Self(fen)),
            None => None,
        }
    }

    /// The difference; none on overflow.
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(fen) => Some(Self(fen)),
            None => None,
        }
    }

    /// The sum of many; none on overflow.
    pub fn checked_sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// Parses an amount in yuan as people type it, with at most two decimals: `186.4`, `1,234.56`,
    /// `￥20`. None if it is anything else or doesn't fit.
    pub fn parse_yuan(text: &str) -> Option<Self> {
        let typed: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，' | '¥' | '￥' | '元'))
            .map(|c| match c {
                '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
                '．' | '。' => '.',
                _ => c,
            })
            .collect();
        let (whole, decimals) = typed.split_once('.').unwrap_or((&typed, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
            return None;
        }
        let fen: i64 = format!("{decimals:0<2}").parse().ok()?;
        whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(fen).map(Self)
    }

    /// In yuan with two decimals and no separators: `1234.56`.
    pub fn plain(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", fen / 100, fen % 100)
    }

    /// In Chinese capitals (大写金额) as on receipts: `壹仟贰佰叁拾肆元伍角陆分`.
    pub fn capitals(self) -> String {
        crate::payment::capitals::capitals(self.0)
    }
}

/// In yuan with two decimals and separated thousands: `1,234.56`.
impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.plain();
        let (sign, number) = match plain.strip_prefix('-') {
            Some(number) => ("-", number),
            None => ("", plain.as_str()),
        };
        let (whole, decimals) = number.split_once('.').unwrap_or((number, "00"));
        let mut grouped = String::from(sign);
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        f.pad(&format!("{grouped}.{decimals}"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn thousands_are_separated() {
        for (fen, text) in [
            (0, "0.00"),
            (5, "0.05"),
            (-5, "-0.05"),
            (18640, "186.40"),
            (123_456, "1,234.56"),
            (100_000_000, "1,000,000.00"),
            (-99_999_999, "-999,999.99"),
            (i64::MIN, "-92,233,720,368,547,758.08"),
        ] {
            assert_eq!(Fen::new(fen).to_string(), text);
        }
    }

    #[test]
    fn what_people_type() {
        for (text, fen) in [
            ("186.40", Some(18640)),
            ("186.4", Some(18640)),
            ("186", Some(18600)),
            ("1,234.56", Some(123_456)),
            (" ￥１２．５ 元", Some(1250)),
            ("0.005", None),
            ("", None),
            (".5", None),
            ("-1", None),
            ("1.2.3", None),
            ("1e3", None),
            ("92233720368547758.08", None),
        ] {
            assert_eq!(Fen::parse_yuan(text), fen.map(Fen::new), "{text}");
        }
    }

    #[test]
    fn capitals_as_on_a_receipt() {
        assert_eq!(Fen::new(123_456).capitals(), "壹仟贰佰叁拾肆元伍角陆分");
        assert_eq!(Fen::ZERO.capitals(), "零元整");
    }

    #[test]
    fn overflow_is_none() {
        assert_eq!(Fen::new(i64::MAX).checked_add(Fen::new(1)), None);
        assert_eq!(Fen::new(i64::MIN).checked_sub(Fen::new(1)), None);
        assert_eq!(Fen::checked_sum([Fen::new(1), Fen::new(i64::MAX)]), None);
        assert_eq!(Fen::checked_sum([Fen::new(1), Fen::new(-3)]), Some(Fen::new(-2)));
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(fen in 0i64..=i64::MAX) {
            prop_assert_eq!(Fen::parse_yuan(&Fen::new(fen).to_string()), Some(Fen::new(fen)));
        }
    }
}
