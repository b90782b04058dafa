//! A series row by row: time stamps, values, and what is wrong with either.

use std::{fmt, io};

use jiff::{
    Timestamp,
    civil::DateTime,
    tz::{AmbiguousOffset, TimeZone},
};

use super::{Exact, ExactError, Source};

/// Why a series can't be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file can't be opened or decompressed.
    #[error("the file can't be read: {0}")]
    Io(#[from] io::Error),
    /// It isn't CSV.
    #[error("the file isn't CSV: {0}")]
    Csv(#[from] csv::Error),
    /// A column is missing.
    #[error("the first line has no column `{0}`")]
    NoColumn(&'static str),
    /// No row can be used.
    #[error("no row can be used")]
    Empty,
    /// The sum is beyond all reason.
    #[error("the values add up to more than can be counted")]
    Overflow,
    /// Times moved out of the calendar.
    #[error("the dates don't lie in the calendar")]
    Calendar,
}

/// Why a row isn't used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalReason {
    /// The stamp is that of the row used last.
    Repeated,
    /// The stamp is earlier than that of the row used last.
    OutOfOrder,
    /// The stamp can't be read, or doesn't exist in its zone.
    Stamp,
    /// The value can't be read.
    Value(ExactError),
    /// The value is below 0.
    Negative,
    /// A column is missing in this row.
    Short,
}

impl fmt::Display for RefusalReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Repeated => f.write_str("repeated stamp"),
            Self::OutOfOrder => f.write_str("earlier than the row before"),
            Self::Stamp => f.write_str("the stamp is no time"),
            Self::Value(error) => write!(f, "the value is {error}"),
            Self::Negative => f.write_str("the value is negative"),
            Self::Short => f.write_str("a column is missing"),
        }
    }
}

/// A row that isn't used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Line in the file, from 1.
    pub line: u64,
    /// Stamp as written.
    pub stamp: String,
    /// Why.
    pub reason: RefusalReason,
}

/// Intervals without a row: they stay 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Line of the row behind the gap.
    pub line: u64,
    /// Stamp of that row as written.
    pub stamp: String,
    /// How many intervals are missing.
    pub intervals: i64,
}

/// A row that is used.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) line: u64,
    pub(super) stamp: &'a str,
    /// Beginning of the interval, seconds since the epoch.
    pub(super) start: i64,
    pub(super) value: Exact,
}

/// What comes out of a line.
#[derive(Debug)]
pub(super) enum Line<'a> {
    Used(Row<'a>),
    Refused(Refusal),
}

/// Reads every row in order and hands it on. Stamps without a zone are local to `zone`.
pub(super) fn scan(
    source: &Source,
    zone: &TimeZone,
    mut each: impl FnMut(Line<'_>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(source.open()?);
    let headers = reader.headers()?.clone();
    let column = |name: &'static str| {
        headers.iter().position(|header| header.trim() == name).ok_or(ReadError::NoColumn(name))
    };
    let (start_column, value_column) = (column("start")?, column("value")?);
    let mut record = csv::StringRecord::new();
    let mut last = None;
    while reader.read_record(&mut record)? {
        let line = record.position().map_or(0, csv::Position::line);
        let stamp = record.get(start_column).unwrap_or_default();
        match used(stamp, record.get(value_column), zone, last) {
            Ok((start, value)) => {
                last = Some(start);
                each(Line::Used(Row { line, stamp, start, value }))?;
            }
            Err(reason) => {
                let stamp = stamp.chars().take(40).collect();
                each(Line::Refused(Refusal { line, stamp, reason }))?;
            }
        }
    }
    Ok(())
}

fn used(
    stamp: &str,
    value: Option<&str>,
    zone: &TimeZone,
    last: Option<i64>,
) -> Result<(i64, Exact), RefusalReason> {
    let value = value.ok_or(RefusalReason::Short)?;
    let start = instant(stamp, zone).ok_or(RefusalReason::Stamp)?;
    let value = Exact::parse(value).map_err(RefusalReason::Value)?;
    if value.is_negative() {
        return Err(RefusalReason::Negative);
    }
    match last {
        Some(last) if last == start => Err(RefusalReason::Repeated),
        Some(last) if last > start => Err(RefusalReason::OutOfOrder),
        Some(_) | None => Ok((start, value)),
    }
}

/// An instant in seconds since the epoch; none if the text is no time or the time doesn't exist
/// in its zone (the hour that a change to summer time skips).
fn instant(stamp: &str, zone: &TimeZone) -> Option<i64> {
    let stamp = stamp.trim();
    if let Ok(instant) = stamp.parse::<Timestamp>() {
        return Some(instant.as_second());
    }
    let local: DateTime = stamp.parse().ok()?;
    match zone.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Gap { .. } => None,
        AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(local).ok(),
        // The hour that comes twice in autumn: its first passing.
        AmbiguousOffset::Fold { before, .. } => before.to_timestamp(local).ok(),
    }
    .map(Timestamp::as_second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    #[test]
    fn stamps_with_a_zone_are_converted_and_others_are_local() {
        let shanghai = zone("Asia/Shanghai");
        let utc = 1_585_702_800;
        for (stamp, seconds) in [
            ("2020-04-01 01:00:00+00:00", utc),
            ("2020-04-01T01:00:00Z", utc),
            ("2020-04-01 09:00:00+08:00", utc),
            ("2020-04-01 01:00:00", utc - 8 * 3600),
            ("2020-04-01T01:00", utc - 8 * 3600),
        ] {
            assert_eq!(instant(stamp, &shanghai), Some(seconds), "{stamp}");
        }
        assert_eq!(instant("2020-04-01 01:00:00", &zone("Europe/London")), Some(utc - 3600));
    }

    #[test]
    fn times_that_do_not_exist() {
        let london = zone("Europe/London");
        for stamp in ["", "2020-02-30 01:00:00", "01/04/2020", "2020-03-29 01:30:00", "13:00"] {
            assert_eq!(instant(stamp, &london), None, "{stamp}");
        }
    }
}
