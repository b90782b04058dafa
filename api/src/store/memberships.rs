//! What a login may do for a party (成员关系).

use sea_orm::entity::prelude::*;

/// A login's role for a party.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "memberships")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The login.
    pub login_id: String,
    /// The party.
    pub party_id: String,
    /// `owner`, `agent`, `payer` or `viewer`.
    pub role: String,
    /// `all`; narrower ones later.
    pub scope: String,
    /// `L0` to `L3`: how it was verified.
    pub level: String,
    /// Since when.
    pub granted_at: i64,
    /// Until when; none without an end.
    pub ends_at: Option<i64>,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
