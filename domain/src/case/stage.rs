//! What kinds of cases there are, and where one can stand.

use serde::{Deserialize, Serialize};

/// What is applied for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Only the name in the file changes (更名).
    Rename,
    /// The supply passes to somebody else (过户).
    Transfer,
    /// Supply for a charger (充电桩报装).
    Charger,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Rename, Self::Transfer, Self::Charger];

    /// The stable name, on the wire and in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Rename => "rename",
            Self::Transfer => "transfer",
            Self::Charger => "charger",
        }
    }

    /// The kind of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Who has the case: whose turn it is to do something. The supplier's clock runs only while one
/// of its own has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// Whoever applied (申请人).
    Applicant,
    /// The customer in the file, who gives the account up (原户主).
    FormerCustomer,
    /// The clerk who took the case (受理人): the first who takes it stays responsible.
    Handler,
    /// Kaideng itself, or a period that has to pass.
    System,
    /// Nobody any more.
    Nobody,
}

impl Holder {
    /// Whether the supplier's clock runs.
    pub const fn is_supplier(self) -> bool {
        match self {
            Self::Handler | Self::System => true,
            Self::Applicant | Self::FormerCustomer | Self::Nobody => false,
        }
    }
}

/// Where a case stands (环节).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The former customer is asked to agree (待原户主确认).
    Consent,
    /// The title is enough; the former customer may object for some days (异议期).
    Objection,
    /// The papers are looked at (受理审核).
    Review,
    /// Papers are missing, all of them named at once (待补正).
    Supplement,
    /// Refused with a reason that can be cured or appealed against (不予受理，可改正).
    Refused,
    /// Everything owed is to be paid first (待结清).
    Settlement,
    /// The meter is read for the final bill (抄表结算).
    Reading,
    /// The supply contract waits for a signature (待签约).
    Signature,
    /// The customer system changes the customer (换户生效).
    Effecting,
    /// The customer chooses when the site is looked at (预约勘查).
    SurveyBooking,
    /// The site is looked at (现场勘查).
    Survey,
    /// The supply scheme is made (制定供电方案).
    Scheme,
    /// The customer answers the scheme (待确认方案).
    SchemeAnswer,
    /// The customer's own installation (客户侧施工).
    Works,
    /// The installation is inspected (竣工检验).
    Inspection,
    /// The meter is put in and switched on (装表接电).
    MeterOn,
    /// The customer confirms meter and first reading (待确认接电).
    MeterConfirmation,
    /// Something at the site stops it; the customer is told which ways are left (受阻).
    Blocked,
    /// Two sides claim the account: frozen, supply goes on (异议冻结).
    Disputed,
    /// Finished as wanted (办结).
    Done,
    /// Taken back (已撤回).
    Withdrawn,
    /// Refused for good (不予办理).
    Rejected,
    /// The customer's time was over (超期关闭).
    Expired,
}

impl Stage {
    /// Every stage, in the order of the enum.
    pub const ALL: [Self; 23] = [
        Self::Consent,
        Self::Objection,
        Self::Review,
        Self::Supplement,
        Self::Refused,
        Self::Settlement,
        Self::Reading,
        Self::Signature,
        Self::Effecting,
        Self::SurveyBooking,
        Self::Survey,
        Self::Scheme,
        Self::SchemeAnswer,
        Self::Works,
        Self::Inspection,
        Self::MeterOn,
        Self::MeterConfirmation,
        Self::Blocked,
        Self::Disputed,
        Self::Done,
        Self::Withdrawn,
        Self::Rejected,
        Self::Expired,
    ];

    /// The stable name, on the wire and in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Objection => "objection",
            Self::Review => "review",
            Self::Supplement => "supplement",
            Self::Refused => "refused",
            Self::Settlement => "settlement",
            Self::Reading => "reading",
            Self::Signature => "signature",
            Self::Effecting => "effecting",
            Self::SurveyBooking => "survey_booking",
            Self::Survey => "survey",
            Self::Scheme => "scheme",
            Self::SchemeAnswer => "scheme_answer",
            Self::Works => "works",
            Self::Inspection => "inspection",
            Self::MeterOn => "meter_on",
            Self::MeterConfirmation => "meter_confirmation",
            Self::Blocked => "blocked",
            Self::Disputed => "disputed",
            Self::Done => "done",
            Self::Withdrawn => "withdrawn",
            Self::Rejected => "rejected",
            Self::Expired => "expired",
        }
    }

    /// The stage of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.key() == key)
    }

    /// Whose turn it is.
    pub const fn holder(self) -> Holder {
        match self {
            Self::Consent => Holder::FormerCustomer,
            Self::Supplement
            | Self::Refused
            | Self::Settlement
            | Self::Signature
            | Self::SurveyBooking
            | Self::SchemeAnswer
            | Self::Works
            | Self::MeterConfirmation => Holder::Applicant,
            Self::Review
            | Self::Reading
            | Self::Survey
            | Self::Scheme
            | Self::Inspection
            | Self::MeterOn
            | Self::Blocked
            | Self::Disputed => Holder::Handler,
            Self::Objection | Self::Effecting => Holder::System,
            Self::Done | Self::Withdrawn | Self::Rejected | Self::Expired => Holder::Nobody,
        }
    }

    /// Whether the case has ended.
    pub const fn is_end(self) -> bool {
        matches!(self.holder(), Holder::Nobody)
    }
}
