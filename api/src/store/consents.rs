//! Consents (同意).

use sea_orm::entity::prelude::*;

/// An agreement to one text.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consents")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Who agreed.
    pub login_id: String,
    /// Kind of text.
    pub kind: String,
    /// Version of the text.
    pub version: String,
    /// SHA-256 of the text, hex.
    pub hash: String,
    /// `web`.
    pub channel: String,
    /// When.
    pub granted_at: i64,
    /// When it was withdrawn.
    pub withdrawn_at: Option<i64>,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
