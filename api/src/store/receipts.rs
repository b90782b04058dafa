//! Receipts (缴费凭证).

use sea_orm::entity::prelude::*;

/// A receipt that was issued.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "receipts")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Number printed on it.
    pub number: String,
    /// The payment.
    pub payment_id: String,
    /// SHA-256 over the canonical content, hex.
    pub hash: String,
    /// SHA-256 of the PDF, hex.
    pub document_hash: String,
    /// Canonical content, sealed.
    pub content: String,
    /// The PDF.
    pub document: Vec<u8>,
    /// When.
    pub issued_at: i64,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
