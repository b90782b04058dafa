//! Which action leads where. What isn't in a table is refused.

use super::{Action, Kind, Stage};
use super::{Action as A, Stage as S};

/// One permitted move.
pub(super) type Row = (Stage, Action, Stage);

/// Papers looked at, asked for, refused and cured: the same for every kind, but for where an
/// acceptance leads.
macro_rules! reviewed {
    ($accepted:expr) => {
        [
            (S::Review, A::Accept, $accepted),
            (S::Review, A::AskForMore, S::Supplement),
            (S::Review, A::Refuse, S::Refused),
            (S::Review, A::Withdraw, S::Withdrawn),
            (S::Supplement, A::Supply, S::Review),
            (S::Supplement, A::Lapse, S::Expired),
            (S::Supplement, A::Withdraw, S::Withdrawn),
            (S::Refused, A::Cure, S::Review),
            (S::Refused, A::Appeal, S::Review),
            (S::Refused, A::Lapse, S::Rejected),
            (S::Refused, A::Withdraw, S::Withdrawn),
        ]
    };
}

const REVIEW_OF_RENAME: [Row; 11] = reviewed!(S::Signature);
const REVIEW_OF_TRANSFER: [Row; 11] = reviewed!(S::Settlement);
const REVIEW_OF_CHARGER: [Row; 11] = reviewed!(S::SurveyBooking);

const RENAME: &[Row] = &[
    (S::Signature, A::Sign, S::Effecting),
    (S::Signature, A::Lapse, S::Expired),
    (S::Signature, A::Withdraw, S::Withdrawn),
    (S::Effecting, A::Effected, S::Done),
    (S::Effecting, A::NotEffected, S::Review),
];

const TRANSFER: &[Row] = &[
    (S::Consent, A::Agree, S::Review),
    (S::Consent, A::Object, S::Disputed),
    (S::Consent, A::GoByTitle, S::Objection),
    (S::Consent, A::Lapse, S::Expired),
    (S::Consent, A::Withdraw, S::Withdrawn),
    (S::Objection, A::Object, S::Disputed),
    (S::Objection, A::Agree, S::Review),
    (S::Objection, A::PeriodOver, S::Review),
    (S::Objection, A::Withdraw, S::Withdrawn),
    (S::Review, A::Freeze, S::Disputed),
    (S::Settlement, A::Settled, S::Reading),
    (S::Settlement, A::Object, S::Disputed),
    (S::Settlement, A::Freeze, S::Disputed),
    (S::Settlement, A::Lapse, S::Expired),
    (S::Settlement, A::Withdraw, S::Withdrawn),
    (S::Reading, A::RecordReading, S::Signature),
    (S::Reading, A::Object, S::Disputed),
    (S::Reading, A::Freeze, S::Disputed),
    (S::Reading, A::Withdraw, S::Withdrawn),
    (S::Signature, A::Sign, S::Effecting),
    (S::Signature, A::QuestionReading, S::Reading),
    (S::Signature, A::Object, S::Disputed),
    (S::Signature, A::Freeze, S::Disputed),
    (S::Signature, A::Lapse, S::Expired),
    (S::Signature, A::Withdraw, S::Withdrawn),
    (S::Effecting, A::Effected, S::Done),
    (S::Effecting, A::NotEffected, S::Review),
    (S::Disputed, A::Resolve, S::Review),
    (S::Disputed, A::Reject, S::Rejected),
    (S::Disputed, A::Withdraw, S::Withdrawn),
];

const CHARGER: &[Row] = &[
    (S::SurveyBooking, A::Book, S::Survey),
    (S::SurveyBooking, A::Lapse, S::Expired),
    (S::SurveyBooking, A::Withdraw, S::Withdrawn),
    (S::Survey, A::RecordSurvey, S::Scheme),
    (S::Survey, A::Block, S::Blocked),
    (S::Survey, A::Refuse, S::Refused),
    (S::Survey, A::Rebook, S::SurveyBooking),
    (S::Survey, A::Withdraw, S::Withdrawn),
    (S::Scheme, A::PublishScheme, S::SchemeAnswer),
    (S::Scheme, A::Block, S::Blocked),
    (S::Scheme, A::Refuse, S::Refused),
    (S::Scheme, A::Withdraw, S::Withdrawn),
    (S::SchemeAnswer, A::AcceptScheme, S::Works),
    (S::SchemeAnswer, A::QuestionScheme, S::Scheme),
    (S::SchemeAnswer, A::RejectScheme, S::Scheme),
    (S::SchemeAnswer, A::Lapse, S::Expired),
    (S::SchemeAnswer, A::Withdraw, S::Withdrawn),
    (S::Works, A::FinishWorks, S::Inspection),
    (S::Works, A::ReviseScheme, S::Scheme),
    (S::Works, A::Block, S::Blocked),
    (S::Works, A::Lapse, S::Expired),
    (S::Works, A::Withdraw, S::Withdrawn),
    (S::Inspection, A::Pass, S::Signature),
    (S::Inspection, A::Fail, S::Works),
    (S::Inspection, A::Withdraw, S::Withdrawn),
    (S::Signature, A::Sign, S::MeterOn),
    (S::Signature, A::Lapse, S::Expired),
    (S::Signature, A::Withdraw, S::Withdrawn),
    (S::MeterOn, A::RecordMeter, S::MeterConfirmation),
    (S::MeterOn, A::Block, S::Blocked),
    (S::MeterOn, A::Withdraw, S::Withdrawn),
    (S::MeterConfirmation, A::ConfirmMeter, S::Done),
    (S::MeterConfirmation, A::QuestionMeter, S::MeterOn),
    (S::MeterConfirmation, A::Lapse, S::Done),
    (S::Blocked, A::Unblock, S::SurveyBooking),
    (S::Blocked, A::Reject, S::Rejected),
    (S::Blocked, A::Withdraw, S::Withdrawn),
];

/// Every permitted move of a kind.
pub(super) fn rows(kind: Kind) -> impl Iterator<Item = Row> {
    let (review, own): (&'static [Row], &'static [Row]) = match kind {
        Kind::Rename => (&REVIEW_OF_RENAME, RENAME),
        Kind::Transfer => (&REVIEW_OF_TRANSFER, TRANSFER),
        Kind::Charger => (&REVIEW_OF_CHARGER, CHARGER),
    };
    review.iter().chain(own).copied()
}

/// Where the action leads; none if it isn't permitted.
pub(super) fn next(kind: Kind, stage: Stage, action: Action) -> Option<Stage> {
    rows(kind).find(|(from, by, _)| *from == stage && *by == action).map(|(_, _, to)| to)
}
