//! Account pages in English; not complete yet.

use crate::text::{AccountText, zh};

/// The texts.
pub const ACCOUNT: AccountText = AccountText { ..zh::account::ACCOUNT };
