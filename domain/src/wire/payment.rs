//! Payments (缴费).

use serde::{Deserialize, Serialize};

/// How the customer pays with WeChat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaymentChannel {
    /// A QR code on a desktop.
    WechatNative,
    /// WeChat called from a phone's browser.
    WechatH5,
    /// Inside WeChat.
    WechatJsapi,
}

/// Where a payment stands, as the customer is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaymentState {
    /// Noted, nothing asked of the gateway yet.
    Created,
    /// Being announced to the gateway.
    Prepaying,
    /// The customer can pay.
    Pending,
    /// We don't know yet, and ask.
    Checking,
    /// The gateway has the money; the supplier's books don't know yet (已支付，入账中).
    Paid,
    /// In the supplier's books.
    Booked,
    /// Receipt issued.
    Receipted,
    /// Closed without money moving.
    Closed,
    /// Failed without money moving.
    Failed,
    /// Money on its way back.
    Refunding,
    /// Money back.
    Refunded,
}

/// `POST /payments`: takes an Idempotency-Key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPayment {
    /// The account.
    pub account_id: String,
    /// Bills of this account to pay, whole; empty for a top-up alone.
    pub bill_ids: Vec<String>,
    /// Prepaid top-up (预存), 0 if none.
    pub top_up_fen: i64,
    /// What the page showed as the total. If it isn't what we compute: 409 `AMOUNT_CHANGED`.
    pub expected_total_fen: i64,
    /// How to pay.
    pub channel: PaymentChannel,
}

/// A payment, as `POST /payments` and `GET /payments/{payment_id}` answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Payment {
    /// Opaque id.
    pub payment_id: String,
    /// The number that the gateway and the receipt show (商户订单号).
    pub order_number: String,
    /// State.
    pub state: PaymentState,
    /// Total.
    pub amount_fen: i64,
    /// What the total is for; adds up to it.
    pub allocations: Vec<Allocation>,
    /// Channel.
    pub channel: PaymentChannel,
    /// How to pay, while `state` is `pending`.
    pub action: Option<PayAction>,
    /// Last moment to pay; the late fee is frozen until then. Never past 24:00 in Shanghai.
    pub expires_at: String,
    /// When this answer was made: what is left until `expires_at` is counted from here, because
    /// the device's clock may be wrong.
    pub answered_at: String,
    /// When the money was received.
    pub paid_at: Option<String>,
    /// The receipt, once issued.
    pub receipt_id: Option<String>,
    /// Set when money arrived for a bill that was already paid: what becomes of it.
    pub surplus_fen: i64,
    /// The account.
    pub account_id: String,
}

/// One part of a payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Allocation {
    /// What for.
    pub kind: AllocationKind,
    /// The bill, for `bill` and `late_fee`.
    pub bill_id: Option<String>,
    /// Its month.
    pub period: Option<String>,
    /// Amount.
    pub amount_fen: i64,
}

/// What a part of a payment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AllocationKind {
    /// A bill's principal (电费本金).
    Bill,
    /// Its late fee (违约金).
    LateFee,
    /// Prepaid top-up (预存).
    TopUp,
    /// A case's fee (业务费).
    CaseFee,
}

/// What the page does so that the customer can pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PayAction {
    /// Show this as a QR code.
    ShowQr {
        /// `weixin://wxpay/…`, or the sandbox's cashier page.
        code_url: String,
        /// The code as SVG: a `path`'s `d` attribute over a square of `modules` units.
        path: String,
        /// Width of the square, quiet zone included.
        modules: u32,
    },
    /// Go to this address.
    GoTo {
        /// WeChat's H5 page.
        h5_url: String,
    },
    /// Call WeChat's bridge with these.
    InvokeBridge {
        /// Public account's app id.
        app_id: String,
        /// Seconds, as text.
        time_stamp: String,
        /// Random text.
        nonce_str: String,
        /// `prepay_id=…`.
        package: String,
        /// `RSA`.
        sign_type: String,
        /// Signature over the above.
        pay_sign: String,
    },
}

/// `GET /payments`: the active party's payments, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaymentList {
    /// Newest first.
    pub payments: Vec<Payment>,
}
