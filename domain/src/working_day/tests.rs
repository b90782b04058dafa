use jiff::civil::date;

use super::*;

fn days_of(year: i16) -> impl Iterator<Item = Date> {
    date(year, 1, 1).series(1.day()).take_while(move |day| day.year() == year)
}

#[test]
fn published_years_have_the_right_number_of_working_days() {
    let calendar = Calendar::default();
    for year in [2025, 2026] {
        assert_eq!(days_of(year).filter(|day| calendar.is_working_day(*day)).count(), 248);
    }
    let mut by_month = [0; 12];
    for day in days_of(2026).filter(|day| calendar.is_working_day(*day)) {
        by_month[usize::try_from(day.month()).unwrap() - 1] += 1;
    }
    assert_eq!(by_month, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]);
}

#[test]
fn make_up_days_are_weekends_and_days_off_lie_in_their_year() {
    for arrangement in ARRANGEMENTS {
        assert!(arrangement.paper.starts_with("https://www.gov.cn/"));
        for day in arrangement.make_up.iter() {
            assert!(matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday), "{day}");
        }
        for (first, last) in arrangement.off.iter() {
            assert!(first <= last && first.year() == arrangement.year, "{first}");
        }
    }
}

#[test]
fn deadlines() {
    let calendar = Calendar::default();
    for (start, days, due) in [
        (date(2026, 2, 13), 1, date(2026, 2, 14)),
        (date(2026, 2, 13), 5, date(2026, 2, 27)),
        (date(2026, 2, 14), 5, date(2026, 2, 28)),
        (date(2026, 4, 30), 5, date(2026, 5, 11)),
        (date(2026, 5, 8), 1, date(2026, 5, 9)),
        (date(2026, 9, 18), 5, date(2026, 9, 24)),
        (date(2026, 9, 24), 5, date(2026, 10, 9)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 9, 30), 5, date(2026, 10, 13)),
        (date(2026, 10, 9), 1, date(2026, 10, 10)),
        (date(2025, 9, 30), 6, date(2025, 10, 15)),
        (date(2026, 1, 2), 1, date(2026, 1, 4)),
        (date(2026, 12, 28), 3, date(2026, 12, 31)),
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
    ] {
        let deadline = calendar.add_working_days(start, days).unwrap();
        assert_eq!(deadline, Deadline { date: due, expected: false }, "{start} + {days}");
    }
}

#[test]
fn a_year_without_arrangement_is_expected_by_its_statutory_days() {
    let calendar = Calendar::default();
    let deadline = calendar.add_working_days(date(2026, 12, 31), 1).unwrap();
    assert_eq!(deadline, Deadline { date: date(2027, 1, 4), expected: true });
    for day in [
        date(2027, 1, 1),
        date(2027, 2, 5),
        date(2027, 2, 8),
        // 6 and 7 February are a weekend: two working days are given for them.
        date(2027, 2, 9),
        date(2027, 2, 10),
        date(2027, 4, 5),
        date(2027, 6, 9),
        date(2027, 9, 15),
        date(2027, 10, 1),
    ] {
        assert_eq!(calendar.day(day), DayKind { working: false, expected: true }, "{day}");
    }
    assert!(calendar.is_working_day(date(2027, 2, 11)));
    // 1 and 2 May are a weekend in 2027.
    assert!(!calendar.is_working_day(date(2027, 5, 4)));
    assert!(calendar.is_working_day(date(2027, 5, 5)));
}

#[test]
fn a_year_out_of_the_table_still_has_fixed_days() {
    let calendar = Calendar::default();
    assert!(!calendar.is_working_day(date(2040, 10, 2)));
    assert!(calendar.day(date(2040, 10, 9)).expected);
    assert_eq!(calendar.add_working_days(Date::MAX, 1), None);
}

#[test]
fn a_new_paper_replaces_what_was_expected() {
    let paper = Arrangement {
        year: 2027,
        source: "test".into(),
        paper: "https://www.gov.cn/".into(),
        published: "2026-11".into(),
        off: vec![(date(2027, 1, 1), date(2027, 1, 3))].into(),
        make_up: vec![].into(),
    };
    let calendar = Calendar::default().with(paper.clone()).with(paper);
    assert_eq!(calendar.day(date(2027, 1, 4)), DayKind { working: true, expected: false });
    assert_eq!(calendar.arrangements.len(), 3);
}
