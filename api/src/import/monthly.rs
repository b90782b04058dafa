//! Sums by billing month, at peak and valley times of Shanghai.

use std::collections::BTreeMap;

use domain::month::Month;
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, DateTime},
    tz::{Offset, TimeZone},
};

use super::{
    Exact, Source,
    series::{Gap, Line, ReadError, Refusal, Row, scan},
};

/// One time all year, so that a day is always 24 hours and a shift by days keeps the clock time.
const SHANGHAI: Offset = Offset::constant(8);

/// Energy of one month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MonthlyEnergy {
    /// From 8 to 22 o'clock.
    pub peak: Exact,
    /// From 22 to 8 o'clock.
    pub valley: Exact,
}

/// What a file holds, by month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sums {
    /// Every month from the first row's to the last row's, in order, months without rows included.
    pub months: Vec<(Month, MonthlyEnergy)>,
    /// First day that a row lies on, after the shift.
    pub first_day: Date,
    /// Last day that a row lies on, after the shift.
    pub last_day: Date,
    /// Rows that are used.
    pub used: u64,
    /// Length of an interval in seconds.
    pub interval: i64,
    /// Rows that aren't used.
    pub refusals: Vec<Refusal>,
    /// Intervals without a row.
    pub gaps: Vec<Gap>,
}

/// The shape of a file, known after reading it once.
struct Shape {
    first: i64,
    last: i64,
    interval: i64,
}

/// Adds up a file. With `ending`, everything moves by whole days so that the last row lies on
/// that date.
///
/// # Errors
///
/// [`ReadError`]; single rows that can't be used are listed in [`Sums::refusals`] instead.
pub fn sum_by_month(
    source: &Source,
    zone: &TimeZone,
    ending: Option<Date>,
) -> Result<Sums, ReadError> {
    let shape = shape(source, zone)?;
    let last_day = local(shape.last)?.date();
    let ending = ending.unwrap_or(last_day);
    let shift = domain::date::days_between(last_day, ending);
    let shifted =
        |start: i64| local(start)?.checked_add(shift.days()).map_err(|_| ReadError::Calendar);
    let mut sums = Sums {
        months: Vec::new(),
        first_day: shifted(shape.first)?.date(),
        last_day: ending,
        used: 0,
        interval: shape.interval,
        refusals: Vec::new(),
        gaps: Vec::new(),
    };
    let mut months = BTreeMap::new();
    let mut previous = None;
    scan(source, zone, |line| {
        match line {
            Line::Refused(refusal) => sums.refusals.push(refusal),
            Line::Used(row) => {
                sums.gaps.extend(gap(&row, previous, shape.interval));
                previous = Some(row.start);
                sums.used += 1;
                add(&mut months, shifted(row.start)?, row.value)?;
            }
        }
        Ok(())
    })?;
    let mut month = Month::of(sums.first_day);
    while month <= Month::of(ending) {
        sums.months.push((month, months.remove(&month).unwrap_or_default()));
        month = month.plus(1).ok_or(ReadError::Calendar)?;
    }
    Ok(sums)
}

fn shape(source: &Source, zone: &TimeZone) -> Result<Shape, ReadError> {
    let mut ends = None;
    let mut interval = i64::MAX;
    scan(source, zone, |line| {
        if let Line::Used(row) = line {
            let (first, last) = ends.unwrap_or((row.start, row.start));
            if row.start > last {
                interval = interval.min(row.start - last);
            }
            ends = Some((first, row.start));
        }
        Ok(())
    })?;
    let (first, last) = ends.ok_or(ReadError::Empty)?;
    Ok(Shape { first, last, interval })
}

fn gap(row: &Row<'_>, previous: Option<i64>, interval: i64) -> Option<Gap> {
    let intervals = (row.start - previous?) / interval - 1;
    (intervals > 0).then(|| Gap { line: row.line, stamp: row.stamp.to_owned(), intervals })
}

fn add(
    months: &mut BTreeMap<Month, MonthlyEnergy>,
    at: DateTime,
    value: Exact,
) -> Result<(), ReadError> {
    let month = months.entry(Month::of(at.date())).or_default();
    let period = if (8..22).contains(&at.hour()) { &mut month.peak } else { &mut month.valley };
    *period = period.checked_add(value).ok_or(ReadError::Overflow)?;
    Ok(())
}

fn local(seconds: i64) -> Result<DateTime, ReadError> {
    let instant = Timestamp::from_second(seconds).map_err(|_| ReadError::Calendar)?;
    Ok(SHANGHAI.to_datetime(instant))
}

#[cfg(test)]
mod tests;
