//! Bills (电费账单) with every line explained.

use serde::{Deserialize, Serialize};

/// Where a bill stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BillState {
    /// To be paid, not yet due.
    Unpaid,
    /// Past its due date.
    Overdue,
    /// A payment is open, or paid but not yet booked at the supplier.
    PaymentUnderWay,
    /// Paid.
    Paid,
}

/// A row of the bill list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BillSummary {
    /// Opaque id.
    pub bill_id: String,
    /// Billing month, `YYYY-MM`.
    pub period: String,
    /// Energy, in hundredths of a kWh; none for a payer.
    pub energy_kwh_x100: Option<i64>,
    /// Total of the lines.
    pub amount_fen: i64,
    /// Late fee (违约金) as of today, 0 if none.
    pub late_fee_fen: i64,
    /// Last day to pay without a late fee.
    pub due_date: String,
    /// State.
    pub state: BillState,
    /// The receipt, once there is one.
    pub receipt_id: Option<String>,
    /// The open payment, if there is one.
    pub open_payment_id: Option<String>,
}

/// `GET /accounts/{account_id}/bills`: newest first, and the chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BillList {
    /// Bills, newest first.
    pub bills: Vec<BillSummary>,
    /// The last 13 months, oldest first; empty for a payer.
    pub usage: Vec<UsageMonth>,
    /// Time of the last synchronisation with the customer system.
    pub synchronised_at: String,
    /// Whether that is too long ago to be relied on.
    pub stale: bool,
}

/// One bar of the chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UsageMonth {
    /// `YYYY-MM`.
    pub period: String,
    /// All energy, in hundredths of a kWh.
    pub energy_kwh_x100: i64,
    /// Energy at peak times; none without time-of-use prices.
    pub peak_kwh_x100: Option<i64>,
    /// Energy at valley times.
    pub valley_kwh_x100: Option<i64>,
    /// The month's bill.
    pub amount_fen: i64,
}

/// `GET /bills/{bill_id}` for a holder. A payer gets `lines`, `readings` and `explanation` empty
/// and `tiers` none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BillDetail {
    /// The row of the list.
    pub summary: BillSummary,
    /// The account.
    pub account_id: String,
    /// Its number, as in [`super::account::AccountSummary`].
    pub account_number: String,
    /// First day of the billing period.
    pub from_date: String,
    /// Last day of the billing period.
    pub to_date: String,
    /// Date of issue.
    pub issued_on: String,
    /// Lines; their amounts add up to `summary.amount_fen` to the fen.
    pub lines: Vec<BillLine>,
    /// Meter readings.
    pub readings: Vec<Reading>,
    /// Where the customer stands in the yearly tiers (年阶梯).
    pub tiers: Option<TierPosition>,
    /// Tariff that was used.
    pub tariff: Option<TariffSource>,
    /// How the late fee came about; none if there is none.
    pub late_fee: Option<LateFee>,
    /// The last 13 months, oldest first.
    pub usage: Vec<UsageMonth>,
}

/// One line of a bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BillLine {
    /// Key of its name and explanation in the catalogue: `energy_flat`, `energy_peak`,
    /// `energy_valley`, `tier2_addition`, `tier3_addition`, `energy_tier1`, `energy_tier2`,
    /// `energy_tier3`, `agency_purchase`, `agency_purchase_peak`, `agency_purchase_flat`,
    /// `agency_purchase_valley`, `line_loss`, `transmission`, `system_operation`,
    /// `government_funds`, `capacity`, `demand`, `power_factor`, `adjustment`.
    pub code: String,
    /// Quantity in hundredths of a kWh (kW or kVA for capacity and demand); none for a lump sum.
    pub quantity_x100: Option<i64>,
    /// Price in millionths of a yuan per unit; none for a lump sum.
    pub price_micro_yuan: Option<i64>,
    /// Amount, may be negative.
    pub amount_fen: i64,
    /// The computation, to be replayed by hand: `180 kWh × 0.568 元/kWh = 102.24 元`.
    pub computation: String,
}

/// A meter reading pair (示数).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reading {
    /// `total`; with time-of-use prices `peak`, `valley` and, for businesses, `flat`.
    pub register: String,
    /// At the beginning, in hundredths of a kWh.
    pub previous_x100: i64,
    /// At the end.
    pub current_x100: i64,
    /// Multiplier (倍率).
    pub multiplier: i64,
    /// Billed energy in hundredths of a kWh: the difference of both readings, each times the
    /// multiplier and cut to whole kWh, so that the rest stays for the next bill.
    pub energy_kwh_x100: i64,
}

/// Where the year's tiers stand after this bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TierPosition {
    /// First day of the window.
    pub window_start: String,
    /// Last day of the window.
    pub window_end: String,
    /// Used in the window, this bill included, in hundredths of a kWh.
    pub used_kwh_x100: i64,
    /// Upper limits of tier 1, 2, …, in hundredths of a kWh; the last tier has none.
    pub limits_kwh_x100: Vec<i64>,
    /// Tier reached, from 1.
    pub tier: u8,
    /// Left in this tier; none in the last.
    pub left_kwh_x100: Option<i64>,
}

/// The tariff's papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TariffSource {
    /// Key of the tariff.
    pub key: String,
    /// Its name for a customer.
    pub name: String,
    /// The document it was published in.
    pub source: String,
    /// First day it holds.
    pub effective_from: String,
}

/// A late fee with its computation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LateFee {
    /// The fee as of `as_of`.
    pub amount_fen: i64,
    /// Date it was computed for.
    pub as_of: String,
    /// One entry for each rate: `186.40 元 × 1‰ × 10 天 = 1.86 元`.
    pub computation: Vec<String>,
}
