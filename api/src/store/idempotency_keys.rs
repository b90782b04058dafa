//! Answers kept by Idempotency-Key (幂等键).

use sea_orm::entity::prelude::*;

/// A key and the answer that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency_keys")]
pub struct Model {
    /// Hash of login, endpoint and key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// SHA-256 of the body, hex.
    pub body_hash: String,
    /// HTTP status; 0 while the first request runs.
    pub status: i32,
    /// The answer, sealed.
    pub answer: Option<String>,
    /// When the key was first seen.
    pub created_at: i64,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
