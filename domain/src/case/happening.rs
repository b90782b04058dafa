//! What stands in a case's timeline (工单轨迹).

use serde::{Deserialize, Serialize};

use super::{Action, urge::Level};

/// Something that happened to a case. Together these are its history: they are only ever added to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Happening {
    /// Handed in (提交).
    Submitted,
    /// A step of the state machine.
    Step {
        /// Which.
        action: Action,
    },
    /// A clerk took it, and stays responsible (受理人).
    Claimed,
    /// Another clerk has it now; both confirmed (交接).
    HandedOver,
    /// Pushed by the customer (催办).
    Urged {
        /// Who hears of it.
        level: Level,
    },
    /// Pushed by the shift that begins: it is overdue (接班催办).
    UrgedByShift,
    /// The urge was read.
    UrgeRead,
    /// The urge was answered.
    UrgeAnswered,
    /// Nobody answered in time: the next level hears of it.
    UrgeClimbed {
        /// Which.
        level: Level,
    },
    /// Nothing had happened for too long: a leader looks at it (静默升级).
    Escalated,
    /// A message in the case's one conversation.
    Message,
    /// What the customer had said is put right by himself (更正记录).
    Corrected,
    /// A paper that was promised came in (补交容缺材料).
    PromiseKept,
    /// What the supplier's customer system told.
    Told,
    /// Rated (评价).
    Rated,
    /// Somebody called back after a low rating (回访).
    CalledBack,
    /// What was wrong was put right (整改).
    Rectified,
    /// What was paid goes back (退费).
    Refunded,
}

impl Happening {
    /// The stable name, in the database and in the chain's digests.
    pub fn key(self) -> String {
        match self {
            Self::Submitted => "submitted".to_owned(),
            Self::Step { action } => format!("step:{}", action.key()),
            Self::Claimed => "claimed".to_owned(),
            Self::HandedOver => "handed_over".to_owned(),
            Self::Urged { level } => format!("urged:{}", level.key()),
            Self::UrgedByShift => "urged_by_shift".to_owned(),
            Self::UrgeRead => "urge_read".to_owned(),
            Self::UrgeAnswered => "urge_answered".to_owned(),
            Self::UrgeClimbed { level } => format!("urge_climbed:{}", level.key()),
            Self::Escalated => "escalated".to_owned(),
            Self::Message => "message".to_owned(),
            Self::Corrected => "corrected".to_owned(),
            Self::PromiseKept => "promise_kept".to_owned(),
            Self::Told => "told".to_owned(),
            Self::Rated => "rated".to_owned(),
            Self::CalledBack => "called_back".to_owned(),
            Self::Rectified => "rectified".to_owned(),
            Self::Refunded => "refunded".to_owned(),
        }
    }

    /// What a stable name stands for.
    pub fn from_key(key: &str) -> Option<Self> {
        let (what, detail) = key.split_once(':').unwrap_or((key, ""));
        let level = Level::from_key(detail);
        Some(match what {
            "submitted" => Self::Submitted,
            "step" => Self::Step { action: Action::from_key(detail)? },
            "claimed" => Self::Claimed,
            "handed_over" => Self::HandedOver,
            "urged" => Self::Urged { level: level? },
            "urged_by_shift" => Self::UrgedByShift,
            "urge_read" => Self::UrgeRead,
            "urge_answered" => Self::UrgeAnswered,
            "urge_climbed" => Self::UrgeClimbed { level: level? },
            "escalated" => Self::Escalated,
            "message" => Self::Message,
            "corrected" => Self::Corrected,
            "promise_kept" => Self::PromiseKept,
            "told" => Self::Told,
            "rated" => Self::Rated,
            "called_back" => Self::CalledBack,
            "rectified" => Self::Rectified,
            "refunded" => Self::Refunded,
            _ => return None,
        })
    }

    /// Whether it is news to the customer: what resets the silence. Being pushed or climbing isn't.
    pub const fn is_news(self) -> bool {
        match self {
            Self::Submitted
            | Self::Step { .. }
            | Self::Claimed
            | Self::HandedOver
            | Self::UrgeAnswered
            | Self::Message
            | Self::Told
            | Self::CalledBack
            | Self::Rectified
            | Self::Refunded => true,
            Self::Urged { .. }
            | Self::UrgedByShift
            | Self::UrgeRead
            | Self::UrgeClimbed { .. }
            | Self::Escalated
            | Self::Corrected
            | Self::PromiseKept
            | Self::Rated => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        let level = Level::County;
        let mut all = vec![
            Happening::Submitted,
            Happening::Claimed,
            Happening::HandedOver,
            Happening::Urged { level },
            Happening::UrgedByShift,
            Happening::UrgeRead,
            Happening::UrgeAnswered,
            Happening::UrgeClimbed { level },
            Happening::Escalated,
            Happening::Message,
            Happening::Corrected,
            Happening::PromiseKept,
            Happening::Told,
            Happening::Rated,
            Happening::CalledBack,
            Happening::Rectified,
            Happening::Refunded,
        ];
        all.extend(Action::ALL.map(|action| Happening::Step { action }));
        for happening in all {
            assert_eq!(Happening::from_key(&happening.key()), Some(happening));
        }
        assert_eq!(Happening::from_key("step:nothing"), None);
        assert_eq!(Happening::from_key("nothing"), None);
    }
}
