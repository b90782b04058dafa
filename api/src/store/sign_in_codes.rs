//! One-time codes by SMS (短信验证码).

use sea_orm::entity::prelude::*;

/// A code that was sent.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_codes")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// `sign_in`, `account_proof` or `legal_person`.
    pub purpose: String,
    /// What it is for: a keyed index, never a number.
    pub subject: String,
    /// Keyed hash of the code.
    pub code_hash: String,
    /// Wrong tries that are left.
    pub tries_left: i32,
    /// When it was made.
    pub created_at: i64,
    /// Last instant at which it is taken.
    pub expires_at: i64,
    /// When it was used.
    pub used_at: Option<i64>,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
