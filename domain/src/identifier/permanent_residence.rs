//! Permanent residence card for foreigners (外国人永久居留身份证), form of 2023.

use super::{check_digit::resident_check_holds, normalise, text_identifier};
use crate::{codes::coded_errors, masking};

coded_errors! {
    /// Why a text is no number of a permanent residence card.
    PermanentResidenceError {
        /// Nothing was entered.
        Empty = "REQUIRED",
        /// Not 18 characters. Cards of before December 2023 have 15.
        Length = "LENGTH",
        /// Something else than 17 digits and a digit or X.
        Characters = "CHARACTERS",
        /// The first digit isn't 9.
        FirstDigit = "FIRST_DIGIT",
        /// The last character doesn't fit the others.
        CheckDigit = "CHECK_DIGIT",
    }
}

/// The number of a permanent residence card: 18 characters that start with 9 and end in the same
/// check character as a resident ID. The fields between aren't read: their meaning isn't confirmed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PermanentResidence(String);

text_identifier!(PermanentResidence, masking::id_number);

impl PermanentResidence {
    /// Parses a number as typed.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, PermanentResidenceError> {
        let number = normalise::number(text).to_ascii_uppercase();
        if number.is_empty() {
            return Err(PermanentResidenceError::Empty);
        }
        if number.chars().count() != 18 {
            return Err(PermanentResidenceError::Length);
        }
        let digits = number.strip_suffix('X').unwrap_or(&number);
        if !normalise::all_digits(digits) {
            return Err(PermanentResidenceError::Characters);
        }
        if !number.starts_with('9') {
            return Err(PermanentResidenceError::FirstDigit);
        }
        if !resident_check_holds(&number) {
            return Err(PermanentResidenceError::CheckDigit);
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
            ("", PermanentResidenceError::Empty),
            ("ABC123456789012", PermanentResidenceError::Length),
            ("93784019850321001A", PermanentResidenceError::Characters),
            ("370102199003070024", PermanentResidenceError::FirstDigit),
            ("937840198503210015", PermanentResidenceError::CheckDigit),
        ] {
            assert_eq!(PermanentResidence::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn the_computed_sample_is_valid() {
        let card = PermanentResidence::parse("９37840198503210014 ").unwrap();
        assert_eq!(card.as_str(), "937840198503210014");
        assert_eq!(format!("{card:?}"), "PermanentResidence(937***********0014)");
    }
}
