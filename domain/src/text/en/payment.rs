//! Payment pages in English; not complete yet.

use crate::text::{PaymentText, zh};

/// The texts.
pub const PAYMENT: PaymentText = PaymentText { ..zh::payment::PAYMENT };
