//! An order as queries and notifications tell it.

use serde_json::{Map, Value, json};

use super::ledger::{Order, OrderState, Paid};
use crate::time::rfc3339;

/// The document, with the charged amount changed by `extra_fen` (a fault).
pub(super) fn describe(order: &Order, extra_fen: i64) -> Value {
    let mut document = Map::new();
    let mut put = |name: &str, value: Value| document.insert(name.to_owned(), value);
    let (state, text, paid) = match &order.state {
        OrderState::NotPay => ("NOTPAY", "订单未支付", None),
        OrderState::Success(paid) => ("SUCCESS", "支付成功", Some(paid)),
        OrderState::Closed => ("CLOSED", "订单已关闭", None),
        OrderState::Refund(paid) => ("REFUND", "订单发生过退款", Some(paid)),
    };
    put("appid", json!(order.request.appid));
    put("mchid", json!(order.request.mchid));
    put("out_trade_no", json!(order.request.out_trade_no));
    put("trade_state", json!(state));
    put("trade_state_desc", json!(text));
    put("attach", json!(order.request.attach.clone().unwrap_or_default()));
    if let Some(paid) = paid {
        put("transaction_id", json!(paid.transaction_id));
        put("trade_type", json!(order.trade_type));
        put("bank_type", json!("OTHERS"));
        put("success_time", json!(rfc3339(paid.success_at_ms)));
        put("payer", json!({ "openid": paid.openid }));
        let total = order.charged_fen + extra_fen;
        let amount = json!({
            "total": total, "payer_total": total, "currency": "CNY", "payer_currency": "CNY"
        });
        put("amount", amount);
    }
    Value::Object(document)
}

/// The order before its last change, for an answer that was overtaken; none if nothing changed.
pub(super) fn before(order: &Order) -> Option<Order> {
    let state = match &order.state {
        OrderState::NotPay => return None,
        OrderState::Success(_) | OrderState::Closed => OrderState::NotPay,
        OrderState::Refund(paid) => OrderState::Success(Paid::clone(paid)),
    };
    Some(Order { state, ..order.clone() })
}
