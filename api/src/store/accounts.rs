//! Copies of the supplier's accounts (户号).

use sea_orm::entity::prelude::*;

/// An account as the customer system last told it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Number, 10 or 13 digits.
    pub account_number: String,
    /// Number before the numbers were lengthened.
    pub former_number: Option<String>,
    /// Address of supply, sealed.
    pub address: String,
    /// `person` or `company`.
    pub holder_kind: String,
    /// Name in the file, sealed.
    pub holder_name: String,
    /// Keyed index of the holder's papers.
    pub holder_document_index: Option<String>,
    /// Mobile in the file, sealed.
    pub holder_mobile: Option<String>,
    /// `postpaid` or `prepaid`.
    pub payment_kind: String,
    /// Key of the tariff class.
    pub tariff_class: String,
    /// Prepaid balance or surplus.
    pub balance_fen: i64,
    /// `residential` or `non_residential`.
    pub late_fee_customer: String,
    /// Least late fee.
    pub late_fee_minimum_fen: i64,
    /// When this was told.
    pub synchronised_at: i64,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
