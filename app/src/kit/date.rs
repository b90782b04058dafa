//! Dates and times as a customer reads them, in Shanghai's time. The wire's texts are taken
//! apart by hand: the first module has no calendar library.

use domain::{
    text::{CommonText, Section, fill},
    wire::me::Language,
};

/// Days in a month of the Gregorian calendar.
fn days_in(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

fn numbers(text: &str, separator: char) -> Option<[u32; 3]> {
    let mut parts = text.split(separator).map(|part| part.parse().ok());
    Some([parts.next()??, parts.next()??, parts.next().unwrap_or(Some(1))?])
}

/// `2026-11-24` as 2026年11月24日. What isn't a date is shown as it came.
pub fn date(language: Language, wire: &str) -> String {
    match numbers(wire, '-') {
        Some(parts) => date_text(language, parts),
        None => wire.into(),
    }
}

fn date_text(language: Language, [year, month, day]: [u32; 3]) -> String {
    let [year, day] = [year.to_string(), day.to_string()];
    let month = month_name(language, month);
    fill(CommonText::of(language).date, &[("y", &year), ("m", month), ("d", &day)])
}

/// A month's name; empty for a number that is none.
fn month_name(language: Language, month: u32) -> &'static str {
    let index = month.wrapping_sub(1) as usize;
    CommonText::of(language).months.get(index).copied().unwrap_or_default()
}

/// `2026-11` as 2026年11月.
pub fn month(language: Language, wire: &str) -> String {
    match numbers(wire, '-') {
        Some([year, month, _]) => fill(
            CommonText::of(language).month,
            &[("y", &year.to_string()), ("m", month_name(language, month))],
        ),
        None => wire.into(),
    }
}

/// An RFC 3339 instant in UTC as date and time in Shanghai (UTC+8, no summer time).
pub fn time(language: Language, wire: &str) -> String {
    match shanghai(wire) {
        Some((date, hour, minute)) => {
            format!("{} {hour:02}:{minute:02}", date_text(language, date))
        }
        None => wire.into(),
    }
}

/// An instant's time of day in Shanghai: `10:05`.
pub fn clock(wire: &str) -> String {
    match shanghai(wire) {
        Some((_, hour, minute)) => format!("{hour:02}:{minute:02}"),
        None => wire.into(),
    }
}

fn shanghai(wire: &str) -> Option<([u32; 3], u32, u32)> {
    let (date, clock) = wire.split_once('T')?;
    let [mut year, mut month, mut day] = numbers(date, '-')?;
    let (clock, _) = clock.split_once('Z')?;
    let [mut hour, minute, _] = numbers(clock.split('.').next()?, ':')?;
    hour += 8;
    if hour >= 24 {
        hour -= 24;
        day += 1;
        if day > days_in(year, month) {
            (day, month) = (1, month + 1);
        }
        if month > 12 {
            (month, year) = (1, year + 1);
        }
    }
    Some(([year, month, day], hour, minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZH: Language = Language::Chinese;

    #[test]
    fn dates_and_months() {
        assert_eq!(date(ZH, "2026-11-04"), "2026年11月4日");
        assert_eq!(month(ZH, "2026-09"), "2026年9月");
        assert_eq!(date(ZH, "soon"), "soon");
        assert_eq!(date(Language::English, "2026-11-04"), "4 Nov 2026");
        assert_eq!(month(Language::English, "2026-09"), "Sep 2026");
    }

    #[test]
    fn instants_are_told_in_shanghai() {
        assert_eq!(time(ZH, "2026-11-24T02:05:09Z"), "2026年11月24日 10:05");
        assert_eq!(time(ZH, "2026-12-31T16:00:00.123Z"), "2027年1月1日 00:00");
        assert_eq!(time(ZH, "2028-02-28T20:00:00Z"), "2028年2月29日 04:00");
        assert_eq!(time(ZH, "2100-02-28T20:00:00Z"), "2100年3月1日 04:00");
        assert_eq!(clock("2026-11-24T02:05:09Z"), "10:05");
        assert_eq!(time(ZH, "2026-11-24 10:00"), "2026-11-24 10:00");
    }
}
