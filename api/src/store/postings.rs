//! Double-entry postings (复式记账分录).

use sea_orm::entity::prelude::*;

/// One line of an entry.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "postings")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The payment.
    pub payment_id: String,
    /// What happened: lines of an entry add up to zero.
    pub entry: String,
    /// From 0.
    pub line: i32,
    /// Ledger account.
    pub ledger: String,
    /// Debit positive, credit negative.
    pub amount_fen: i64,
    /// When.
    pub posted_at: i64,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
