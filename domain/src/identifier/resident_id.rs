//! Resident ID number (公民身份号码, GB 11643-1999), residence permits included.

use jiff::civil::Date;

use super::{check_digit::resident_check_holds, normalise, text_identifier};
use crate::{codes::coded_errors, date, masking};

/// Oldest age that is believed.
const OLDEST: i16 = 130;

/// First two digits that a number may start with: provinces, and 81 to 83 for the residence
/// permits of people from Hong Kong, Macau and Taiwan. Districts behind them aren't checked,
/// because codes are withdrawn over time while numbers stay.
const REGIONS: [&str; 35] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41",
    "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71",
    "81", "82", "83",
];

coded_errors! {
    /// Why a text is no resident ID number.
    ResidentIdError {
        /// Nothing was entered.
        Empty = "REQUIRED",
        /// Not 18 characters. Old numbers of 15 digits are no longer valid papers.
        Length = "LENGTH",
        /// Something else than 17 digits and a digit or X.
        Characters = "CHARACTERS",
        /// No region starts with these two digits.
        Region = "REGION",
        /// The birth date doesn't exist.
        ImpossibleDate = "IMPOSSIBLE_DATE",
        /// The birth date is in the future.
        FutureDate = "FUTURE_DATE",
        /// Older than 130.
        TooOld = "TOO_OLD",
        /// The last character doesn't fit the others: a digit was mistyped.
        CheckDigit = "CHECK_DIGIT",
    }
}

/// Where a number comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Issuer {
    /// Resident ID card (居民身份证).
    Mainland,
    /// Residence permit for people from Hong Kong (港澳居民居住证, 81).
    HongKong,
    /// Residence permit for people from Macau (港澳居民居住证, 82).
    Macau,
    /// Residence permit for people from Taiwan (台湾居民居住证, 83).
    Taiwan,
}

/// A resident ID number (公民身份号码): 18 characters, a real birth date, the right check digit.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ResidentId(String);

text_identifier!(ResidentId, masking::id_number);

impl ResidentId {
    /// Parses a number as typed. `today` is the date in Shanghai, for the birth date.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks; the date is looked at before the check digit, because
    /// it says more precisely what to correct.
    pub fn parse(text: &str, today: Date) -> Result<Self, ResidentIdError> {
        let number = normalise::number(text).to_ascii_uppercase();
        check_shape(&number)?;
        check_birth(&number, today)?;
        if !resident_check_holds(&number) {
            return Err(ResidentIdError::CheckDigit);
        }
        Ok(Self(number))
    }

    /// Date of birth.
    pub fn birth_date(&self) -> Date {
        // The constructor has seen that it is a date; the fallback is never taken.
        birth_date(&self.0).unwrap_or_default()
    }

    /// Age in full years (周岁) on a date.
    pub fn age_on(&self, day: Date) -> i16 {
        date::full_years(self.birth_date(), day)
    }

    /// Under 18: a guardian acts (未成年人).
    pub fn is_minor_on(&self, day: Date) -> bool {
        self.age_on(day) < 18
    }

    /// Which authority's papers these are.
    pub fn issuer(&self) -> Issuer {
        match self.0.get(..2) {
            Some("81") => Issuer::HongKong,
            Some("82") => Issuer::Macau,
            Some("83") => Issuer::Taiwan,
            _ => Issuer::Mainland,
        }
    }
}

fn check_shape(number: &str) -> Result<(), ResidentIdError> {
    if number.is_empty() {
        return Err(ResidentIdError::Empty);
    }
    if number.chars().count() != 18 {
        return Err(ResidentIdError::Length);
    }
    let (Some(first_17), Some(last)) = (number.get(..17), number.get(17..)) else {
        return Err(ResidentIdError::Characters);
    };
    if !normalise::all_digits(first_17) || !(normalise::all_digits(last) || last == "X") {
        return Err(ResidentIdError::Characters);
    }
    match number.get(..2) {
        Some(region) if REGIONS.contains(&region) => Ok(()),
        _ => Err(ResidentIdError::Region),
    }
}

fn check_birth(number: &str, today: Date) -> Result<(), ResidentIdError> {
    let birth = birth_date(number).ok_or(ResidentIdError::ImpossibleDate)?;
    if birth > today {
        return Err(ResidentIdError::FutureDate);
    }
    if date::full_years(birth, today) > OLDEST {
        return Err(ResidentIdError::TooOld);
    }
    Ok(())
}

fn birth_date(number: &str) -> Option<Date> {
    let part = |from: usize, to: usize| number.get(from..to);
    let year = part(6, 10)?.parse().ok()?;
    let month = part(10, 12)?.parse().ok()?;
    let day = part(12, 14)?.parse().ok()?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests;
