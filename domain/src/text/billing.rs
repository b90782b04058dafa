//! Texts of the bill pages (电费账单).

use super::section;
use crate::wire::bill::BillState;

/// Everything the bill pages say.
#[derive(Debug, Clone, Copy)]
pub struct BillingText {
    /// Heading of the bill list.
    pub list_title: &'static str,
    /// Heading above every bill.
    pub every_bill: &'static str,
    /// No bill yet.
    pub list_empty_title: &'static str,
    /// When one will come.
    pub list_empty_body: &'static str,
    /// Column: month.
    pub month: &'static str,
    /// Column: energy.
    pub energy: &'static str,
    /// Column: amount.
    pub amount: &'static str,
    /// `{amount}`: late fee beside an amount.
    pub plus_late_fee: &'static str,
    /// `{date}`: last day to pay.
    pub due: &'static str,
    /// Bill states.
    pub states: BillStateText,
    /// The chart.
    pub chart: ChartText,
    /// The bill itself.
    pub detail: DetailText,
    /// Names and explanations of the lines.
    pub lines: LineTexts,
}

/// Bill states.
#[derive(Debug, Clone, Copy)]
pub struct BillStateText {
    /// [`BillState::Unpaid`].
    pub unpaid: &'static str,
    /// [`BillState::Overdue`].
    pub overdue: &'static str,
    /// [`BillState::PaymentUnderWay`].
    pub payment_under_way: &'static str,
    /// [`BillState::Paid`].
    pub paid: &'static str,
}

/// Texts of the usage chart.
#[derive(Debug, Clone, Copy)]
pub struct ChartText {
    /// Heading.
    pub title: &'static str,
    /// Unit on the axis.
    pub unit: &'static str,
    /// `{first}`, `{last}`, `{highest}`, `{highest_kwh}`, `{lowest}`, `{lowest_kwh}`: the
    /// chart in a sentence, for who can't see it.
    pub summary: &'static str,
    /// Legend and column: peak.
    pub peak: &'static str,
    /// Legend and column: valley.
    pub valley: &'static str,
    /// Summary of the table.
    pub as_table: &'static str,
    /// A month without a bill.
    pub no_bill: &'static str,
    /// Nothing to draw yet.
    pub empty: &'static str,
}

/// Texts of one bill.
#[derive(Debug, Clone, Copy)]
pub struct DetailText {
    /// Heading.
    pub heading: &'static str,
    /// Over the amount to pay.
    pub to_pay: &'static str,
    /// Over the amount of a paid bill.
    pub paid: &'static str,
    /// `{amount}`, `{late_fee}`: what the amount to pay consists of.
    pub with_late_fee: &'static str,
    /// Before the billing period.
    pub days: &'static str,
    /// `{from}`, `{to}`: two dates.
    pub from_to: &'static str,
    /// Before the date of issue.
    pub issued: &'static str,
    /// Before the due date.
    pub due: &'static str,
    /// Pay button.
    pub pay: &'static str,
    /// To the open payment.
    pub open_payment: &'static str,
    /// To the receipt.
    pub receipt: &'static str,
    /// Heading of the lines.
    pub lines: &'static str,
    /// Sum of the lines.
    pub total: &'static str,
    /// Summary of a line's explanation.
    pub what_is_it: &'static str,
    /// Before the computation.
    pub computation: &'static str,
    /// Heading of the readings.
    pub readings: &'static str,
    /// Register: all.
    pub register_total: &'static str,
    /// Register: peak.
    pub register_peak: &'static str,
    /// The register between peak and valley.
    pub register_flat: &'static str,
    /// Register: valley.
    pub register_valley: &'static str,
    /// Column: at the beginning.
    pub previous: &'static str,
    /// Column: at the end.
    pub current: &'static str,
    /// Column: multiplier.
    pub multiplier: &'static str,
    /// Column: billed energy.
    pub billed: &'static str,
    /// How readings become energy.
    pub readings_note: &'static str,
    /// Heading of the tiers.
    pub tiers: &'static str,
    /// `{used}`, `{from}`, `{to}`: used in the window.
    pub tier_used: &'static str,
    /// `{tier}`, `{left}`: tier reached and what is left of it.
    pub tier_left: &'static str,
    /// `{tier}`: in the last tier.
    pub tier_last: &'static str,
    /// `{tier}`, `{from}`, `{to}`: one tier with both limits.
    pub tier_range: &'static str,
    /// `{tier}`, `{from}`: the last tier.
    pub tier_open: &'static str,
    /// `{window_end}`: when it begins anew.
    pub tier_reset: &'static str,
    /// Heading of the tariff.
    pub tariff: &'static str,
    /// Before the tariff's name.
    pub tariff_name: &'static str,
    /// Before the paper.
    pub tariff_source: &'static str,
    /// Before the first day it holds.
    pub tariff_from: &'static str,
    /// Heading of the late fee.
    pub late_fee: &'static str,
    /// `{date}`: as of when.
    pub late_fee_as_of: &'static str,
    /// What a late fee is.
    pub late_fee_what: &'static str,
    /// Why a payer sees no more.
    pub payer: &'static str,
    /// Whom to ask about a doubtful bill.
    pub doubt: &'static str,
}

