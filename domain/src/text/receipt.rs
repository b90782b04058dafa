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
    /// The printed receipt.
    pub document: ReceiptDocumentText,
}

/// The printed receipt (PDF). It is a document of a Chinese supplier and is printed in Chinese.
#[derive(Debug, Clone, Copy)]
pub struct ReceiptDocumentText {
    /// `{number}`: title of the file.
    pub title: &'static str,
    /// Over the total in Chinese capitals.
    pub capitals: &'static str,
    /// Before the time of payment.
    pub paid_at: &'static str,
    /// Before how it was paid.
    pub channel: &'static str,
    /// WeChat Pay.
    pub wechat_pay: &'static str,
    /// Before the order number.
    pub order: &'static str,
    /// Before the supplier's number for the booking.
    pub booking: &'static str,
    /// Before the time of issue.
    pub issued_at: &'static str,
    /// Column: what was paid.
    pub item: &'static str,
    /// Column: billing month.
    pub period: &'static str,
    /// `{year}`, `{month}`: a billing month.
    pub month: &'static str,
    /// Column: amount in yuan.
    pub yuan: &'static str,
    /// Before the total.
    pub total: &'static str,
    /// A bill.
    pub bill: &'static str,
    /// A late fee.
    pub late_fee: &'static str,
    /// A top-up.
    pub top_up: &'static str,
    /// A fee of a case.
    pub case_fee: &'static str,
    /// `{amount}`: what was left over.
    pub surplus: &'static str,
    /// That some characters stand as code points.
    pub missing: &'static str,
    /// Over the way to check it.
    pub scan: &'static str,
    /// `{page}`: the other way to check it.
    pub check: &'static str,
    /// Before the hash.
    pub hash: &'static str,
    /// `{hotline}`: at the foot.
    pub foot: &'static str,
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
