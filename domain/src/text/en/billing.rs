//! Bill pages in English.

use crate::text::billing::{
    BillStateText, BillingText, ChartText, DetailText, LineText, LineTexts,
};

const KWH: &str = "kWh";

const fn line(name: &'static str, unit: &'static str, explanation: &'static str) -> LineText {
    LineText { name, explanation, unit }
}

/// The texts.
pub const BILLING: BillingText = BillingText {
    list_title: "Electricity bills",
    every_bill: "All bills",
    list_empty_title: "No bills yet",
    list_empty_body: "The first bill appears here a few days after the meter was read.",
    month: "Month",
    energy: "Usage",
    amount: "Amount",
    plus_late_fee: "plus a late fee of {amount}",
    due: "due on {date}",
    states: BillStateText {
        unpaid: "To pay",
        overdue: "Overdue",
        payment_under_way: "Payment under way",
        paid: "Paid",
    },
    chart: ChartText {
        title: "Usage in the last 13 months",
        unit: KWH,
        summary: "Monthly usage from {first} to {last}. Highest: {highest} with {highest_kwh} kWh; lowest: {lowest} with {lowest_kwh} kWh.",
        peak: "Peak",
        valley: "Off-peak",
        as_table: "Show as a table",
        no_bill: "no bill",
        empty: "Nothing to compare yet.",
    },
    detail: DetailText {
        heading: "Electricity bill",
        to_pay: "To pay",
        paid: "Paid",
        with_late_fee: "electricity {amount} + late fee {late_fee}",
        days: "Period",
        from_to: "{from} to {to}",
        issued: "Issued on",
        due: "Due on",
        pay: "Pay this bill",
        open_payment: "See the payment under way",
        receipt: "See the receipt",
        lines: "Charges",
        total: "Total",
        what_is_it: "What is this?",
        computation: "Computation:",
        readings: "Meter readings",
        register_total: "Total",
        register_peak: "Peak",
        register_flat: "Mid-peak",
        register_valley: "Off-peak",
        previous: "Previous reading",
        current: "This reading",
        multiplier: "Multiplier",
        billed: "Billed",
        readings_note: "Billed energy = (this reading − previous reading) × multiplier, in whole kWh; the rest is carried to the next bill.",
        tiers: "This year's tiers",
        tier_used: "{used} kWh used in the period from {from} to {to}.",
        tier_left: "You are in tier {tier}; {left} kWh are left in it.",
        tier_last: "You are in tier {tier}, the highest.",
        tier_range: "Tier {tier}: {from} to {to} kWh",
        tier_open: "Tier {tier}: above {from} kWh",
        tier_reset: "After {window_end} it begins again in tier 1.",
        tariff: "Tariff",
        tariff_name: "Name",
        tariff_source: "Published in",
        tariff_from: "In force since",
        late_fee: "How the late fee is computed",
        late_fee_as_of: "As of {date}; it grows every day until the bill is paid.",
        late_fee_what: "Charged for each day after the due date, as the supply contract says, on the bill itself only: never fees on fees.",
        payer: "You pay for this account, so only amount and month are shown. For the details, please ask the account holder.",
        doubt: concat!(
            "Something wrong with this bill? Call ",
            env!("KAIDENG_HOTLINE"),
            "; we answer within 5 working days."
        ),
    },
    lines: LineTexts {
        energy_flat: line(
            "Energy",
            KWH,
            "The basic price of each kWh. All energy of the month is charged at it; what exceeds tier 1 has an addition below.",
        ),
        energy_peak: line(
            "Peak energy",
            KWH,
            "Energy used in the daytime peak hours, at a higher price. Washing, heating water and charging at off-peak hours saves money.",
        ),
        energy_valley: line(
            "Off-peak energy",
            KWH,
            "Energy used in the night's off-peak hours, at a lower price.",
        ),
        tier2_addition: line(
            "Tier 2 addition",
            KWH,
            "What exceeds tier 1 in this year's total costs this much more for each kWh.",
        ),
        tier3_addition: line(
            "Tier 3 addition",
            KWH,
            "What exceeds tier 2 in this year's total costs this much more for each kWh.",
        ),
        energy_tier1: line(
            "Tier 1 energy",
            KWH,
            "What lies within tier 1 of this year's total, at that tier's price.",
        ),
        energy_tier2: line(
            "Tier 2 energy",
            KWH,
            "What exceeds tier 1 in this year's total, at the price of tier 2.",
        ),
        energy_tier3: line(
            "Tier 3 energy",
            KWH,
            "What exceeds tier 2 in this year's total, at the price of tier 3.",
        ),
        agency_purchase: line(
            "Energy bought for you",
            KWH,
            "The supplier buys energy on the market on your behalf. The price is published each month.",
        ),
        agency_purchase_peak: line(
            "Energy bought for you, peak",
            KWH,
            "Energy bought on the market on your behalf and used at peak times, at a higher price.",
        ),
        agency_purchase_flat: line(
            "Energy bought for you, mid-peak",
            KWH,
            "Energy bought on the market on your behalf and used between peak and off-peak times, at the published price.",
        ),
        agency_purchase_valley: line(
            "Energy bought for you, off-peak",
            KWH,
            "Energy bought on the market on your behalf and used at off-peak times, at a lower price.",
        ),
        line_loss: line(
            "Line losses",
            KWH,
            "Some energy is lost on the way through the grid; this makes up for it.",
        ),
        transmission: line(
            "Transmission and distribution",
            KWH,
            "Use of the grid from the power station to you, at prices set by the state.",
        ),
        system_operation: line(
            "System operation",
            KWH,
            "Keeps the grid stable: pumped storage and reserve plants, for example.",
        ),
        government_funds: line(
            "Government funds",
            KWH,
            "Collected for the state with the bill, for water works and renewable energy. The supplier keeps none of it.",
        ),
        capacity: line(
            "Capacity charge",
            "kVA",
            "A fixed charge for the transformer's capacity, whatever the usage.",
        ),
        demand: line(
            "Demand charge",
            "kW",
            "A charge for the month's highest power, whatever the usage.",
        ),
        power_factor: line(
            "Power factor adjustment",
            KWH,
            "A reduction for efficient equipment or an addition for inefficient equipment; reactive power compensation improves it.",
        ),
        adjustment: line(
            "Correction",
            KWH,
            "Corrects an earlier bill: money back if negative, an additional charge if positive.",
        ),
        other: line(
            "Other",
            KWH,
            concat!("Please call ", env!("KAIDENG_HOTLINE"), " if you want to know what this is."),
        ),
    },
};
