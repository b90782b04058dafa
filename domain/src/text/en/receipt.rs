//! Receipts in English.

use crate::text::{
    receipt::{ReceiptCheckText, ReceiptText},
    zh,
};

/// The texts.
pub const RECEIPT: ReceiptText = ReceiptText {
    title: "Receipt",
    number: "Receipt number",
    holder: "Account holder",
    account: "Account",
    amount: "Amount paid",
    capitals: "In words:",
    paid_at: "Received at",
    transaction: "WeChat Pay number",
    order: "Order number",
    what: "What for",
    hash: "Check code",
    hash_note: "With the number and this code anybody can check on the check page whether the receipt is genuine.",
    download: "Download PDF",
    wechat_hint: "Files can't be saved inside WeChat. Tap “···” at the top right and open this page in a browser to download it, or take a screenshot.",
    check: "Check this receipt",
    not_invoice: "This receipt confirms that the money was received. It isn't an invoice and can't be used for tax deduction.",
    check_page: ReceiptCheckText {
        title: "Check a receipt",
        lead: "You were given a receipt and want to know whether it is genuine? Check it here, without signing in.",
        by_number: "By its number",
        number: "Receipt number",
        number_hint: "At the top right of the receipt",
        hash: "Check code",
        hash_hint: "At the bottom of the receipt; the first 16 characters are enough",
        submit: "Check",
        by_file: "By its PDF",
        file: "Receipt file",
        file_hint: "The original PDF, at most 2 MB. It is only compared, never kept.",
        file_missing: "Please choose the receipt's PDF",
        file_wrong: "This isn't a PDF. Please choose the file that was downloaded; a photo or screenshot can't be checked",
        file_large: "This file is larger than 2 MB and not one of our receipts",
        file_submit: "Upload and check",
        genuine: "Genuine: issued by us and unaltered",
        genuine_body: "This receipt is in our records.",
        compare: "Please compare with the receipt in your hand; all of this must be the same:",
        unknown: "We don't know this receipt",
        unknown_body: concat!(
            "The number or code may be mistyped; or we didn't issue it, or it was altered. Please check and try again; if in doubt, call ",
            env!("KAIDENG_HOTLINE"),
            "."
        ),
    },
    document: zh::receipt::RECEIPT.document,
};
