//! Receipts (缴费凭证) and the public page that checks them.

mod check_file;
mod check_page;
mod receipt_page;
mod verdict;

pub use check_page::ReceiptCheckPage;
pub use receipt_page::ReceiptPage;
