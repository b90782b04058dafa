//! Unified social credit code (统一社会信用代码, GB 32100-2015).

use super::{normalise, text_identifier};
use crate::{codes::coded_errors, masking};

/// The 31 characters of a code; a character's place is its value. I, O, S, V and Z are left out.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/// 3 to the power of the place, modulo 31.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/// Weights of the organisation code within (GB 11714).
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

coded_errors! {
    /// Why a text is no credit code.
    CreditCodeError {
        /// Nothing was entered.
        Empty = "REQUIRED",
        /// Not 18 characters.
        Length = "LENGTH",
        /// A character that codes don't have; I, O, S, V and Z are never used.
        Characters = "CHARACTERS",
        /// The last character doesn't fit the others.
        CheckDigit = "CHECK_DIGIT",
    }
}

/// What kind of subject registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registration {
    /// Company (企业, 91).
    Company,
    /// Individual business (个体工商户, 92).
    IndividualBusiness,
    /// Farmers' cooperative (农民专业合作社, 93).
    FarmersCooperative,
    /// Government body or public institution (机关、事业单位, 11 and 12).
    PublicBody,
    /// Social body (社会组织, 51 to 53).
    SocialBody,
    /// Anything else.
    Other,
}

/// A unified social credit code: 18 characters with the right check character.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CreditCode(String);

text_identifier!(CreditCode, masking::credit_code);

impl CreditCode {
    /// Parses a code as typed; small letters become capitals.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, CreditCodeError> {
        let code = normalise::number(text).to_ascii_uppercase();
        if code.is_empty() {
            return Err(CreditCodeError::Empty);
        }
        if code.chars().count() != 18 {
            return Err(CreditCodeError::Length);
        }
        if !code.chars().all(|c| ALPHABET.contains(c)) {
            return Err(CreditCodeError::Characters);
        }
        if check_character(&code) != code.chars().last() {
            return Err(CreditCodeError::CheckDigit);
        }
        Ok(Self(code))
    }

    /// The kind of subject, by the first two characters.
    pub fn registration(&self) -> Registration {
        match self.0.get(..2) {
            Some("91") => Registration::Company,
            Some("92") => Registration::IndividualBusiness,
            Some("93") => Registration::FarmersCooperative,
            Some("11" | "12") => Registration::PublicBody,
            Some("51" | "52" | "53") => Registration::SocialBody,
            _ => Registration::Other,
        }
    }

    /// Whether the organisation code within has the right check character too. A warning for a
    /// reviewer and no more: real codes exist that break it.
    pub fn organisation_check_holds(&self) -> bool {
        let inner: Vec<char> = self.0.chars().skip(8).take(9).collect();
        let sum: u32 = inner
            .iter()
            .zip(ORGANISATION_WEIGHTS)
            .map(|(c, weight)| c.to_digit(36).unwrap_or(0) * weight)
            .sum();
        let expected = match 11 - sum % 11 {
            10 => Some('X'),
            11 => Some('0'),
            digit => char::from_digit(digit, 10),
        };
        inner.last().copied() == expected
    }
}

fn check_character(code: &str) -> Option<char> {
    let mut sum = 0;
    for (c, weight) in code.chars().zip(WEIGHTS) {
        sum += ALPHABET.find(c)? * weight;
    }
    ALPHABET.chars().nth((31 - sum % 31) % 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_break_a_rule() {
        for (text, error) in [
            ("", CreditCodeError::Empty),
            ("91370102MA0000007", CreditCodeError::Length),
            ("91370102MA0000OO7F", CreditCodeError::Characters),
            ("91370102MA000000ZF", CreditCodeError::Characters),
            ("91350100M000100Y4Z", CreditCodeError::Characters),
            ("91350100M000100Y44", CreditCodeError::CheckDigit),
            ("91370102MA0000008F", CreditCodeError::CheckDigit),
        ] {
            assert_eq!(CreditCode::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn published_and_computed_codes_are_valid() {
        for (text, registration) in [
            ("91350100M000100Y43", Registration::Company),
            ("91370102MA0000007F", Registration::Company),
            ("91370102MA3TEXT0XT", Registration::Company),
            ("92370102MA3ABCD159", Registration::IndividualBusiness),
            ("12370102000000000U", Registration::PublicBody),
        ] {
            let code = CreditCode::parse(text).unwrap();
            assert_eq!((code.as_str(), code.registration()), (text, registration));
        }
    }

    #[test]
    fn small_and_wide_letters_are_normalised() {
        let code = CreditCode::parse("９1350100m000100y43").unwrap();
        assert_eq!(code.as_str(), "91350100M000100Y43");
        assert_eq!(format!("{code:?}"), "CreditCode(9135**********0Y43)");
    }

    #[test]
    fn the_inner_check_is_only_a_warning() {
        assert!(CreditCode::parse("91350100M000100Y43").unwrap().organisation_check_holds());
        let first_17 = "91370102MA0000008";
        let broken = ALPHABET
            .chars()
            .find_map(|check| CreditCode::parse(&format!("{first_17}{check}")).ok())
            .unwrap();
        assert!(!broken.organisation_check_holds());
    }
}
