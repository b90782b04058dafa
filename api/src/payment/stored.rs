//! How orders of the state machine stand in the database.

use domain::{
    payment::{Doubt, Order, Stage, ledger::LedgerAccount},
    wire::payment::{AllocationKind, PaymentChannel},
};

use crate::{
    problem::{ApiError, ApiResult},
    store::payments,
};

/// Stages in which money is in and not on its way back.
pub const PAID: [&str; 3] = ["paid", "booked", "receipted"];

/// The stored name of a stage.
#[must_use]
pub const fn stage_name(stage: &Stage) -> &'static str {
    match stage {
        Stage::Created => "created",
        Stage::Prepaying => "prepaying",
        Stage::Pending => "pending",
        Stage::Checking(Doubt::Prepay) => "checking_prepay",
        Stage::Checking(Doubt::Payment) => "checking_payment",
        Stage::Checking(Doubt::Closing) => "checking_closing",
        Stage::Paid { .. } => "paid",
        Stage::Booked { .. } => "booked",
        Stage::Receipted { .. } => "receipted",
        Stage::Closed => "closed",
        Stage::Failed => "failed",
        Stage::Refunding { held: true, .. } => "refunding_held",
        Stage::Refunding { held: false, .. } => "refunding",
        Stage::Refunded { .. } => "refunded",
    }
}

/// The order that a row holds.
///
/// # Errors
/// An internal error for a row that no version of ours wrote.
pub fn order(row: &payments::Model) -> ApiResult<Order> {
    let unreadable = || ApiError::internal(format!("payment {} has an unknown state", row.id));
    let transaction = || row.transaction_id.clone().ok_or_else(unreadable);
    let surplus_fen = row.surplus_fen;
    let stage = match row.state.as_str() {
        "created" => Stage::Created,
        "prepaying" => Stage::Prepaying,
        "pending" => Stage::Pending,
        "checking_prepay" => Stage::Checking(Doubt::Prepay),
        "checking_payment" => Stage::Checking(Doubt::Payment),
        "checking_closing" => Stage::Checking(Doubt::Closing),
        "paid" => Stage::Paid { transaction: transaction()? },
        "booked" => Stage::Booked { transaction: transaction()?, surplus_fen },
        "receipted" => Stage::Receipted { transaction: transaction()?, surplus_fen },
        "closed" => Stage::Closed,
        "failed" => Stage::Failed,
        "refunding_held" => Stage::Refunding { transaction: transaction()?, held: true },
        "refunding" => Stage::Refunding { transaction: transaction()?, held: false },
        "refunded" => Stage::Refunded { transaction: transaction()? },
        _ => return Err(unreadable()),
    };
    Ok(Order { amount_fen: row.amount_fen, stage })
}

/// The stored name of a channel.
#[must_use]
pub const fn channel_name(channel: PaymentChannel) -> &'static str {
    match channel {
        PaymentChannel::WechatNative => "wechat_native",
        PaymentChannel::WechatH5 => "wechat_h5",
        PaymentChannel::WechatJsapi => "wechat_jsapi",
    }
}

/// The channel of a stored name.
///
/// # Errors
/// An internal error for an unknown one.
pub fn channel(name: &str) -> ApiResult<PaymentChannel> {
    match name {
        "wechat_native" => Ok(PaymentChannel::WechatNative),
        "wechat_h5" => Ok(PaymentChannel::WechatH5),
        "wechat_jsapi" => Ok(PaymentChannel::WechatJsapi),
        _ => Err(ApiError::internal("a payment has an unknown channel")),
    }
}

/// The stored name of a kind of allocation.
#[must_use]
pub const fn kind_name(kind: AllocationKind) -> &'static str {
    match kind {
        AllocationKind::Bill => "bill",
        AllocationKind::LateFee => "late_fee",
        AllocationKind::TopUp => "top_up",
        AllocationKind::CaseFee => "case_fee",
    }
}

/// The kind of a stored name.
///
/// # Errors
/// An internal error for an unknown one.
pub fn kind(name: &str) -> ApiResult<AllocationKind> {
    match name {
        "bill" => Ok(AllocationKind::Bill),
        "late_fee" => Ok(AllocationKind::LateFee),
        "top_up" => Ok(AllocationKind::TopUp),
        "case_fee" => Ok(AllocationKind::CaseFee),
        _ => Err(ApiError::internal("an allocation has an unknown kind")),
    }
}

/// The stored name of a ledger account.
#[must_use]
pub const fn ledger_name(account: LedgerAccount) -> &'static str {
    match account {
        LedgerAccount::Gateway => "gateway",
        LedgerAccount::Unbooked => "unbooked",
        LedgerAccount::Receivable => "receivable",
        LedgerAccount::Prepaid => "prepaid",
        LedgerAccount::CaseFees => "case_fees",
        LedgerAccount::Surplus => "surplus",
    }
}
