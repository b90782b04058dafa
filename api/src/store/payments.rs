//! Payments (缴费).

use sea_orm::entity::prelude::*;

/// A payment and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payments")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Number at the gateway (商户订单号).
    pub order_number: String,
    /// Who pays.
    pub login_id: String,
    /// For which party.
    pub party_id: String,
    /// The account.
    pub account_id: String,
    /// The state machine's state.
    pub state: String,
    /// Raised by each change: a change of an older one is refused.
    pub version: i64,
    /// Total.
    pub amount_fen: i64,
    /// `wechat_native`, `wechat_h5` or `wechat_jsapi`.
    pub channel: String,
    /// How to pay, JSON.
    pub action: Option<String>,
    /// What the gateway wants to know of the payer, sealed JSON.
    pub payer: String,
    /// The gateway's number.
    pub transaction_id: Option<String>,
    /// The supplier's number for the booking.
    pub booking_number: Option<String>,
    /// What wasn't needed.
    pub surplus_fen: i64,
    /// When it was asked for.
    pub created_at: i64,
    /// Last instant to pay.
    pub expires_at: i64,
    /// When the money was received.
    pub paid_at: Option<i64>,
    /// When the supplier booked it.
    pub booked_at: Option<i64>,
    /// Last query at the gateway.
    pub checked_at: Option<i64>,
    /// When the poller asks again.
    pub next_check_at: Option<i64>,
    /// Queries so far.
    pub checks: i64,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
