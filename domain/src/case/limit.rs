//! How long each stage may take, as dated data with its source (时限). Where two sources disagree
//! the stricter one counts. A supplier loads its own (`kaideng load limits`).

use super::{Kind, Stage};

/// How long something may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// What kind of case.
    pub kind: Kind,
    /// Which stage; none for all stages of the supplier together.
    pub stage: Option<Stage>,
    /// Working days (工作日), the first day not counted.
    pub working_days: u32,
    /// The paper it stands in, with its date.
    pub source: String,
}

/// The limits in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits(Vec<Limit>);

/// A company's own promise: no national rule was found for changing the customer.
const PROMISE: &str = "供电企业服务承诺（由供电企业配置）";
/// Practice of the State Grid company.
const PRACTICE_526: &str = "国家电网营销〔2014〕526号";
/// Opinion on access to electricity of 2025-06: low voltage with external works.
const OPINION_2025: &str =
    "国家发展改革委、国家能源局 2025 年 6 月关于提升“获得电力”服务水平的意见";

/// Kind, stage, working days, source.
type Row = (Kind, Option<Stage>, u32, &'static str);

const DEFAULTS: [Row; 24] = [
    (Kind::Rename, None, 3, PROMISE),
    (Kind::Rename, Some(Stage::Review), 1, PROMISE),
    (Kind::Rename, Some(Stage::Supplement), 10, PROMISE),
    (Kind::Rename, Some(Stage::Refused), 10, PROMISE),
    (Kind::Rename, Some(Stage::Signature), 10, PROMISE),
    (Kind::Transfer, None, 5, PROMISE),
    (Kind::Transfer, Some(Stage::Consent), 10, PROMISE),
    (Kind::Transfer, Some(Stage::Objection), 3, PROMISE),
    (Kind::Transfer, Some(Stage::Review), 1, PROMISE),
    (Kind::Transfer, Some(Stage::Supplement), 10, PROMISE),
    (Kind::Transfer, Some(Stage::Refused), 10, PROMISE),
    (Kind::Transfer, Some(Stage::Settlement), 10, PROMISE),
    (Kind::Transfer, Some(Stage::Signature), 10, PROMISE),
    (Kind::Transfer, Some(Stage::Disputed), 5, PROMISE),
    (Kind::Charger, None, 15, OPINION_2025),
    (Kind::Charger, Some(Stage::Review), 1, PROMISE),
    (Kind::Charger, Some(Stage::SurveyBooking), 10, PROMISE),
    (Kind::Charger, Some(Stage::SchemeAnswer), 10, PROMISE),
    (Kind::Charger, Some(Stage::Works), 60, PROMISE),
    (Kind::Charger, Some(Stage::Signature), 10, PROMISE),
    (Kind::Charger, Some(Stage::Scheme), 1, PRACTICE_526),
    (Kind::Charger, Some(Stage::Inspection), 1, PRACTICE_526),
    (Kind::Charger, Some(Stage::MeterOn), 1, PRACTICE_526),
    (Kind::Charger, Some(Stage::Blocked), 3, PROMISE),
];

/// What a stage gets for which nothing is loaded: a case never stands without a date.
const OTHERWISE: u32 = 3;

impl Default for Limits {
    /// What is published with the program.
    fn default() -> Self {
        let limit = |(kind, stage, working_days, source): Row| Limit {
            kind,
            stage,
            working_days,
            source: source.to_owned(),
        };
        Self(DEFAULTS.into_iter().map(limit).collect())
    }
}

impl Limits {
    /// Adds a limit. The stricter one of several counts.
    #[must_use]
    pub fn with(mut self, limit: Limit) -> Self {
        self.0.push(limit);
        self
    }

    /// Every limit, in the order in which they were loaded.
    pub fn all(&self) -> &[Limit] {
        &self.0
    }

    /// The limit of a stage, or of all stages together: the strictest.
    pub fn of(&self, kind: Kind, stage: Option<Stage>) -> Option<&Limit> {
        let fitting = self.0.iter().filter(|limit| limit.kind == kind && limit.stage == stage);
        fitting.min_by_key(|limit| limit.working_days)
    }

    /// Working days that a stage may take.
    pub fn working_days(&self, kind: Kind, stage: Stage) -> u32 {
        self.of(kind, Some(stage)).map_or(OTHERWISE, |limit| limit.working_days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stricter_of_two_sources_counts() {
        let local = Limit {
            kind: Kind::Charger,
            stage: None,
            working_days: 5,
            source: "local promise".to_owned(),
        };
        let limits = Limits::default().with(local);
        assert_eq!(limits.of(Kind::Charger, None).unwrap().working_days, 5);
        assert_eq!(Limits::default().of(Kind::Charger, None).unwrap().working_days, 15);
    }

    #[test]
    fn every_stage_of_every_kind_has_a_limit() {
        for kind in Kind::ALL {
            for stage in Stage::ALL {
                assert!(Limits::default().working_days(kind, stage) > 0, "{kind:?} {stage:?}");
            }
        }
    }
}
