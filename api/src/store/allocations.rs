//! What payments are for (缴费明细).

use sea_orm::entity::prelude::*;

/// One part of a payment.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "allocations")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The payment.
    pub payment_id: String,
    /// From 0.
    pub position: i32,
    /// `bill`, `late_fee`, `top_up` or `case_fee`.
    pub kind: String,
    /// The bill, for `bill` and `late_fee`.
    pub bill_id: Option<String>,
    /// Its month.
    pub period: Option<String>,
    /// Amount.
    pub amount_fen: i64,
    /// The bill while its payment is open: one open payment per bill.
    pub open_bill_id: Option<String>,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
