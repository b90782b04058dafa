//! Bank card number (银行卡号). Used once for a check and never stored.

use super::{check_digit::luhn_holds, normalise, text_identifier};
use crate::{codes::coded_errors, masking};

coded_errors! {
    /// Why a text is no bank card number.
    BankCardError {
        /// Nothing was entered.
        Empty = "REQUIRED",
        /// Not 16 to 19 digits.
        Length = "LENGTH",
        /// Something else than digits.
        Characters = "CHARACTERS",
        /// The digits don't fit together: one was mistyped.
        CheckDigit = "CHECK_DIGIT",
    }
}

/// A bank card number: 16 to 19 digits with the right Luhn sum.
#[derive(Clone, PartialEq, Eq)]
pub struct BankCard(String);

text_identifier!(BankCard, masking::bank_card);

impl BankCard {
    /// Parses a number as typed.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, BankCardError> {
        let number = normalise::grouped_number(text);
        if number.is_empty() {
            return Err(BankCardError::Empty);
        }
        if !normalise::all_digits(&number) {
            return Err(BankCardError::Characters);
        }
        if !(16..=19).contains(&number.len()) {
            return Err(BankCardError::Length);
        }
        if !luhn_holds(&number) {
            return Err(BankCardError::CheckDigit);
        }
        Ok(Self(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_break_a_rule() {
        for (text, error) in [
            ("", BankCardError::Empty),
            ("621700000000000", BankCardError::Length),
            ("62170000000000000042", BankCardError::Length),
            ("621700000000000000X", BankCardError::Characters),
            ("6217000000000000005", BankCardError::CheckDigit),
        ] {
            assert_eq!(BankCard::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn the_sample_is_valid_and_stays_hidden() {
        let card = BankCard::parse("6217 0000 0000 0000 004").unwrap();
        assert_eq!(card.as_str(), "6217000000000000004");
        assert_eq!(format!("{card:?}"), "BankCard(**** 0004)");
    }
}
