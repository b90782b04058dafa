//! Papers that no identity provider checks: they lead to a manual review.

use super::{normalise, text_identifier};
use crate::{codes::coded_errors, masking};

coded_errors! {
    /// Why a text is no number of a travel document.
    TravelDocumentError {
        /// Nothing was entered.
        Empty = "REQUIRED",
        /// Too short or too long for this kind.
        Length = "LENGTH",
        /// A character that this kind doesn't have, or not at this place.
        Characters = "CHARACTERS",
    }
}

/// Mainland travel permit for Hong Kong and Macau residents (港澳居民来往内地通行证): H or M, 8
/// digits, and perhaps 2 that count the issues.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct HongKongMacauPermit(String);

/// Mainland travel permit for Taiwan residents (台湾居民来往大陆通行证): 8 digits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct TaiwanPermit(String);

/// Passport (护照) of any country: 5 to 20 letters and digits. There is no check digit, and the
/// number changes when it is renewed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Passport(String);

text_identifier!(HongKongMacauPermit, masking::travel_document);
text_identifier!(TaiwanPermit, masking::travel_document);
text_identifier!(Passport, masking::travel_document);

impl HongKongMacauPermit {
    /// Parses a number as typed.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, TravelDocumentError> {
        let number = capitals(text)?;
        let digits = number.strip_prefix(['H', 'M']).ok_or(TravelDocumentError::Characters)?;
        if !normalise::all_digits(digits) {
            return Err(TravelDocumentError::Characters);
        }
        length_in(digits, &[8, 10])?;
        Ok(Self(number))
    }
}

impl TaiwanPermit {
    /// Parses a number as typed.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, TravelDocumentError> {
        let number = capitals(text)?;
        if !normalise::all_digits(&number) {
            return Err(TravelDocumentError::Characters);
        }
        length_in(&number, &[8])?;
        Ok(Self(number))
    }
}

impl Passport {
    /// Parses a number as typed.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, TravelDocumentError> {
        let number = capitals(text)?;
        if !number.chars().all(|c| c.is_ascii_alphanumeric()) {
            return Err(TravelDocumentError::Characters);
        }
        if !(5..=20).contains(&number.len()) {
            return Err(TravelDocumentError::Length);
        }
        Ok(Self(number))
    }
}

fn capitals(text: &str) -> Result<String, TravelDocumentError> {
    let number = normalise::grouped_number(text).to_ascii_uppercase();
    if number.is_empty() { Err(TravelDocumentError::Empty) } else { Ok(number) }
}

fn length_in(digits: &str, lengths: &[usize]) -> Result<(), TravelDocumentError> {
    if lengths.contains(&digits.len()) { Ok(()) } else { Err(TravelDocumentError::Length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_break_a_rule() {
        use TravelDocumentError::{Characters, Empty, Length};
        assert_eq!(HongKongMacauPermit::parse(""), Err(Empty));
        assert_eq!(HongKongMacauPermit::parse("X12345678"), Err(Characters));
        assert_eq!(HongKongMacauPermit::parse("H1234567"), Err(Length));
        assert_eq!(HongKongMacauPermit::parse("H123456789"), Err(Length));
        assert_eq!(TaiwanPermit::parse("1234567"), Err(Length));
        assert_eq!(TaiwanPermit::parse("1234567A"), Err(Characters));
        assert_eq!(Passport::parse("E123"), Err(Length));
        assert_eq!(Passport::parse("护照12345"), Err(Characters));
    }

    #[test]
    fn valid_numbers() {
        assert_eq!(HongKongMacauPermit::parse("h12345678").unwrap().as_str(), "H12345678");
        assert!(HongKongMacauPermit::parse("M1234567801").is_ok());
        assert!(TaiwanPermit::parse("1234 5678").is_ok());
        let passport = Passport::parse("e12345678").unwrap();
        assert_eq!(passport.as_str(), "E12345678");
        assert_eq!(format!("{passport:?}"), "Passport(E*****678)");
    }
}
