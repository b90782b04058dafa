//! The supplier's customer system (营销系统) as Kaideng asks it over HTTP: find an account, its
//! holder, balance and bills; book a payment.
//!
//! Requests and answers are JSON; the body's HMAC-SHA256 under a shared key travels in
//! `X-Signature` as hex (of the path and query for a GET).

use serde::{Deserialize, Serialize};

use crate::wire::{
    account::PaymentKind,
    bill::{BillLine, Reading, TierPosition},
    me::PartyKind,
    payment::AllocationKind,
};

/// `GET /v1/accounts/{account_number}`: 404 for a number that doesn't exist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The account's number (户号), 10 or 13 digits.
    pub account_number: String,
    /// The number it had before the numbers were lengthened.
    pub former_number: Option<String>,
    /// Address of supply.
    pub address: String,
    /// Whose it is.
    pub holder: Holder,
    /// Postpaid or prepaid.
    pub payment_kind: PaymentKind,
    /// Key of the tariff class: `residential`, `residential_tou`, `residential_shared`,
    /// `commercial`, `charger`, …
    pub tariff_class: String,
    /// Prepaid balance or surplus.
    pub balance_fen: i64,
    /// How late fees are computed for this contract.
    pub late_fee_terms: LateFeeTerms,
}

/// The customer in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Person or company.
    pub kind: PartyKind,
    /// Name.
    pub name: String,
    /// ID number or credit code; none in an old file.
    pub document_number: Option<String>,
    /// Mobile in the file, if any.
    pub mobile: Option<String>,
}

/// The late fee that the contract agrees (违约金).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateFeeTerms {
    /// Residents 1 ‰ a day; others 2 ‰, and 3 ‰ from the next calendar year.
    pub customer: LateFeeCustomer,
    /// Least fee once there is one, in fen; 0 for no floor.
    pub minimum_fen: i64,
}

/// Which rates apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LateFeeCustomer {
    /// 居民.
    Residential,
    /// 非居民.
    NonResidential,
}

/// `GET /v1/accounts/{account_number}/bills?from=YYYY-MM`: bills of this and later months, oldest
/// first.
///
/// `PUT /v1/accounts/{account_number}/bills`: bills that the supplier makes from readings. A bill
/// of a month that has none is added, an unpaid one is replaced, others stay; 409 and nothing is
/// changed if a month's bill is paid and differs, or has another number. What is paid stays paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bills {
    /// Oldest first.
    pub bills: Vec<Bill>,
}

/// One bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bill {
    /// The supplier's number for it.
    pub bill_number: String,
    /// `YYYY-MM`.
    pub period: String,
    /// First day of the period.
    pub from_date: String,
    /// Last day of the period.
    pub to_date: String,
    /// Date of issue.
    pub issued_on: String,
    /// Last day without a late fee.
    pub due_date: String,
    /// Energy, hundredths of a kWh.
    pub energy_kwh_x100: i64,
    /// At peak times; none without time-of-use prices.
    pub peak_kwh_x100: Option<i64>,
    /// At valley times.
    pub valley_kwh_x100: Option<i64>,
    /// Total: the sum of the lines.
    pub amount_fen: i64,
    /// Lines with replayable computations.
    pub lines: Vec<BillLine>,
    /// Readings.
    pub readings: Vec<Reading>,
    /// Position in the yearly tiers.
    pub tiers: Option<TierPosition>,
    /// Key of the tariff in `domain::tariff`.
    pub tariff_key: String,
    /// Name of the tariff.
    pub tariff_name: String,
    /// The document it was published in.
    pub tariff_source: String,
    /// First day the tariff holds.
    pub tariff_effective_from: String,
    /// When it was paid, RFC 3339; none if unpaid.
    pub paid_at: Option<String>,
}

/// `POST /v1/payments`: book a payment, idempotent by `reference`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookPayment {
    /// Our payment's order number.
    pub reference: String,
    /// The account.
    pub account_number: String,
    /// When the money was received, RFC 3339.
    pub paid_at: String,
    /// `wechat_pay`.
    pub channel: String,
    /// The gateway's number.
    pub transaction_id: String,
    /// Total in fen: the sum of the allocations.
    pub amount_fen: i64,
    /// What for.
    pub allocations: Vec<BookedAllocation>,
}

/// One part of a booked payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookedAllocation {
    /// What for.
    pub kind: AllocationKind,
    /// The supplier's bill number, for a bill and its late fee.
    pub bill_number: Option<String>,
    /// Amount.
    pub amount_fen: i64,
}

/// The answer to [`BookPayment`]: 201, or 200 for a repeated reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// The supplier's number for the booking.
    pub booking_number: String,
    /// What was not needed because a bill had been paid already: kept as surplus (预存) on the
    /// account.
    pub surplus_fen: i64,
}

/// `PUT /v1/world`, sandbox only: everything that the supplier knows. What is there already and
/// isn't named stays; an account that is named is replaced with its bills, paid bills stay paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct World {
    /// Accounts with their bills.
    pub accounts: Vec<WorldAccount>,
}

/// One account of the sample world.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorldAccount {
    /// The account.
    pub account: Account,
    /// Its bills, oldest first.
    pub bills: Vec<Bill>,
}
