//! Copies of the supplier's bills (电费账单).

use sea_orm::entity::prelude::*;

/// A bill as the customer system last told it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bills")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The account.
    pub account_id: String,
    /// The supplier's number.
    pub bill_number: String,
    /// `YYYY-MM`.
    pub period: String,
    /// First day.
    pub from_date: String,
    /// Last day.
    pub to_date: String,
    /// Date of issue.
    pub issued_on: String,
    /// Last day without a late fee.
    pub due_date: String,
    /// Energy, hundredths of a kWh.
    pub energy_kwh_x100: i64,
    /// At peak times.
    pub peak_kwh_x100: Option<i64>,
    /// At valley times.
    pub valley_kwh_x100: Option<i64>,
    /// Total.
    pub amount_fen: i64,
    /// `BillLine`s, JSON.
    pub lines: String,
    /// `Reading`s, JSON.
    pub readings: String,
    /// `TierPosition`, JSON.
    pub tiers: Option<String>,
    /// Key of the tariff.
    pub tariff_key: String,
    /// Name of the tariff.
    pub tariff_name: String,
    /// Document it was published in.
    pub tariff_source: String,
    /// First day the tariff holds.
    pub tariff_effective_from: String,
    /// When it was paid, as the supplier says.
    pub paid_at: Option<i64>,
    /// Since when the supplier no longer tells it: unpaid then, and not to be paid.
    pub withdrawn_at: Option<i64>,
    /// When this was told.
    pub synchronised_at: i64,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
