//! Where the time comes from. Nothing else in this crate asks the machine.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use jiff::{Timestamp, civil::Date};
use serde::Deserialize;

/// A source of time.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// The machine's clock plus the offset that the sandbox's `/clock` tells.
    Sandbox(Arc<SandboxClock>),
    /// Stands still until a test moves it.
    Manual(Arc<AtomicI64>),
}

/// A clock that lives in the sandbox, so that every process of a test sees the same time.
#[derive(Debug)]
pub struct SandboxClock {
    url: String,
    offset_ms: AtomicI64,
}

#[derive(Deserialize)]
struct SandboxNow {
    now_ms: i64,
}

impl Clock {
    /// A clock that follows the sandbox at `base_url`.
    #[must_use]
    pub fn sandbox(base_url: &str) -> Self {
        let url = format!("{}/clock", base_url.trim_end_matches('/'));
        Self::Sandbox(Arc::new(SandboxClock { url, offset_ms: AtomicI64::new(0) }))
    }

    /// A clock that stands at `ms`, in milliseconds since the epoch.
    #[must_use]
    pub fn manual(ms: i64) -> Self {
        Self::Manual(Arc::new(AtomicI64::new(ms)))
    }

    /// Milliseconds since the epoch: how times are stored.
    #[must_use]
    pub fn now_ms(&self) -> i64 {
        match self {
            Self::System => machine_ms(),
            Self::Sandbox(sandbox) => {
                machine_ms().saturating_add(sandbox.offset_ms.load(Ordering::Relaxed))
            }
            Self::Manual(ms) => ms.load(Ordering::Relaxed),
        }
    }

    /// The same as an instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        instant(self.now_ms())
    }

    /// Today in Asia/Shanghai, where deadlines are counted.
    #[must_use]
    pub fn today(&self) -> Date {
        shanghai_date(self.now_ms())
    }

    /// Moves a manual clock; any other stays as it is.
    pub fn advance(&self, by: Duration) {
        if let Self::Manual(ms) = self {
            ms.fetch_add(i64::try_from(by.as_millis()).unwrap_or(i64::MAX), Ordering::Relaxed);
        }
    }

    /// Asks the sandbox how far its time is from ours. Called before each request and each worker
    /// tick; if it doesn't answer, the last offset stays.
    pub async fn refresh(&self, http: &reqwest::Client) {
        let Self::Sandbox(sandbox) = self else { return };
        let answer = http.get(&sandbox.url).timeout(Duration::from_secs(2)).send().await;
        let Ok(answer) = answer else { return };
        if let Ok(now) = answer.json::<SandboxNow>().await {
            let offset = now.now_ms.saturating_sub(machine_ms());
            // What the request itself took isn't a movement of the clock.
            let before = sandbox.offset_ms.load(Ordering::Relaxed);
            if offset.abs_diff(before) > 250 {
                sandbox.offset_ms.store(offset, Ordering::Relaxed);
            }
        }
    }
}

/// The one place that reads the machine's clock.
#[expect(clippy::disallowed_methods, reason = "every other place gets its time from here")]
fn machine_ms() -> i64 {
    Timestamp::now().as_millisecond()
}

/// An instant from stored milliseconds; out of range becomes the epoch.
#[must_use]
pub fn instant(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Stored milliseconds as they travel: RFC 3339 in UTC, whole seconds.
#[must_use]
pub fn rfc3339(ms: i64) -> String {
    instant(ms.div_euclid(1000).saturating_mul(1000)).to_string()
}

/// Milliseconds of an RFC 3339 text; none if it isn't one.
#[must_use]
pub fn parse_rfc3339(text: &str) -> Option<i64> {
    text.parse::<Timestamp>().ok().map(Timestamp::as_millisecond)
}

/// The date in Asia/Shanghai at stored milliseconds; out of range becomes the epoch's.
#[must_use]
pub fn shanghai_date(ms: i64) -> Date {
    domain::date::in_shanghai(ms).unwrap_or(Date::constant(1970, 1, 1))
}

/// Midnight at the end of `date` in Asia/Shanghai, in milliseconds.
#[must_use]
pub fn end_of_shanghai_day(date: Date) -> i64 {
    date.tomorrow().ok().and_then(domain::date::start_in_shanghai).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_turns_at_midnight_in_shanghai() {
        let last = parse_rfc3339("2026-11-24T15:59:59.999Z").unwrap();
        assert_eq!(shanghai_date(last).to_string(), "2026-11-24");
        assert_eq!(shanghai_date(last + 1).to_string(), "2026-11-25");
        assert_eq!(end_of_shanghai_day(shanghai_date(last)), last + 1);
    }

    #[test]
    fn a_manual_clock_moves_only_when_told() {
        let clock = Clock::manual(1_000);
        assert_eq!(clock.now_ms(), 1_000);
        clock.advance(Duration::from_millis(5));
        assert_eq!(clock.now_ms(), 1_005);
        assert_eq!(rfc3339(1_005), "1970-01-01T00:00:01Z");
    }
}
