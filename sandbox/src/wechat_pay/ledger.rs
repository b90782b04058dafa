//! Orders and what became of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{notice::Notice, order_request::OrderRequest, refusal::Refusal};
use crate::time::shanghai;

/// How long a QR code or a prepay id can be paid with.
const PREPAY_MS: i64 = 2 * 60 * 60 * 1000;

/// How long an H5 address can be paid with.
const H5_MS: i64 = 5 * 60 * 1000;

/// Everything that WeChat Pay knows.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Ledger {
    /// By the merchant's order number.
    pub(super) orders: BTreeMap<String, Order>,
    /// Notifications, oldest first.
    pub(super) notices: Vec<Notice>,
    paid_count: u64,
}

/// How the customer gets to the cashier (交易类型).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum TradeType {
    #[serde(rename = "NATIVE")]
    Native,
    #[serde(rename = "MWEB")]
    H5,
    #[serde(rename = "JSAPI")]
    Jsapi,
}

/// One order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Order {
    pub(super) trade_type: TradeType,
    pub(super) request: OrderRequest,
    /// What is charged; differs from the request under the fault `wrong_amount` alone.
    pub(super) charged_fen: i64,
    pub(super) prepay_id: String,
    /// Part of the cashier's address.
    pub(super) code: String,
    /// When the address was given out last.
    pub(super) issued_at_ms: i64,
    pub(super) state: OrderState,
    /// What went back, in fen; 0 without a refund.
    #[serde(default)]
    pub(super) refunded_fen: i64,
}

/// Where an order stands (交易状态).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "trade_state", rename_all = "UPPERCASE")]
pub(super) enum OrderState {
    NotPay,
    Success(Paid),
    Closed,
    Refund(Paid),
}

/// A payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Paid {
    pub(super) transaction_id: String,
    pub(super) success_at_ms: i64,
    pub(super) openid: String,
}

/// Why an order can't be paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unpayable {
    Paid,
    Closed,
    /// `time_expire` has passed.
    Expired,
    /// The QR code, prepay id or H5 address is too old.
    Stale,
}

impl Order {
    /// Whether it can be paid now.
    pub(super) fn payable(&self, now_ms: i64) -> Result<(), Unpayable> {
        match self.state {
            OrderState::NotPay => {}
            OrderState::Success(_) | OrderState::Refund(_) => return Err(Unpayable::Paid),
            OrderState::Closed => return Err(Unpayable::Closed),
        }
        let expires = self.request.time_expire.as_deref().and_then(|at| at.parse().ok());
        if expires.is_some_and(|at: jiff::Timestamp| at.as_millisecond() <= now_ms) {
            return Err(Unpayable::Expired);
        }
        let lasts = match self.trade_type {
            TradeType::Native | TradeType::Jsapi => PREPAY_MS,
            TradeType::H5 => H5_MS,
        };
        if now_ms - self.issued_at_ms >= lasts { Err(Unpayable::Stale) } else { Ok(()) }
    }
}

impl Ledger {
    /// Places an order, or answers with the one that was placed with the same fields.
    pub(super) fn place(&mut self, new: Order) -> Result<Order, Refusal> {
        let number = new.request.out_trade_no.clone();
        let Some(known) = self.orders.get_mut(&number) else {
            self.orders.insert(number, new.clone());
            return Ok(new);
        };
        match known.state {
            OrderState::Success(_) | OrderState::Refund(_) => return Err(Refusal::paid()),
            OrderState::Closed => return Err(Refusal::closed()),
            OrderState::NotPay => {}
        }
        if known.trade_type != new.trade_type || known.request != new.request {
            return Err(Refusal::number_used());
        }
        known.issued_at_ms = new.issued_at_ms;
        Ok(known.clone())
    }

    /// The customer pays; the merchant is told.
    pub(super) fn pay(
        &mut self,
        out_trade_no: &str,
        openid: String,
        notice_id: String,
        now_ms: i64,
    ) -> Result<(), Unpayable> {
        let order = self.orders.get_mut(out_trade_no).ok_or(Unpayable::Closed)?;
        order.payable(now_ms)?;
        self.paid_count += 1;
        let transaction_id =
            format!("420000{}{:014}", shanghai(now_ms).strftime("%Y%m%d"), self.paid_count);
        order.state = OrderState::Success(Paid { transaction_id, success_at_ms: now_ms, openid });
        self.notices.push(Notice::new(notice_id, order, now_ms));
        Ok(())
    }

    /// Closes an unpaid order.
    pub(super) fn close(&mut self, out_trade_no: &str) -> Result<(), Refusal> {
        let order = self.orders.get_mut(out_trade_no).ok_or_else(Refusal::unknown_order)?;
        match order.state {
            OrderState::NotPay => {
                order.state = OrderState::Closed;
                Ok(())
            }
            OrderState::Success(_) | OrderState::Refund(_) => Err(Refusal::paid()),
            OrderState::Closed => Err(Refusal::closed()),
        }
    }

    /// Sends a paid order's money back, all of it unless told how much, as the merchant's back
    /// office can.
    pub(super) fn refund(&mut self, out_trade_no: &str, amount_fen: Option<i64>) -> Option<()> {
        let order = self.orders.get_mut(out_trade_no)?;
        if let OrderState::Success(paid) = order.state.clone() {
            order.state = OrderState::Refund(paid);
            order.refunded_fen = amount_fen.unwrap_or(order.charged_fen);
        }
        Some(())
    }

    /// By the code in the cashier's address.
    pub(super) fn by_code(&self, code: &str) -> Option<&Order> {
        self.orders.values().find(|order| order.code == code)
    }
}
