//! Urging (催办): a customer pushes a case that takes too long. It is an action on the case, not a
//! new one; each is seen, answered and counted.

use serde::{Deserialize, Serialize};

use super::{Holder, Stage};

/// Milliseconds of an hour.
const HOUR_MS: i64 = 3_600_000;
/// A case can be urged once in this time.
pub const COOL_DOWN_MS: i64 = 24 * HOUR_MS;
/// An urge of an overdue case is answered within this time.
pub const ANSWER_OVERDUE_MS: i64 = 4 * HOUR_MS;

/// Who is pushed. Each level hears of it besides the ones below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Who has the case (经办人).
    Handler,
    /// The team's leader (班长).
    Leader,
    /// The county company's supervisor (县公司主管).
    County,
    /// The city company's supervisor (市公司主管).
    City,
}

impl Level {
    /// Every level, from the lowest.
    pub const ALL: [Self; 4] = [Self::Handler, Self::Leader, Self::County, Self::City];

    /// The stable name, on the wire and in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Handler => "handler",
            Self::Leader => "leader",
            Self::County => "county",
            Self::City => "city",
        }
    }

    /// The level of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.key() == key)
    }

    /// The next level; the highest stays.
    #[must_use]
    pub const fn above(self) -> Self {
        match self {
            Self::Handler => Self::Leader,
            Self::Leader => Self::County,
            Self::County | Self::City => Self::City,
        }
    }
}

/// What an urge is judged by. Instants are epoch milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Where the case stands.
    pub stage: Stage,
    /// When it came there.
    pub since_ms: i64,
    /// The end of the stage's last day.
    pub due_ms: i64,
    /// One working day after the last news that the customer saw.
    pub silent_ms: i64,
    /// The last urge, and its level.
    pub last: Option<(i64, Level)>,
    /// How many there were.
    pub count: u32,
}

/// Whether a customer may urge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Yes, and this level hears of it.
    Allowed(Level),
    /// It is the customer's own turn: what is missing is shown instead.
    CustomersTurn,
    /// The case has ended: a complaint or a low rating is the way.
    Ended,
    /// Not yet: from this instant on.
    From(i64),
    /// Urged already a moment ago: the earlier urge stands, the next one is possible from then.
    Repeated(i64),
}

impl Standing {
    /// Whether the stage's last day is over.
    pub const fn is_overdue(&self, now_ms: i64) -> bool {
        now_ms > self.due_ms
    }

    /// The instant from which the case may be urged for the first time in this stage: when half of
    /// the stage's time has run, or after a working day without news, or when it is overdue.
    pub fn opens_ms(&self) -> i64 {
        let half = self.since_ms + (self.due_ms - self.since_ms).max(0) / 2;
        half.min(self.silent_ms).min(self.due_ms.saturating_add(1))
    }

    /// The verdict at an instant.
    pub fn judge(&self, now_ms: i64) -> Verdict {
        match self.stage.holder() {
            Holder::Nobody => return Verdict::Ended,
            Holder::Applicant | Holder::FormerCustomer => return Verdict::CustomersTurn,
            Holder::Handler | Holder::System => {}
        }
        if let Some((at, _)) = self.last {
            let next = at.saturating_add(COOL_DOWN_MS);
            if now_ms < next {
                return Verdict::Repeated(next);
            }
        }
        let opens = self.opens_ms();
        if now_ms < opens {
            return Verdict::From(opens);
        }
        Verdict::Allowed(self.level(now_ms))
    }

    /// The first urge reaches the handler, the second the leader, the third the county; an overdue
    /// case goes to the county at once, and from there to the city.
    fn level(&self, now_ms: i64) -> Level {
        let by_count = match self.count {
            0 => Level::Handler,
            1 => Level::Leader,
            2 => Level::County,
            _ => Level::City,
        };
        let by_delay = if self.is_overdue(now_ms) { Level::County } else { Level::Handler };
        by_count.max(by_delay)
    }
}

/// Whether an urge that nobody answered in time climbs, and where to: at most to the city.
pub const fn climbs(level: Level, answer_due_ms: i64, now_ms: i64) -> Option<Level> {
    if now_ms <= answer_due_ms {
        return None;
    }
    match level {
        Level::Handler | Level::Leader | Level::County => Some(level.above()),
        Level::City => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * HOUR_MS;

    fn standing() -> Standing {
        Standing {
            stage: Stage::Review,
            since_ms: 0,
            due_ms: 4 * DAY,
            silent_ms: 3 * DAY,
            last: None,
            count: 0,
        }
    }

    #[test]
    fn it_opens_when_half_of_the_time_has_run() {
        assert_eq!(standing().judge(2 * DAY - 1), Verdict::From(2 * DAY));
        assert_eq!(standing().judge(2 * DAY), Verdict::Allowed(Level::Handler));
    }

    #[test]
    fn it_opens_earlier_after_a_working_day_of_silence() {
        let silent = Standing { silent_ms: DAY, ..standing() };
        assert_eq!(silent.judge(DAY - 1), Verdict::From(DAY));
        assert_eq!(silent.judge(DAY), Verdict::Allowed(Level::Handler));
    }

    #[test]
    fn an_overdue_case_goes_to_the_county_at_once() {
        assert_eq!(standing().judge(4 * DAY), Verdict::Allowed(Level::Handler));
        assert_eq!(standing().judge(4 * DAY + 1), Verdict::Allowed(Level::County));
    }

    #[test]
    fn a_second_one_within_a_day_is_the_first() {
        let urged = Standing { last: Some((2 * DAY, Level::Handler)), count: 1, ..standing() };
        assert_eq!(urged.judge(3 * DAY - 1), Verdict::Repeated(3 * DAY));
        assert_eq!(urged.judge(3 * DAY), Verdict::Allowed(Level::Leader));
        for (count, level) in [(2, Level::County), (3, Level::City), (9, Level::City)] {
            let urged = Standing { count, ..urged };
            assert_eq!(urged.judge(3 * DAY), Verdict::Allowed(level));
        }
    }

    #[test]
    fn a_customer_is_not_asked_to_push_himself_and_an_ended_case_not_at_all() {
        for stage in Stage::ALL {
            let verdict = Standing { stage, ..standing() }.judge(9 * DAY);
            let expected = match stage.holder() {
                Holder::Applicant | Holder::FormerCustomer => Verdict::CustomersTurn,
                Holder::Nobody => Verdict::Ended,
                Holder::Handler | Holder::System => Verdict::Allowed(Level::County),
            };
            assert_eq!(verdict, expected, "{stage:?}");
        }
    }

    #[test]
    fn unanswered_it_climbs_to_the_city_and_no_further() {
        let mut level = Level::Handler;
        let mut climbed = vec![level];
        while let Some(next) = climbs(level, 0, 1) {
            level = next;
            climbed.push(level);
        }
        assert_eq!(climbed, Level::ALL);
        assert_eq!(climbs(Level::Handler, 5, 5), None, "in time");
    }
}
