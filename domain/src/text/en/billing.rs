//! Billing pages in English; not complete yet.

use crate::text::{BillingText, zh};

/// The texts.
pub const BILLING: BillingText = BillingText { ..zh::billing::BILLING };
