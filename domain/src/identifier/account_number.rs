//! Account number (户号).

use super::{normalise, text_identifier};
use crate::{codes::coded_errors, masking};

coded_errors! {
    /// Why a text is no account number.
    AccountNumberError {
        /// Nothing was entered.
        Empty = "REQUIRED",
        /// Neither 10 nor 13 digits; a meter's own number is longer.
        Length = "LENGTH",
        /// Something else than digits.
        Characters = "CHARACTERS",
    }
}

/// An account number: 10 digits, or 13 since the numbers were lengthened. It has no check digit,
/// so that a valid one need not exist.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountNumber(String);

text_identifier!(AccountNumber, masking::account_number);

impl AccountNumber {
    /// Parses a number as typed.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, AccountNumberError> {
        let number = normalise::grouped_number(text);
        if number.is_empty() {
            return Err(AccountNumberError::Empty);
        }
        if !normalise::all_digits(&number) {
            return Err(AccountNumberError::Characters);
        }
        if !matches!(number.len(), 10 | 13) {
            return Err(AccountNumberError::Length);
        }
        Ok(Self(number))
    }

    /// The number of 13 digits that a supplier made of one of 10 by putting its three digits in
    /// front (营销2.0); none if this one is long already or the prefix isn't three digits.
    pub fn lengthened(&self, prefix: &str) -> Option<Self> {
        let fits = self.0.len() == 10 && prefix.len() == 3 && normalise::all_digits(prefix);
        fits.then(|| Self(format!("{prefix}{}", self.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_break_a_rule() {
        for (text, error) in [
            (" ", AccountNumberError::Empty),
            ("123456789", AccountNumberError::Length),
            ("123456789012", AccountNumberError::Length),
            ("1234567890123456789012", AccountNumberError::Length),
            ("12345678AB", AccountNumberError::Characters),
            ("一二三四五六七八九十", AccountNumberError::Characters),
        ] {
            assert_eq!(AccountNumber::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn ten_and_thirteen_digits() {
        let old = AccountNumber::parse("０123456789").unwrap();
        assert_eq!(old.as_str(), "0123456789");
        let new = old.lengthened("360").unwrap();
        assert_eq!(new.as_str(), "3600123456789");
        assert_eq!(new.lengthened("360"), None);
        assert_eq!(old.lengthened("36"), None);
        assert_eq!(AccountNumber::parse("3600 1234 5678 9"), Ok(new.clone()));
        assert_eq!(format!("{new:?}"), "AccountNumber(*********6789)");
    }
}
