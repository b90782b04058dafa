//! Real-name verifications (实名认证).

use sea_orm::entity::prelude::*;

/// One attempt to be verified.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "verifications")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Who tries.
    pub login_id: String,
    /// The request's `method`.
    pub method: String,
    /// `checking`, `continue_at`, `needs_authorisation`, `in_review`, `verified`, `mismatch` or `refused`.
    pub state: String,
    /// What was claimed, sealed JSON; without card and code.
    pub claim: String,
    /// Keyed index of the number on the papers.
    pub subject_index: String,
    /// Hashes of the texts agreed to, JSON.
    pub consents: String,
    /// The provider's number for the check.
    pub provider_transaction: Option<String>,
    /// The provider's face session.
    pub provider_session: Option<String>,
    /// Address of the face page.
    pub continue_url: Option<String>,
    /// SHA-256 of the provider's answer, hex: kept instead of the answer.
    pub result_hash: Option<String>,
    /// Keyed hash of the code or amount that authorises an agent.
    pub authorisation_hash: Option<String>,
    /// `sms_code` or `transfer_amount`.
    pub authorisation_kind: Option<String>,
    /// Last instant at which the answer is taken.
    pub authorisation_expires_at: Option<i64>,
    /// Answers left.
    pub authorisation_tries_left: i32,
    /// Where code or money went, masked.
    pub sent_to_masked: Option<String>,
    /// The party that came of it.
    pub party_id: Option<String>,
    /// When it began.
    pub created_at: i64,
    /// Last change.
    pub updated_at: i64,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
