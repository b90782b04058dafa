//! Parties (用电主体): persons and companies.

use sea_orm::entity::prelude::*;

/// A person or company that was verified.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "parties")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// `person` or `company`.
    pub kind: String,
    /// Name, sealed.
    pub name: String,
    /// Kind of papers, or `credit_code`.
    pub document_kind: String,
    /// Number on the papers, sealed.
    pub document: String,
    /// Keyed index of the number.
    pub document_index: String,
    /// First verification.
    pub created_at: i64,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
