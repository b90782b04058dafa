//! Receipt pages in English; not complete yet.

use crate::text::{ReceiptText, zh};

/// The texts.
pub const RECEIPT: ReceiptText = ReceiptText { ..zh::receipt::RECEIPT };
