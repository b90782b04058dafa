//! Rating (评价): five levels once a case has ended (一事一评), amended once at most. A low one has
//! consequences with dates.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::codes::coded_errors;

/// Days after the end in which a case can be rated.
pub const WINDOW_DAYS: i32 = 30;
/// Most characters of the free text.
pub const LONGEST_TEXT: usize = 200;
/// Working days until somebody calls back after a low rating.
pub const CALL_BACK_DAYS: u32 = 1;
/// Working days until what was wrong is put right.
pub const RECTIFY_DAYS: u32 = 5;

/// How content somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Score {
    /// 非常不满意.
    VeryBad,
    /// 不满意.
    Bad,
    /// 基本满意.
    Fair,
    /// 满意.
    Good,
    /// 非常满意.
    VeryGood,
}

impl Score {
    /// Every level, from the best, as it is offered.
    pub const ALL: [Self; 5] = [Self::VeryGood, Self::Good, Self::Fair, Self::Bad, Self::VeryBad];

    /// The stable name, on the wire and in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::VeryBad => "very_bad",
            Self::Bad => "bad",
            Self::Fair => "fair",
            Self::Good => "good",
            Self::VeryGood => "very_good",
        }
    }

    /// The level of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|score| score.key() == key)
    }

    /// Whether somebody has to call back (差评).
    pub const fn is_low(self) -> bool {
        match self {
            Self::VeryBad | Self::Bad => true,
            Self::Fair | Self::Good | Self::VeryGood => false,
        }
    }
}

/// What a tag is about: the four dimensions of the star rating of service halls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// 服务标准化.
    Standard,
    /// 响应高效化.
    Speed,
    /// 体验人性化.
    Experience,
    /// 创新持续化.
    Innovation,
}

/// A reason to tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// What was promised was kept.
    KeptPromises,
    /// The guide was right.
    ClearGuide,
    /// It was quick.
    Quick,
    /// Questions were answered soon.
    Answered,
    /// Staff were friendly.
    Friendly,
    /// The pages were easy to use.
    EasyPages,
    /// No way to the hall was needed.
    NoErrand,
}

impl Tag {
    /// Every tag, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::KeptPromises,
        Self::ClearGuide,
        Self::Quick,
        Self::Answered,
        Self::Friendly,
        Self::EasyPages,
        Self::NoErrand,
    ];

    /// The stable name, on the wire and in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::KeptPromises => "kept_promises",
            Self::ClearGuide => "clear_guide",
            Self::Quick => "quick",
            Self::Answered => "answered",
            Self::Friendly => "friendly",
            Self::EasyPages => "easy_pages",
            Self::NoErrand => "no_errand",
        }
    }

    /// The tag of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.key() == key)
    }

    /// The dimension it counts for.
    pub const fn dimension(self) -> Dimension {
        match self {
            Self::KeptPromises | Self::ClearGuide => Dimension::Standard,
            Self::Quick | Self::Answered => Dimension::Speed,
            Self::Friendly | Self::EasyPages => Dimension::Experience,
            Self::NoErrand => Dimension::Innovation,
        }
    }
}

coded_errors! {
    /// Why a rating isn't taken.
    RatingError {
        /// The case goes on.
        NotEnded = "RATING_NOT_YET",
        /// The time for it is over.
        Late = "RATING_LATE",
        /// Rated, and amended too.
        Used = "RATING_USED",
    }
}

/// Whether a case may be rated now: `ended` is its last day, `given` how often it was rated.
///
/// # Errors
/// [`RatingError`].
pub fn may_rate(ended: Option<Date>, given: u32, today: Date) -> Result<(), RatingError> {
    let ended = ended.ok_or(RatingError::NotEnded)?;
    let days = today.since(ended).map_or(i32::MAX, |span| span.get_days());
    if days > WINDOW_DAYS {
        return Err(RatingError::Late);
    }
    if given >= 2 { Err(RatingError::Used) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn once_the_case_has_ended_and_amended_once() {
        let ended = Some(date(2026, 11, 1));
        assert_eq!(may_rate(None, 0, date(2026, 11, 1)), Err(RatingError::NotEnded));
        assert_eq!(may_rate(ended, 0, date(2026, 11, 1)), Ok(()));
        assert_eq!(may_rate(ended, 1, date(2026, 11, 2)), Ok(()));
        assert_eq!(may_rate(ended, 2, date(2026, 11, 2)), Err(RatingError::Used));
        assert_eq!(may_rate(ended, 0, date(2026, 12, 1)), Ok(()), "the thirtieth day");
        assert_eq!(may_rate(ended, 0, date(2026, 12, 2)), Err(RatingError::Late));
    }

    #[test]
    fn the_two_lowest_are_low() {
        let low: Vec<Score> = Score::ALL.into_iter().filter(|score| score.is_low()).collect();
        assert_eq!(low, [Score::Bad, Score::VeryBad]);
    }

    #[test]
    fn every_dimension_has_a_tag() {
        use Dimension::{Experience, Innovation, Speed, Standard};
        for dimension in [Standard, Speed, Experience, Innovation] {
            assert!(Tag::ALL.iter().any(|tag| tag.dimension() == dimension), "{dimension:?}");
        }
    }
}
