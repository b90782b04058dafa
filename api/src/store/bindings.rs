//! Bindings of accounts to parties (户号绑定).

use sea_orm::entity::prelude::*;

/// A party's account.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bindings")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The account.
    pub account_id: String,
    /// The party.
    pub party_id: String,
    /// The login that bound it.
    pub login_id: String,
    /// `holder` or `payer`.
    pub role: String,
    /// The customer's own name for it.
    pub nickname: Option<String>,
    /// Since when.
    pub bound_at: i64,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
