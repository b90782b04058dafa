//! Receipts (缴费凭证) and the public page that checks them.

use serde::{Deserialize, Serialize};

use super::payment::Allocation;

/// `GET /receipts/{receipt_id}`. The PDF is at `/receipts/{receipt_id}/document`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// Opaque id.
    pub receipt_id: String,
    /// The number printed on it.
    pub number: String,
    /// SHA-256 over the receipt's canonical content, hex: printed on it and in its QR code.
    pub hash: String,
    /// SHA-256 of the PDF file, hex.
    pub document_hash: String,
    /// Whose account, masked.
    pub holder_masked: String,
    /// Account number, masked.
    pub account_number_masked: String,
    /// Total.
    pub amount_fen: i64,
    /// The total in Chinese capitals (大写金额).
    pub amount_capitals: String,
    /// What for.
    pub allocations: Vec<Allocation>,
    /// When the money was received.
    pub paid_at: String,
    /// WeChat Pay's number (微信支付单号).
    pub transaction_id: String,
    /// Order number.
    pub order_number: String,
    /// Address of the public check page with number and hash.
    pub check_url: String,
}

/// `POST /receipt-checks` as JSON; or the PDF itself as `application/pdf`. Public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReceiptCheckRequest {
    /// Number on the receipt.
    pub number: String,
    /// Hash on the receipt, or at least its first 16 digits.
    pub hash: String,
}

/// What the public page says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum ReceiptCheck {
    /// We issued exactly this.
    Genuine {
        /// Its number.
        number: String,
        /// Total.
        amount_fen: i64,
        /// When the money was received.
        paid_at: String,
        /// Account number, masked.
        account_number_masked: String,
    },
    /// We didn't, or it was altered.
    Unknown,
}
