//! Cases (工单): the list, one case with its timeline, acting on it, urging and rating it.

use serde::{Deserialize, Serialize};

use super::{
    charger::ChargerView, contract::ContractView, transfer::TransferView, upload::UploadedFile,
};
use crate::case::{
    Action, Actor, Happening, Holder, Kind, Stage,
    rating::{Score, Tag},
    urge::Level,
};

/// Where a case came in (受理渠道).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Here.
    Online,
    /// At a counter (营业厅).
    Hall,
    /// At the hotline (95598).
    Phone,
    /// From the land registry (不动产登记联办).
    Registry,
}

/// `GET /cases`: the active party's cases, and those in which it is the former customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseList {
    /// Open ones first, each group newest first.
    pub cases: Vec<CaseSummary>,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseSummary {
    /// Opaque id.
    pub case_id: String,
    /// The number a customer quotes, such as `GD20261126-40718365`.
    pub number: String,
    /// What is applied for.
    pub kind: Kind,
    /// Where it came in.
    pub channel: Channel,
    /// Where it stands.
    pub stage: Stage,
    /// Whose turn it is.
    pub holder: Holder,
    /// What the asking login is to the case.
    pub part: Part,
    /// Whether it waits for the asking login.
    pub your_turn: bool,
    /// Last day of the stage.
    pub due: Due,
    /// Whether that day is over.
    pub overdue: bool,
    /// Where, masked.
    pub place_masked: String,
    /// When it was handed in.
    pub created_at: String,
    /// When it ended.
    pub ended_at: Option<String>,
    /// The last news.
    pub news_at: String,
    /// Whether a rating is asked for.
    pub may_rate: bool,
}

/// A last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Due {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Whether it may still move, because the year's holidays aren't published (预计).
    pub expected: bool,
}

/// What somebody is to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Applied.
    Applicant,
    /// Gives the account up.
    FormerCustomer,
    /// Looked it up by its number, without signing in: sees the timeline, does nothing.
    Visitor,
    /// A member of staff.
    Staff,
}

/// `GET /cases/{case_id}`; also the answer of everything that changes a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseDetail {
    /// As in the list.
    pub case: CaseSummary,
    /// Raised by each change: send it back when acting, so that nobody acts on what he hasn't seen.
    pub version: i64,
    /// Who is responsible from first to last.
    pub owner: Owner,
    /// Last day of all the supplier's stages together; the customer's own time isn't counted.
    pub whole_due: Option<Due>,
    /// The usual way.
    pub road: Vec<RoadStep>,
    /// What the case waits for, all of it.
    pub missing: Vec<MissingPaper>,
    /// Papers that were promised for later (容缺).
    pub promises: Vec<PromiseView>,
    /// The timeline, newest first.
    pub events: Vec<CaseEvent>,
    /// What the asking login may do now.
    pub actions: Vec<Action>,
    /// Whether and when it can be urged.
    pub urging: Urging,
    /// Rating.
    pub rating: RatingView,
    /// Papers.
    pub files: Vec<UploadedFile>,
    /// For `rename` and `transfer`.
    pub transfer: Option<TransferView>,
    /// For `charger`.
    pub charger: Option<ChargerView>,
    /// The supply contract, once there is a text to sign.
    pub contract: Option<ContractView>,
    /// Why it was refused, while that stands.
    pub refusal: Option<RefusalView>,
    /// The end of the chain of digests over the timeline; shown once the case has ended (归档).
    pub chain: String,
}

/// Who has the case (责任人).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Owner {
    /// The clerk, or the team before anybody took it.
    pub name: String,
    /// The clerk's number, to quote at the hotline.
    pub staff_number: Option<String>,
    /// Team.
    pub team: String,
}

/// One stage of the usual way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoadStep {
    /// Stage.
    pub stage: Stage,
    /// Where the case is with it.
    pub state: RoadState,
    /// Whose turn it is then.
    pub holder: Holder,
    /// How long it may take.
    pub working_days: u32,
    /// The paper that says so.
    pub source: Option<String>,
}

/// Where a case is with a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RoadState {
    /// Behind it.
    Done,
    /// In it.
    Now,
    /// Still to come.
    Ahead,
}

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingPaper {
    /// Name of a material or paper in the catalogue, such as `title`.
    pub paper: String,
    /// What exactly is wanted.
    pub note: Option<String>,
}

/// A paper that follows (容缺).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PromiseView {
    /// Name of the material.
    pub paper: String,
    /// Promised for this date.
    pub by: String,
    /// Whether it is there.
    pub kept: bool,
}

