//! State Council holiday arrangements (国务院办公厅关于部分节假日安排的通知), one a year. Each names
//! the paper it was taken from; nothing here is computed.

use std::borrow::Cow;

use jiff::civil::{Date, date};

/// One year's arrangement. Later papers can be added at run time, so that a new year needs no new
/// program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrangement {
    /// The year.
    pub year: i16,
    /// Who published it.
    pub source: Cow<'static, str>,
    /// The paper's address.
    pub paper: Cow<'static, str>,
    /// Month of publication, `YYYY-MM`.
    pub published: Cow<'static, str>,
    /// Days off (放假), first and last day of each.
    pub off: Cow<'static, [(Date, Date)]>,
    /// Weekend days on which people work instead (调休上班).
    pub make_up: Cow<'static, [Date]>,
}

impl Arrangement {
    /// Whether people work on a date that the arrangement speaks of; none for others.
    pub fn works_on(&self, day: Date) -> Option<bool> {
        if self.make_up.contains(&day) {
            return Some(true);
        }
        self.off.iter().any(|(first, last)| (*first..=*last).contains(&day)).then_some(false)
    }
}

/// The arrangements that are known.
pub const ARRANGEMENTS: &[Arrangement] = &[
    Arrangement {
        year: 2025,
        source: Cow::Borrowed("国务院办公厅关于2025年部分节假日安排的通知"),
        paper: Cow::Borrowed("https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm"),
        published: Cow::Borrowed("2024-11"),
        off: Cow::Borrowed(&[
            (date(2025, 1, 1), date(2025, 1, 1)),
            (date(2025, 1, 28), date(2025, 2, 4)),
            (date(2025, 4, 4), date(2025, 4, 6)),
            (date(2025, 5, 1), date(2025, 5, 5)),
            (date(2025, 5, 31), date(2025, 6, 2)),
            (date(2025, 10, 1), date(2025, 10, 8)),
        ]),
        make_up: Cow::Borrowed(&[
            date(2025, 1, 26),
            date(2025, 2, 8),
            date(2025, 4, 27),
            date(2025, 9, 28),
            date(2025, 10, 11),
        ]),
    },
    Arrangement {
        year: 2026,
        source: Cow::Borrowed("国务院办公厅关于2026年部分节假日安排的通知"),
        paper: Cow::Borrowed("https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm"),
        published: Cow::Borrowed("2025-11"),
        off: Cow::Borrowed(&[
            (date(2026, 1, 1), date(2026, 1, 3)),
            (date(2026, 2, 15), date(2026, 2, 23)),
            (date(2026, 4, 4), date(2026, 4, 6)),
            (date(2026, 5, 1), date(2026, 5, 5)),
            (date(2026, 6, 19), date(2026, 6, 21)),
            (date(2026, 9, 25), date(2026, 9, 27)),
            (date(2026, 10, 1), date(2026, 10, 7)),
        ]),
        make_up: Cow::Borrowed(&[
            date(2026, 1, 4),
            date(2026, 2, 14),
            date(2026, 2, 28),
            date(2026, 5, 9),
            date(2026, 9, 20),
            date(2026, 10, 10),
        ]),
    },
];
