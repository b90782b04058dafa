//! The usual way of a case, so that a customer sees what still comes (办理进程).

use super::{Kind, Stage};

/// Stages that a case of this kind usually passes, in order, its end included. Detours such as
/// missing papers aren't on it.
pub const fn road(kind: Kind) -> &'static [Stage] {
    match kind {
        Kind::Rename => &[Stage::Review, Stage::Signature, Stage::Effecting, Stage::Done],
        Kind::Transfer => &[
            Stage::Consent,
            Stage::Review,
            Stage::Settlement,
            Stage::Reading,
            Stage::Signature,
            Stage::Effecting,
            Stage::Done,
        ],
        Kind::Charger => &[
            Stage::Review,
            Stage::SurveyBooking,
            Stage::Survey,
            Stage::Scheme,
            Stage::SchemeAnswer,
            Stage::Works,
            Stage::Inspection,
            Stage::Signature,
            Stage::MeterOn,
            Stage::MeterConfirmation,
            Stage::Done,
        ],
    }
}

/// Where on its road a case stands: a detour stands where it left it. None for an end off the road.
pub fn place(kind: Kind, stage: Stage) -> Option<usize> {
    let road = road(kind);
    let at = |wanted: Stage| road.iter().position(|on| *on == wanted);
    at(stage).or_else(|| match stage {
        Stage::Objection => at(Stage::Consent),
        Stage::Supplement | Stage::Refused | Stage::Disputed => at(Stage::Review),
        Stage::Blocked => at(Stage::Survey),
        Stage::Consent
        | Stage::Review
        | Stage::Settlement
        | Stage::Reading
        | Stage::Signature
        | Stage::Effecting
        | Stage::SurveyBooking
        | Stage::Survey
        | Stage::Scheme
        | Stage::SchemeAnswer
        | Stage::Works
        | Stage::Inspection
        | Stage::MeterOn
        | Stage::MeterConfirmation
        | Stage::Done
        | Stage::Withdrawn
        | Stage::Rejected
        | Stage::Expired => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Case, table};

    #[test]
    fn each_step_of_a_road_is_in_the_table() {
        for kind in Kind::ALL {
            assert_eq!(road(kind).first(), Some(&Case::submitted(kind).stage));
            for pair in road(kind).windows(2) {
                let (from, to) = (pair[0], pair[1]);
                assert!(
                    table::rows(kind).any(|(start, _, end)| (start, end) == (from, to)),
                    "{kind:?}: {from:?} to {to:?}"
                );
            }
        }
    }

    #[test]
    fn every_stage_that_goes_on_has_a_place() {
        for kind in Kind::ALL {
            for (from, _, to) in table::rows(kind) {
                for stage in [from, to] {
                    if !stage.is_end() {
                        assert!(place(kind, stage).is_some(), "{kind:?} {stage:?}");
                    }
                }
            }
        }
    }
}