/// One line of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseEvent {
    /// From 1.
    pub sequence: i64,
    /// When.
    pub at: String,
    /// Who.
    pub actor: Actor,
    /// The clerk's name, for staff.
    pub actor_name: Option<String>,
    /// What happened.
    #[serde(flatten)]
    pub happening: Happening,
    /// The stage after it.
    pub stage: Stage,
    /// What was said: a reason, an answer, a message.
    pub text: Option<String>,
}

/// Why it was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefusalView {
    /// Code of the published list (`R01` …) for a charger; `OTHER` else.
    pub code: String,
    /// What the clerk adds.
    pub note: String,
    /// Load rate of the transformer in percent, for want of capacity.
    pub load_percent: Option<u32>,
    /// What could be had instead, for want of capacity.
    pub alternative: Option<String>,
}

/// `POST /cases/{case_id}/actions` by a customer. Takes an Idempotency-Key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// What.
    pub action: Action,
    /// The version that was seen; 409 `CASE_CHANGED` if it isn't the case's any more.
    pub version: i64,
    /// A reason or an answer, at most 500 characters.
    #[serde(default)]
    pub text: Option<String>,
    /// Papers, for `supply` and `cure`.
    #[serde(default)]
    pub papers: Vec<HandedIn>,
    /// The slot, for `book`.
    #[serde(default)]
    pub slot_id: Option<String>,
    /// Which version of the scheme, for `accept_scheme`, `question_scheme`, `reject_scheme`.
    #[serde(default)]
    pub scheme_version: Option<u32>,
    /// For `sign`.
    #[serde(default)]
    pub signature: Option<Signature>,
}

/// A signature: a code to the login's mobile, for exactly this text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// SHA-256 of the text that was shown, hex.
    pub contract_hash: String,
    /// Six digits, from `POST /cases/{case_id}/signing-codes`.
    pub code: String,
}

/// Files for one paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HandedIn {
    /// Name of a material or paper.
    pub paper: String,
    /// Finished uploads, at most nine.
    pub upload_ids: Vec<String>,
}

/// `POST /cases/{case_id}/messages`: a message in the case's one conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    /// At most 500 characters.
    pub text: String,
    /// Whether it puts right what was recorded of the customer's words.
    #[serde(default)]
    pub correction: bool,
}

/// How a case can be urged, and how it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Urging {
    /// Whether it can be urged now.
    pub allowed: bool,
    /// Why not: `CUSTOMERS_TURN`, `ENDED`, `NOT_YET`, `URGED_ALREADY`.
    pub why_not: Option<String>,
    /// The next instant at which it can, if time alone is missing.
    pub from: Option<String>,
    /// How often it was urged by the customer.
    pub count: u32,
    /// Each urge, newest first.
    pub urges: Vec<UrgeView>,
}

/// One urge. `POST /cases/{case_id}/urges` answers with the case; a repetition within a day is the
/// earlier one (200 instead of 201).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UrgeView {
    /// When.
    pub at: String,
    /// Whether the shift that began pushed it, not the customer.
    pub by_shift: bool,
    /// Who hears of it now.
    pub level: Level,
    /// Answered by then at the latest.
    pub answer_due: String,
    /// When it was read.
    pub read_at: Option<String>,
    /// Who read it.
    pub read_by: Option<String>,
    /// The answer.
    pub answer: Option<String>,
    /// When it was answered.
    pub answered_at: Option<String>,
    /// Who answered.
    pub answered_by: Option<String>,
}

/// Whether a case can be rated, and how it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatingView {
    /// Whether it can be rated or amended now.
    pub may_rate: bool,
    /// Until when.
    pub until: Option<String>,
    /// The rating.
    pub given: Option<Rating>,
    /// How often it was given: 2 is the end.
    pub times: u32,
    /// After a low one: what becomes of it.
    pub follow_up: Option<FollowUp>,
}

/// `PUT /cases/{case_id}/rating`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// How content.
    pub score: Score,
    /// Reasons.
    #[serde(default)]
    pub tags: Vec<Tag>,
    /// At most 200 characters.
    #[serde(default)]
    pub text: Option<String>,
}

/// What becomes of a low rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FollowUp {
    /// Somebody calls by the end of this date.
    pub call_back_due: Due,
    /// When somebody did.
    pub called_back_at: Option<String>,
    /// What was found.
    pub call_back_note: Option<String>,
    /// It is put right by the end of this date.
    pub rectify_due: Due,
    /// When it was.
    pub rectified_at: Option<String>,
    /// What was done.
    pub rectification: Option<String>,
}

/// `POST /case-lookup-codes`: send a code to the case's mobile. The same answer (202) whether or
/// not there is such a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LookupCodeRequest {
    /// The case's number.
    pub number: String,
}

/// `POST /case-lookups`: the case, with the code. Answers [`CaseDetail`] with part `visitor`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Lookup {
    /// The case's number.
    pub number: String,
    /// Six digits.
    pub code: String,
}
