//! A person's name (姓名) as on the papers.

use super::{normalise, text_identifier};
use crate::{codes::coded_errors, masking};

/// Longest name in characters.
const LONGEST: usize = 50;

coded_errors! {
    /// Why a text is no name.
    PersonNameError {
        /// Nothing was entered.
        Empty = "REQUIRED",
        /// More than 50 characters.
        Length = "LENGTH",
        /// A control character or an invisible mark.
        Characters = "CHARACTERS",
    }
}

/// A name, kept exactly as typed except for white space around it: rare characters (𠮷, 䶮), the
/// dot of non-Han names (·) and Latin letters are all names. Names are never rewritten, because
/// the identity provider compares them character by character.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PersonName(String);

text_identifier!(PersonName, masking::person_name);

impl PersonName {
    /// Parses a name as typed.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, PersonNameError> {
        let name = text.trim();
        if name.is_empty() {
            return Err(PersonNameError::Empty);
        }
        if name.chars().any(|c| c.is_control() || normalise::is_invisible(c)) {
            return Err(PersonNameError::Characters);
        }
        if name.chars().count() > LONGEST {
            return Err(PersonNameError::Length);
        }
        Ok(Self(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_break_a_rule() {
        let long = "王".repeat(51);
        for (text, error) in [
            ("", PersonNameError::Empty),
            (" \u{3000}\t", PersonNameError::Empty),
            ("王\n小明", PersonNameError::Characters),
            ("王\u{0}", PersonNameError::Characters),
            ("王\u{200b}小明", PersonNameError::Characters),
            ("\u{202e}明小王", PersonNameError::Characters),
            (long.as_str(), PersonNameError::Length),
        ] {
            assert_eq!(PersonName::parse(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn names_are_kept_as_typed() {
        let longest = "阿".repeat(50);
        for text in ["𠮷田", "王䶮", "阿卜杜拉·买买提", "Anna-Maria O’Neil", longest.as_str()]
        {
            assert_eq!(PersonName::parse(text).unwrap().as_str(), text);
        }
        assert_eq!(PersonName::parse(" 欧阳 锋\u{3000}").unwrap().as_str(), "欧阳 锋");
    }

    #[test]
    fn debug_reveals_nothing() {
        assert_eq!(format!("{:?}", PersonName::parse("王小明").unwrap()), "PersonName(王*明)");
    }
}
