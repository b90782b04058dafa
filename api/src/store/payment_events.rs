//! What happened to payments, append-only (支付事件).

use sea_orm::entity::prelude::*;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payment_events")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The payment.
    pub payment_id: String,
    /// From 1.
    pub sequence: i64,
    /// Event of the state machine.
    pub kind: String,
    /// What an operator needs; no personal data.
    pub detail: Option<String>,
    /// When.
    pub at: i64,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
