//! What a line of the sample world says.

use domain::{tariff::TariffClass, wire::account::PaymentKind};

use super::{ACCOUNT_PREFIX, usage::Invented};

/// One account of the sample world with its holder.
#[derive(Debug)]
pub(super) struct Sample {
    /// Last 10 digits of the account number: the whole number before it was lengthened.
    pub(super) number: &'static str,
    /// Whether the file still knows the number of 10 digits.
    pub(super) former_number_known: bool,
    /// Holder's name.
    pub(super) name: &'static str,
    /// Whether the holder is a company.
    pub(super) company: bool,
    /// ID number or credit code in the file.
    pub(super) document: Option<&'static str>,
    /// Mobile in the file.
    pub(super) mobile: Option<&'static str>,
    /// Address of supply.
    pub(super) address: &'static str,
    /// Price class.
    pub(super) class: TariffClass,
    /// Postpaid or prepaid.
    pub(super) payment_kind: PaymentKind,
    /// Prepaid balance.
    pub(super) balance_fen: i64,
    /// How many of the newest bills aren't paid.
    pub(super) unpaid: usize,
    /// First month as a large household (一户多人口).
    pub(super) large_household_from: Option<(i16, i8)>,
    /// Where the readings come from.
    pub(super) usage: Usage,
    /// What this account is there to show.
    pub(super) shows: &'static str,
}

/// Where readings come from.
#[derive(Debug)]
pub(super) enum Usage {
    /// A real household's series in the samples.
    Series(&'static [u8]),
    /// Made up by rule.
    Invented(Invented),
}

impl Sample {
    /// The account number of 13 digits.
    pub(super) fn account_number(&self) -> String {
        format!("{ACCOUNT_PREFIX}{}", self.number)
    }
}
