//! Manual reviews (人工审核).

use sea_orm::entity::prelude::*;

/// A request that a person at the supplier looks at.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reviews")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// What the customer quotes.
    pub number: String,
    /// Who asked.
    pub login_id: String,
    /// The verification; none for a binding.
    pub verification_id: Option<String>,
    /// The account to bind; none for a verification.
    pub account_id: Option<String>,
    /// The party to bind it to; none for a verification.
    pub party_id: Option<String>,
    /// What the party wants to be, `holder` or `payer`; none for a verification.
    pub role: Option<String>,
    /// The party's own name for the account.
    pub nickname: Option<String>,
    /// Why.
    pub reason: String,
    /// What the customer adds, sealed.
    pub remark: Option<String>,
    /// `open`, `approved` or `refused`.
    pub state: String,
    /// What may be open once only, while it is open; none where any number may be.
    pub open_key: Option<String>,
    /// Answered by the end of this date.
    pub due_date: String,
    /// When it was filed.
    pub created_at: i64,
    /// When it was decided.
    pub decided_at: Option<i64>,
    /// By whom.
    pub decided_by: Option<String>,
    /// The reviewer's reason, for the customer.
    pub decision_reason: Option<String>,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
