//! Billing months (电费年月).

use core::fmt;

use jiff::civil::Date;

/// A calendar month, written `YYYY-MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first: Date,
}

impl Month {
    /// The month that a date lies in.
    pub fn of(date: Date) -> Self {
        Self { first: date.first_of_month() }
    }

    /// A month by its numbers; none if there is no such month.
    pub fn new(year: i16, month: i8) -> Option<Self> {
        Date::new(year, month, 1).ok().map(Self::of)
    }

    /// Parses `YYYY-MM` and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        crate::date::parse(&format!("{text}-01")).map(Self::of)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.first.year()
    }

    /// The month's number, from 1.
    pub fn number(self) -> i8 {
        self.first.month()
    }

    /// The first day.
    pub fn first_day(self) -> Date {
        self.first
    }

    /// The last day.
    pub fn last_day(self) -> Date {
        self.first.last_of_month()
    }

    /// The month so many later, or earlier if negative; none beyond the calendar.
    pub fn plus(self, months: i32) -> Option<Self> {
        let index = i32::from(self.year()) * 12 + i32::from(self.number()) - 1;
        let index = index.checked_add(months)?;
        let year = i16::try_from(index.div_euclid(12)).ok()?;
        Self::new(year, i8::try_from(index.rem_euclid(12) + 1).ok()?)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}", self.year(), self.number()))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn only_months_parse() {
        assert_eq!(Month::parse("2026-02").unwrap().to_string(), "2026-02");
        for text in ["2026", "2026-13", "2026-00", "2026-2", "2026-02-01", "26-02", ""] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_and_neighbours() {
        let february = Month::new(2028, 2).unwrap();
        assert_eq!(february.last_day(), date(2028, 2, 29));
        assert_eq!(february.plus(-2), Month::parse("2027-12"));
        assert_eq!(february.plus(11), Month::parse("2029-01"));
        assert_eq!(february.plus(0), Some(february));
        assert_eq!(february.plus(i32::MAX), None);
        assert!(february < Month::of(date(2028, 3, 1)));
    }
}
