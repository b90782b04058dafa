//! States of an OAuth round trip (state 参数): single use, bound to a session.

use sea_orm::entity::prelude::*;

/// A state that was sent along.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "oauth_states")]
pub struct Model {
    /// SHA-256 of the state, hex.
    #[sea_orm(primary_key, auto_increment = false)]
    pub state_hash: String,
    /// The session that began it.
    pub session_id: String,
    /// Path to come back to.
    pub return_to: String,
    /// Last instant at which it is taken.
    pub expires_at: i64,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
