//! When something is due. The supplier's clock stops while a customer has the case.

use jiff::civil::{Date, DateTime, Time};

use crate::working_day::{Calendar, Deadline};

/// Papers that arrive later count as arriving on the next working day.
pub const OFFICE_CLOSES: Time = Time::constant(17, 0, 0, 0);

/// The day from which working days are counted: the day itself, or the next working day for what
/// arrives after five o'clock or on a day off. None beyond the calendar's end.
///
/// `arrived` is local time in Shanghai.
pub fn counted_from(calendar: &Calendar, arrived: DateTime) -> Option<Date> {
    let in_time = arrived.time() <= OFFICE_CLOSES && calendar.is_working_day(arrived.date());
    if in_time {
        return Some(arrived.date());
    }
    calendar.add_working_days(arrived.date(), 1).map(|deadline| deadline.date)
}

/// The last day of a period of working days. None beyond the calendar's end.
pub fn due(calendar: &Calendar, arrived: DateTime, working_days: u32) -> Option<Deadline> {
    calendar.add_working_days(counted_from(calendar, arrived)?, working_days)
}

/// What is left of the whole limit: each time the supplier gives the case away, the working days
/// it had it are used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spent {
    /// Working days that the supplier has had the case so far.
    pub working_days: u32,
}

impl Spent {
    /// Adds a stay with the supplier, from one local time to another. A day counts once it is
    /// over: what is answered on the day it came cost nothing.
    #[must_use]
    pub fn with_stay(self, calendar: &Calendar, from: DateTime, to: DateTime) -> Self {
        let mut working_days = self.working_days;
        let Some(mut day) = counted_from(calendar, from) else { return self };
        while day < to.date() {
            let Some(next) = calendar.add_working_days(day, 1) else { break };
            day = next.date;
            if day <= to.date() {
                working_days += 1;
            }
        }
        Self { working_days }
    }

    /// When the whole is due if the supplier gets the case now. None beyond the calendar's end.
    pub fn due(self, calendar: &Calendar, arrived: DateTime, limit: u32) -> Option<Deadline> {
        due(calendar, arrived, limit.saturating_sub(self.working_days))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(year: i16, month: i8, day: i8, hour: i8) -> DateTime {
        date(year, month, day).at(hour, 0, 0, 0)
    }

    #[test]
    fn what_comes_after_five_or_on_a_day_off_comes_the_next_working_day() {
        let calendar = Calendar::default();
        let from = |arrived| counted_from(&calendar, arrived).unwrap();
        assert_eq!(from(at(2026, 9, 30, 17)), date(2026, 9, 30));
        assert_eq!(from(at(2026, 9, 30, 18)), date(2026, 10, 8), "after the holidays");
        assert_eq!(from(at(2026, 10, 3, 9)), date(2026, 10, 8));
        assert_eq!(from(at(2026, 10, 10, 9)), date(2026, 10, 10), "a Saturday that is worked");
    }

    #[test]
    fn a_case_runs_through_the_national_holidays() {
        let calendar = Calendar::default();
        let due = due(&calendar, at(2026, 9, 30, 10), 5).unwrap();
        assert_eq!((due.date, due.expected), (date(2026, 10, 13), false));
    }

    #[test]
    fn the_clock_stops_while_the_customer_has_it() {
        let calendar = Calendar::default();
        let none = Spent { working_days: 0 };
        assert_eq!(none.with_stay(&calendar, at(2026, 9, 21, 9), at(2026, 9, 21, 16)), none);
        let spent = none.with_stay(&calendar, at(2026, 9, 21, 9), at(2026, 9, 23, 10));
        assert_eq!(spent, Spent { working_days: 2 });
        // Two weeks with the customer later three of five days are left, with the holidays over.
        let due = spent.due(&calendar, at(2026, 10, 8, 9), 5).unwrap();
        assert_eq!(due.date, date(2026, 10, 12));
        let late = Spent { working_days: 9 }.due(&calendar, at(2026, 10, 8, 9), 5).unwrap();
        assert_eq!(late.date, date(2026, 10, 8), "due at once, never before it came");
    }

    #[test]
    fn days_off_within_a_stay_cost_nothing() {
        let calendar = Calendar::default();
        let none = Spent { working_days: 0 };
        let stay = none.with_stay(&calendar, at(2026, 9, 30, 9), at(2026, 10, 7, 12));
        assert_eq!(stay, none);
        let stay = none.with_stay(&calendar, at(2026, 9, 30, 9), at(2026, 10, 8, 12));
        assert_eq!(stay, Spent { working_days: 1 });
    }
}
