//! Dates (日期) on `jiff::civil::Date`, as customers in China count them.

use jiff::{
    Timestamp,
    civil::Date,
    tz::{Offset, TimeZone},
};

/// China has kept one time all year since 1992, so that a fixed offset needs no time zone data,
/// neither here nor in the browser.
const SHANGHAI: Offset = Offset::constant(8);

/// The date in Shanghai at an instant in epoch milliseconds; none if it is out of range.
pub fn in_shanghai(epoch_ms: i64) -> Option<Date> {
    let instant = Timestamp::from_millisecond(epoch_ms).ok()?;
    Some(SHANGHAI.to_datetime(instant).date())
}

/// The first instant of a date in Shanghai, in epoch milliseconds; none if it is out of range.
pub fn start_in_shanghai(date: Date) -> Option<i64> {
    let zoned = date.to_zoned(TimeZone::fixed(SHANGHAI)).ok()?;
    Some(zoned.timestamp().as_millisecond())
}

/// Parses `YYYY-MM-DD` and nothing else.
pub fn parse(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits =
        |part: &str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Days from one date to another; negative if the second is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// Full years (周岁) from one date to another. Who is born on 29 February turns a year older on
/// 1 March in ordinary years.
pub fn full_years(from: Date, to: Date) -> i16 {
    let reached = (to.month(), to.day()) >= (from.month(), from.day());
    to.year() - from.year() - i16::from(!reached)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn only_whole_dates_parse() {
        assert_eq!(parse("2026-11-23"), Some(date(2026, 11, 23)));
        for text in
            ["", "2026-11", "2026-2-3", "2026-02-30", "2026-11-23T00:00", "+026-11-23", "20261123"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn midnight_in_shanghai_is_four_in_the_afternoon_in_utc() {
        let start = start_in_shanghai(date(2026, 11, 23)).unwrap();
        assert_eq!(start, 1_795_363_200_000);
        assert_eq!(in_shanghai(start), Some(date(2026, 11, 23)));
        assert_eq!(in_shanghai(start - 1), Some(date(2026, 11, 22)));
        assert_eq!(in_shanghai(i64::MAX), None);
    }

    #[test]
    fn days_and_years() {
        assert_eq!(days_between(date(2026, 12, 20), date(2027, 1, 10)), 21);
        assert_eq!(days_between(date(2027, 1, 10), date(2026, 12, 20)), -21);
        assert_eq!(full_years(date(2000, 2, 29), date(2026, 2, 28)), 25);
        assert_eq!(full_years(date(2000, 2, 29), date(2026, 3, 1)), 26);
    }
}
