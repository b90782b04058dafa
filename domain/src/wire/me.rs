//! Who is signed in, for whom they act, and what they owe: all that the home page needs at once.

use serde::{Deserialize, Serialize};

use super::{account::AccountSummary, identity::AssuranceLevel};

/// `POST /sign-in-codes`: send a code by SMS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignInCodeRequest {
    /// A mainland mobile number (手机号), 11 digits.
    pub mobile: String,
}

/// The answer to a request for a code; the same whether or not the number is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInCodeSent {
    /// The number, masked.
    pub mobile_masked: String,
    /// Last instant at which the code is taken.
    pub expires_at: String,
    /// Seconds until another code may be asked for.
    pub retry_after_seconds: u32,
}

/// `POST /sessions`: sign in with the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The number the code was sent to.
    pub mobile: String,
    /// Six digits.
    pub code: String,
}

/// `GET /me`, and the answer of `POST /sessions`. Signed out it is 200 with `signed_in: false`
/// and everything else empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// Whether there is a session.
    pub signed_in: bool,
    /// The login's mobile, masked.
    pub mobile_masked: Option<String>,
    /// Text language.
    pub language: Language,
    /// The party that the login acts for now; none before the first verification.
    pub active_party: Option<PartySummary>,
    /// Every party the login may act for.
    pub parties: Vec<PartySummary>,
    /// The active party's accounts (户号), with what each owes.
    pub accounts: Vec<AccountSummary>,
    /// Sum of what the accounts owe, late fees of today included.
    pub owed_fen: i64,
    /// Requests under way: verifications and bindings in manual review, and later cases.
    pub in_progress: Vec<InProgress>,
    /// Whether a WeChat openid is linked.
    pub wechat_linked: bool,
    /// Where bills are to be made out to; none until the customer gives one.
    pub invoice_title: Option<InvoiceTitle>,
}

/// Language of texts (语言).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Language {
    /// Chinese, simplified.
    #[default]
    #[serde(rename = "zh")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// A person or company that holds accounts (用电主体).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartySummary {
    /// Opaque id.
    pub party_id: String,
    /// Person or company.
    pub kind: PartyKind,
    /// Name, masked.
    pub name_masked: String,
    /// The level at which the login was verified for this party.
    pub level: AssuranceLevel,
    /// What the login may do for it.
    pub role: MemberRole,
}

/// What a party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PartyKind {
    /// A natural person (自然人).
    Person,
    /// A company or another organisation (单位).
    Company,
}

/// What a login may do for a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MemberRole {
    /// The person himself, or the company's owner (本人).
    Owner,
    /// Acts for the company (经办人).
    Agent,
    /// Pays (缴费人).
    Payer,
    /// Reads (查看者).
    Viewer,
}

/// Something that isn't finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InProgress {
    /// The number a customer quotes.
    pub number: String,
    /// `identity_review` or `account_review` for now; service names later.
    pub service: String,
    /// Date by which it is answered.
    pub due_date: String,
}

/// Who bills are made out to (发票抬头). `PUT /me/invoice-title`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct InvoiceTitle {
    /// Name on the invoice.
    pub name: String,
    /// Unified social credit code; none for a person.
    pub credit_code: Option<String>,
    /// Where e-invoices go.
    pub email: Option<String>,
}

/// `PATCH /me`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MeChange {
    /// New language.
    pub language: Option<Language>,
    /// Party to act for from now on; must be one of the login's own.
    pub active_party_id: Option<String>,
}
