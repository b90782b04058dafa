//! Texts of receipts (缴费凭证) and of the public page that checks them.

use super::section;

/// Everything the receipt pages say.
#[derive(Debug, Clone, Copy)]
pub struct ReceiptText {
    /// Heading.
    pub title: &'static str,
    /// Before the number.
    pub number: &'static str,
    /// Before the account's holder.
    pub holder: &'static str,
    /// Before the account number.
    pub account: &'static str,
    /// Before the total.
    pub amount: &'static str,
    /// Before the total in Chinese capitals.
    pub capitals: &'static str,
    /// Before the time of payment.
    pub paid_at: &'static str,
    /// Before WeChat Pay's number.
    pub transaction: &'static str,
    /// Before the order number.
    pub order: &'static str,
    /// Column: what for.
    pub what: &'static str,
    /// Before the hash.
    pub hash: &'static str,
    /// What the hash is for.
    pub hash_note: &'static str,
    /// Link to the PDF.
    pub download: &'static str,
    /// Why there's no PDF here, and how to get one, in WeChat.
    pub wechat_hint: &'static str,
    /// Link to the check page.
    pub check: &'static str,
    /// That it isn't an invoice.
    pub not_invoice: &'static str,
    /// The public page.
    pub check_page: ReceiptCheckText,
}

/// The public page that checks receipts.
#[derive(Debug, Clone, Copy)]
pub struct ReceiptCheckText {
    /// Heading.
    pub title: &'static str,
    /// What it does.
    pub lead: &'static str,
    /// Heading of the check by number.
    pub by_number: &'static str,
    /// Label of the number.
    pub number: &'static str,
    /// Hint of the number.
    pub number_hint: &'static str,
    /// Label of the hash.
    pub hash: &'static str,
    /// Hint of the hash.
    pub hash_hint: &'static str,
    /// Submit.
    pub submit: &'static str,
    /// Heading of the check of a file.
    pub by_file: &'static str,
    /// Label of the file.
    pub file: &'static str,
    /// Hint of the file.
    pub file_hint: &'static str,
    /// No file chosen.
    pub file_missing: &'static str,
    /// Not a PDF.
    pub file_wrong: &'static str,
    /// Too large.
    pub file_large: &'static str,
    /// Submit a file.
    pub file_submit: &'static str,
    /// Verdict: genuine.
    pub genuine: &'static str,
    /// What it means.
    pub genuine_body: &'static str,
    /// What to compare.
    pub compare: &'static str,
    /// Verdict: unknown.
    pub unknown: &'static str,
    /// What it may mean, and what now.
    pub unknown_body: &'static str,
}

section!(ReceiptText, receipt::RECEIPT);