/// Name and plain explanation of one kind of line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineText {
    /// What it is called on the bill.
    pub name: &'static str,
    /// What it is, in plain words.
    pub explanation: &'static str,
    /// Unit of its quantity; `kWh` as written in the language, or kVA or kW.
    pub unit: &'static str,
}

/// Lines by [`crate::wire::bill::BillLine::code`].
#[derive(Debug, Clone, Copy)]
pub struct LineTexts {
    /// `energy_flat`.
    pub energy_flat: LineText,
    /// `energy_peak`.
    pub energy_peak: LineText,
    /// `energy_valley`.
    pub energy_valley: LineText,
    /// `tier2_addition`.
    pub tier2_addition: LineText,
    /// `tier3_addition`.
    pub tier3_addition: LineText,
    /// `energy_tier1`.
    pub energy_tier1: LineText,
    /// `energy_tier2`.
    pub energy_tier2: LineText,
    /// `energy_tier3`.
    pub energy_tier3: LineText,
    /// `agency_purchase`.
    pub agency_purchase: LineText,
    /// `agency_purchase_peak`.
    pub agency_purchase_peak: LineText,
    /// `agency_purchase_flat`.
    pub agency_purchase_flat: LineText,
    /// `agency_purchase_valley`.
    pub agency_purchase_valley: LineText,
    /// `line_loss`.
    pub line_loss: LineText,
    /// `transmission`.
    pub transmission: LineText,
    /// `system_operation`.
    pub system_operation: LineText,
    /// `government_funds`.
    pub government_funds: LineText,
    /// `capacity`.
    pub capacity: LineText,
    /// `demand`.
    pub demand: LineText,
    /// `power_factor`.
    pub power_factor: LineText,
    /// `adjustment`.
    pub adjustment: LineText,
    /// A code that this version doesn't know.
    pub other: LineText,
}

impl LineTexts {
    /// Texts of a line by its code.
    #[must_use]
    pub fn get(&self, code: &str) -> &LineText {
        match code {
            "energy_flat" => &self.energy_flat,
            "energy_peak" => &self.energy_peak,
            "energy_valley" => &self.energy_valley,
            "tier2_addition" => &self.tier2_addition,
            "tier3_addition" => &self.tier3_addition,
            "energy_tier1" => &self.energy_tier1,
            "energy_tier2" => &self.energy_tier2,
            "energy_tier3" => &self.energy_tier3,
            "agency_purchase" => &self.agency_purchase,
            "agency_purchase_peak" => &self.agency_purchase_peak,
            "agency_purchase_flat" => &self.agency_purchase_flat,
            "agency_purchase_valley" => &self.agency_purchase_valley,
            "line_loss" => &self.line_loss,
            "transmission" => &self.transmission,
            "system_operation" => &self.system_operation,
            "government_funds" => &self.government_funds,
            "capacity" => &self.capacity,
            "demand" => &self.demand,
            "power_factor" => &self.power_factor,
            "adjustment" => &self.adjustment,
            _ => &self.other,
        }
    }
}

impl BillStateText {
    /// Name of a state.
    #[must_use]
    pub fn get(&self, state: BillState) -> &'static str {
        match state {
            BillState::Unpaid => self.unpaid,
            BillState::Overdue => self.overdue,
            BillState::PaymentUnderWay => self.payment_under_way,
            BillState::Paid => self.paid,
        }
    }
}

impl DetailText {
    /// Name of a meter register by its key.
    #[must_use]
    pub fn register_name(&self, key: &str) -> &'static str {
        match key {
            "peak" => self.register_peak,
            "flat" => self.register_flat,
            "valley" => self.register_valley,
            _ => self.register_total,
        }
    }
}

section!(BillingText, billing::BILLING);
