//! Accounts (户号) and binding them (绑定).

use serde::{Deserialize, Serialize};

use super::{bill::BillSummary, identity::ReviewReason};

/// How a login's party is bound to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BindingRole {
    /// The account's own customer (户主): sees everything.
    Holder,
    /// Somebody who pays, a tenant say (代缴人): sees amount and period only.
    Payer,
}

/// When the customer pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaymentKind {
    /// After consumption (后付费).
    Postpaid,
    /// Before consumption (智能交费).
    Prepaid,
}

/// One bound account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountSummary {
    /// Opaque id.
    pub account_id: String,
    /// Last four digits with the rest masked for a payer; whole for the holder.
    pub account_number: String,
    /// The customer's own name for it, such as 父母家.
    pub nickname: Option<String>,
    /// Address, masked.
    pub address_masked: String,
    /// Name in the file, masked.
    pub holder_masked: String,
    /// How we are bound.
    pub role: BindingRole,
    /// Postpaid or prepaid.
    pub payment_kind: PaymentKind,
    /// Key of the tariff class in the catalogue: `residential`, `residential_shared`,
    /// `commercial`, …
    pub tariff_class: String,
    /// Unpaid bills and their late fees as of today.
    pub owed_fen: i64,
    /// Prepaid balance or surplus; 0 if none.
    pub balance_fen: i64,
    /// Unpaid bills, oldest first.
    pub unpaid: Vec<BillSummary>,
    /// When the copy was last synchronised with the supplier's customer system.
    pub synchronised_at: String,
    /// Whether that is too long ago to be relied on.
    pub stale: bool,
}

/// `POST /accounts`: bind an account with a second proof. Takes an Idempotency-Key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BindAccount {
    /// 10 or 13 digits.
    pub account_number: String,
    /// What we want to be.
    pub role: BindingRole,
    /// Something that a stranger doesn't know.
    pub proof: BindingProof,
    /// Own name for it, at most 20 characters.
    pub nickname: Option<String>,
}

/// What comes of `POST /accounts`. Its status tells which: 201 or 202.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum BindingAnswer {
    /// Bound.
    Bound(Box<AccountSummary>),
    /// The supplier's file names another holder: a person looks at it.
    InReview(BindingReview),
}

/// A binding that a person at the supplier looks at. Nothing is bound until then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BindingReview {
    /// The number a customer quotes.
    pub number: String,
    /// Why.
    pub reason: ReviewReason,
    /// Answered by the end of this date; one working day after filing.
    pub due_date: String,
}

/// The second proof. A wrong proof and an unknown number give the same answer
/// (`ACCOUNT_PROOF_FAILED`) at the same speed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum BindingProof {
    /// Total of one of the last three bills.
    RecentBillAmount {
        /// In fen.
        amount_fen: i64,
    },
    /// Code sent to the mobile in the file by `POST /account-proof-codes`.
    FileMobileCode {
        /// Six digits.
        code: String,
    },
}

/// `POST /account-proof-codes`: send a code to the mobile in the file, if there is one. The
/// answer is the same either way (202).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountProofCodeRequest {
    /// 10 or 13 digits.
    pub account_number: String,
}

/// `GET /accounts`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountList {
    /// The active party's accounts.
    pub accounts: Vec<AccountSummary>,
}
