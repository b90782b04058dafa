//! The desk (工作台): what staff see and do. Everything is under `/api/v1/desk`, with a session of
//! its own.

use serde::{Deserialize, Serialize};

use super::{
    case::{CaseDetail, CaseSummary, Due, MissingPaper, RefusalView, UrgeView},
    charger::{Meter, Scheme, Survey},
};
use crate::case::{Action, urge::Level};

/// What a member of staff is (岗位).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StaffRole {
    /// Looks after texts and tables, not after cases (内容维护).
    Content,
    /// Works on cases (经办人).
    Handler,
    /// Leads a team (班长).
    Leader,
    /// Answers for the county or the city (主管).
    Supervisor,
}

/// `POST /desk/sessions`: sign in with name and one-time password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StaffSignIn {
    /// Staff number.
    pub staff_number: String,
    /// Six digits of the authenticator (TOTP, RFC 6238); each is taken once.
    pub code: String,
}

/// `GET /desk/me`, and the answer to signing in; 401 without a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Staff {
    /// Staff number.
    pub staff_number: String,
    /// Name, as customers read it.
    pub name: String,
    /// Role.
    pub role: StaffRole,
    /// Team.
    pub team: String,
}

/// `GET /desk/cases?mine=…&q=…`: what is to be done, the most urgent first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskQueue {
    /// Ordered by due date: customers' work before internal work.
    pub rows: Vec<DeskRow>,
    /// Open urges that aren't answered.
    pub urged: u32,
    /// Low ratings whose call-back is due.
    pub call_backs: u32,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskRow {
    /// The case.
    pub case: CaseSummary,
    /// Who applied, masked.
    pub applicant_masked: String,
    /// Who has it; none if anybody may take it.
    pub owner: Option<String>,
    /// Whether that is the asking member of staff.
    pub mine: bool,
    /// The highest level of an urge that isn't answered.
    pub urged: Option<Level>,
    /// Last day of the whole.
    pub whole_due: Option<Due>,
}

/// `GET /desk/cases/{case_id}`; also the answer of everything that changes a case. Opening it is
/// logged: personal data is whole here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskCase {
    /// As the customer sees it, with what the asking member of staff may do.
    pub detail: CaseDetail,
    /// Who applied, whole.
    pub applicant: Applicant,
    /// The customer in the file, whole, for a change of the customer.
    pub file_holder: Option<String>,
    /// Address, whole.
    pub address: String,
    /// Whether the asking member of staff has it.
    pub mine: bool,
    /// Whether it can be taken.
    pub may_claim: bool,
    /// What has to be ticked before it is accepted.
    pub checklist: Vec<String>,
    /// Urges that aren't answered.
    pub open_urges: Vec<OpenUrge>,
    /// Who could take it over.
    pub colleagues: Vec<Staff>,
    /// A hand-over that waits for the asking member of staff.
    pub offered_to_me: bool,
}

/// Who applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Applicant {
    /// Name.
    pub name: String,
    /// Document, masked in the middle.
    pub document_masked: String,
    /// Mobile, for calls.
    pub mobile: String,
}

/// An urge that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenUrge {
    /// Opaque id.
    pub urge_id: String,
    /// The urge.
    pub urge: UrgeView,
}

/// `POST /desk/cases/{case_id}/actions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DeskAct {
    /// What.
    pub action: Action,
    /// The version that was seen.
    pub version: i64,
    /// What the customer reads.
    #[serde(default)]
    pub text: Option<String>,
    /// For `accept`: every line of the checklist.
    #[serde(default)]
    pub checked: Vec<String>,
    /// For `ask_for_more`: everything, at once.
    #[serde(default)]
    pub missing: Vec<MissingPaper>,
    /// For `refuse`.
    #[serde(default)]
    pub refusal: Option<RefusalView>,
    /// For `record_reading`: the meter, hundredths of a kWh.
    #[serde(default)]
    pub reading_kwh_x100: Option<i64>,
    /// For `record_survey`.
    #[serde(default)]
    pub survey: Option<Survey>,
    /// For `publish_scheme`.
    #[serde(default)]
    pub scheme: Option<Scheme>,
    /// For `record_meter`.
    #[serde(default)]
    pub meter: Option<Meter>,
}

/// `POST /desk/cases/{case_id}/urges/{urge_id}/answer`, `…/messages`, `…/call-back`,
/// `…/rectification`: what the customer reads, at most 500 characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Text.
    pub text: String,
}

/// `POST /desk/cases/{case_id}/hand-over`: offers the case to a colleague, who accepts it with
/// `POST …/hand-over/acceptance`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// To whom.
    pub staff_number: String,
    /// What the colleague should know; customers don't see it.
    pub text: String,
}

/// `GET /desk/call-backs`: low ratings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallBackList {
    /// The most urgent first.
    pub rows: Vec<DeskRow>,
}

/// `GET /desk/outbox`: effects that were given up (死信).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeadLetters {
    /// Oldest first.
    pub letters: Vec<DeadLetter>,
}

/// One of them. `POST /desk/outbox/{id}/replay` tries it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeadLetter {
    /// Opaque id.
    pub id: String,
    /// Kind of effect.
    pub kind: String,
    /// Tries.
    pub attempts: u32,
    /// Why the last one failed.
    pub why: Option<String>,
    /// Decided at.
    pub created_at: String,
}

/// `GET /desk/tables`: what was loaded, read-only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TableList {
    /// By name.
    pub tables: Vec<TableView>,
}

/// A loaded table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TableView {
    /// Name, as `kaideng load` takes it.
    pub name: String,
    /// Version; `built-in` if nothing was loaded.
    pub version: String,
    /// The paper it comes from.
    pub source: String,
    /// When it was loaded.
    pub loaded_at: Option<String>,
    /// Names of its columns.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// `GET /desk/reviews`: manual reviews of real-name verification and bindings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskReviews {
    /// The most urgent first.
    pub reviews: Vec<DeskReview>,
}

/// A review in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskReview {
    /// The number a customer quotes.
    pub number: String,
    /// Why: as in `ReviewReason`.
    pub reason: String,
    /// Last day.
    pub due_date: String,
    /// Whether that is over.
    pub overdue: bool,
}

/// `POST /desk/reviews/{number}/look`: what the customer claims, unmasked; the look is logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewClaim {
    /// One fact a line.
    pub lines: Vec<String>,
}

/// `POST /desk/reviews/{number}/decision`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviewDecision {
    /// Approved or refused.
    pub approve: bool,
    /// The reason, as the customer will read it; needed for a refusal.
    #[serde(default)]
    pub reason: Option<String>,
}
