//! Statutory days off (法定节假日) by 全国年节及纪念日放假办法 of 2024-11-10: what is certain of a year
//! before its arrangement is published.

use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};

/// A year's days that follow the moon or the sun: first day of the lunar year (正月初一), Qingming
/// (清明), Dragon Boat (端午) and Mid-Autumn (中秋).
struct MovingDays {
    year: i16,
    new_year: Date,
    qingming: Date,
    dragon_boat: Date,
    mid_autumn: Date,
}

/// From the calendar (农历) as computed by GB/T 33661-2017.
const MOVING_DAYS: [MovingDays; 4] = [
    MovingDays {
        year: 2027,
        new_year: date(2027, 2, 6),
        qingming: date(2027, 4, 5),
        dragon_boat: date(2027, 6, 9),
        mid_autumn: date(2027, 9, 15),
    },
    MovingDays {
        year: 2028,
        new_year: date(2028, 1, 26),
        qingming: date(2028, 4, 4),
        dragon_boat: date(2028, 5, 28),
        mid_autumn: date(2028, 10, 3),
    },
    MovingDays {
        year: 2029,
        new_year: date(2029, 2, 13),
        qingming: date(2029, 4, 4),
        dragon_boat: date(2029, 6, 16),
        mid_autumn: date(2029, 9, 22),
    },
    MovingDays {
        year: 2030,
        new_year: date(2030, 2, 3),
        qingming: date(2030, 4, 5),
        dragon_boat: date(2030, 6, 5),
        mid_autumn: date(2030, 9, 12),
    },
];

/// Whether a date is a statutory day off, or a working day given for one that fell on a weekend
/// (Art. 6: 如果适逢周六、周日，应当在工作日补假; taken as the next working days).
pub(super) fn is_off(day: Date) -> bool {
    let days = statutory_days(day.year());
    days.contains(&day) || substitutes(&days).contains(&day)
}

/// The year's statutory days in order; those that move only for years in the table.
fn statutory_days(year: i16) -> Vec<Date> {
    let fixed = [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)];
    let mut days: Vec<Date> =
        fixed.iter().filter_map(|(month, day)| Date::new(year, *month, *day).ok()).collect();
    if let Some(moving) = MOVING_DAYS.iter().find(|moving| moving.year == year) {
        // The eve of the lunar new year and its first three days.
        days.extend((-1..=2).filter_map(|place| moving.new_year.checked_add(place.days()).ok()));
        days.extend([moving.qingming, moving.dragon_boat, moving.mid_autumn]);
    }
    days.sort_unstable();
    days
}

fn substitutes(days: &[Date]) -> Vec<Date> {
    let mut given: Vec<Date> = Vec::new();
    for day in days.iter().filter(|day| is_weekend(**day)) {
        let mut next = *day;
        while is_weekend(next) || days.contains(&next) || given.contains(&next) {
            match next.tomorrow() {
                Ok(tomorrow) => next = tomorrow,
                Err(_) => return given,
            }
        }
        given.push(next);
    }
    given
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}
