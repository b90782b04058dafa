//! Working days (工作日): State Council holiday arrangements as versioned data, and deadlines
//! counted by them.

mod arrangement;
mod statutory;

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

pub use arrangement::{ARRANGEMENTS, Arrangement};

/// The calendar that deadlines are counted by.
#[derive(Debug, Clone)]
pub struct Calendar {
    arrangements: Vec<Arrangement>,
}

/// What a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayKind {
    /// Whether people work.
    pub working: bool,
    /// Whether that is only expected (预计), because the year's arrangement isn't published:
    /// computed from the statutory days, without exchanged weekends.
    pub expected: bool,
}

/// A deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// The last day.
    pub date: Date,
    /// Whether a day on the way was only expected (预计), so that the date may still move.
    pub expected: bool,
}

impl Default for Calendar {
    /// The arrangements that are published with the program.
    fn default() -> Self {
        Self { arrangements: ARRANGEMENTS.to_vec() }
    }
}

impl Calendar {
    /// Adds a year's arrangement, or replaces it by a newer paper.
    #[must_use]
    pub fn with(mut self, arrangement: Arrangement) -> Self {
        self.arrangements.retain(|known| known.year != arrangement.year);
        self.arrangements.push(arrangement);
        self
    }

    /// The year's arrangement; none if it isn't known.
    pub fn arrangement(&self, year: i16) -> Option<&Arrangement> {
        self.arrangements.iter().find(|known| known.year == year)
    }

    /// What a date is.
    pub fn day(&self, date: Date) -> DayKind {
        let weekday = !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        match self.arrangement(date.year()) {
            Some(arrangement) => {
                let working = arrangement.works_on(date).unwrap_or(weekday);
                DayKind { working, expected: false }
            }
            None => DayKind { working: weekday && !statutory::is_off(date), expected: true },
        }
    }

    /// Whether people work on a date, as far as is known.
    pub fn is_working_day(&self, date: Date) -> bool {
        self.day(date).working
    }

    /// The date so many working days after a start, which isn't counted itself. With 0 it is the
    /// start, even on a day off. None beyond the calendar's end.
    pub fn add_working_days(&self, start: Date, days: u32) -> Option<Deadline> {
        let mut deadline = Deadline { date: start, expected: false };
        let mut left = days;
        while left > 0 {
            deadline.date = deadline.date.checked_add(1.day()).ok()?;
            let kind = self.day(deadline.date);
            deadline.expected |= kind.expected;
            left -= u32::from(kind.working);
        }
        Some(deadline)
    }
}

#[cfg(test)]
mod tests;
