//! Sessions (会话), kept on the server.

use sea_orm::entity::prelude::*;

/// A session; the browser holds only the token.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    /// Opaque id, never sent.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// SHA-256 of the cookie's value, hex.
    pub token_hash: String,
    /// Whose it is.
    pub login_id: String,
    /// Sign-in.
    pub created_at: i64,
    /// Last use, to the minute.
    pub seen_at: i64,
    /// Last instant at which it is taken.
    pub expires_at: i64,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
