//! Instants as people and protocols in China write them. There has been no summer time since
//! 1991, so a fixed offset is exact for everything that the sandbox dates.

use jiff::{
    Timestamp, Zoned,
    civil::Date,
    tz::{Offset, TimeZone},
};

const SHANGHAI: Offset = Offset::constant(8);

/// The instant in Shanghai, whole seconds. An instant that no calendar holds becomes the epoch.
pub(crate) fn shanghai(ms: i64) -> Zoned {
    Timestamp::from_second(ms.div_euclid(1000))
        .unwrap_or(Timestamp::UNIX_EPOCH)
        .to_zoned(TimeZone::fixed(SHANGHAI))
}

/// RFC 3339 with Shanghai's offset, as WeChat Pay writes instants.
pub(crate) fn rfc3339(ms: i64) -> String {
    shanghai(ms).timestamp().display_with_offset(SHANGHAI).to_string()
}

/// For a person: `2026-03-01 09:05:00`.
pub(crate) fn readable(ms: i64) -> String {
    shanghai(ms).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// The calendar day in Shanghai.
pub(crate) fn day(ms: i64) -> Date {
    shanghai(ms).date()
}

/// Fen as yuan: `149.19`.
pub(crate) fn yuan(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", fen.unsigned_abs() / 100, fen.unsigned_abs() % 100)
}
