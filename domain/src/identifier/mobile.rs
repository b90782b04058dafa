//! Mainland mobile number (手机号).

use super::{normalise, text_identifier};
use crate::{codes::coded_errors, masking};

coded_errors! {
    /// Why a text is no mobile number.
    MobileError {
        /// Nothing was entered.
        Empty = "REQUIRED",
        /// Not 11 digits.
        Length = "LENGTH",
        /// Something else than digits.
        Characters = "CHARACTERS",
        /// Doesn't start with 13 to 19.
        Prefix = "PREFIX",
    }
}

/// A mainland mobile number: 11 digits from 13 to 19. Finer ranges aren't checked: new ones are
/// given out, and numbers move between operators.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Mobile(String);

text_identifier!(Mobile, masking::mobile);

impl Mobile {
    /// Parses a number as typed; `+86` and `0086` in front are dropped.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, MobileError> {
        let typed = normalise::grouped_number(text);
        let number = typed
            .strip_prefix("+86")
            .or_else(|| typed.strip_prefix("0086"))
            .unwrap_or(&typed)
            .to_owned();
        if number.is_empty() {
            return Err(MobileError::Empty);
        }
        if !normalise::all_digits(&number) {
            return Err(MobileError::Characters);
        }
        if number.len() != 11 {
            return Err(MobileError::Length);
        }
        let mut digits = number.bytes();
        if digits.next() != Some(b'1') || !matches!(digits.next(), Some(b'3'..=b'9')) {
            return Err(MobileError::Prefix);
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
            ("", MobileError::Empty),
            ("+86", MobileError::Empty),
            ("1380000000", MobileError::Length),
            ("138000000011", MobileError::Length),
            ("1380000000a", MobileError::Characters),
            ("12800000001", MobileError::Prefix),
            ("23800000001", MobileError::Prefix),
        ] {
            assert_eq!(Mobile::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn what_people_type_and_paste() {
        for text in [
            "13800000001",
            "138 0000 0001",
            "+86 138-0000-0001",
            "\u{202d}13800000001\u{202c}",
            "１３８00000001",
        ] {
            assert_eq!(Mobile::parse(text).unwrap().as_str(), "13800000001", "{text}");
        }
        assert_eq!(format!("{:?}", Mobile::parse("13800008000").unwrap()), "Mobile(138****8000)");
    }
}
