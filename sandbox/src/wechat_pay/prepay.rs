//! `POST /v3/pay/transactions/{native,h5,jsapi}`: place an order.

use axum::{
    Extension, Json,
    body::Bytes,
    extract::State,
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{
    ledger::{Order, OrderState, TradeType},
    order_request,
    refusal::Refusal,
};
use crate::{
    crypto::random_hex,
    fault::{About, Fault, Kind},
    state::Shared,
    time::shanghai,
};

/// The fault that happens to this request, if any.
pub(super) type Happening = Option<Extension<Fault>>;

pub(super) async fn native(
    State(shared): State<Shared>,
    fault: Happening,
    body: Bytes,
) -> Result<Response, Refusal> {
    place(&shared, TradeType::Native, fault, &body)
}

pub(super) async fn h5(
    State(shared): State<Shared>,
    fault: Happening,
    body: Bytes,
) -> Result<Response, Refusal> {
    place(&shared, TradeType::H5, fault, &body)
}

pub(super) async fn jsapi(
    State(shared): State<Shared>,
    fault: Happening,
    body: Bytes,
) -> Result<Response, Refusal> {
    place(&shared, TradeType::Jsapi, fault, &body)
}

fn place(
    shared: &Shared,
    trade_type: TradeType,
    fault: Happening,
    body: &[u8],
) -> Result<Response, Refusal> {
    let now_ms = shared.clock.now_ms();
    let request = order_request::parse(body, trade_type, &shared.keys, now_ms)?;
    let wrong = fault.is_some_and(|Extension(fault)| fault.kind == Kind::WrongAmount);
    let new = Order {
        trade_type,
        charged_fen: request.amount.total + i64::from(wrong),
        refunded_fen: 0,
        request,
        prepay_id: format!("wx{}{}", shanghai(now_ms).strftime("%d%H%M%S"), random_hex(13)?),
        code: random_hex(8)?,
        issued_at_ms: now_ms,
        state: OrderState::NotPay,
    };
    let order = shared.pay.change(|ledger| ledger.place(new))??;
    let cashier = format!("{}/cashier/{}", shared.base_url, order.code);
    let answer = match trade_type {
        TradeType::Native => json!({ "code_url": cashier }),
        // With a query, as the real one, so that `&redirect_url=` can be added to it.
        TradeType::H5 => json!({ "h5_url": format!("{cashier}?prepay_id={}", order.prepay_id) }),
        TradeType::Jsapi => json!({ "prepay_id": order.prepay_id }),
    };
    Ok((Extension(About(order.request.out_trade_no)), Json(answer)).into_response())
}
