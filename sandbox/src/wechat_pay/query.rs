//! `GET /v3/pay/transactions/…`: ask for an order's state.

use axum::{
    Extension, Json,
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{
    ledger::{Order, OrderState},
    prepay::Happening,
    refusal::Refusal,
    transaction::{before, describe},
};
use crate::{
    fault::{About, AlreadyOld, Kind, Spared},
    state::Shared,
};

#[derive(Debug, Deserialize)]
pub(super) struct Whose {
    mchid: Option<String>,
}

/// By the merchant's number: paid or not.
pub(super) async fn by_order(
    State(shared): State<Shared>,
    Path(out_trade_no): Path<String>,
    Query(whose): Query<Whose>,
    fault: Happening,
) -> Result<Response, Refusal> {
    own(&shared, &whose)?;
    let order = shared.pay.read(|ledger| ledger.orders.get(&out_trade_no).cloned());
    answer(order.ok_or_else(Refusal::unknown_order)?, fault)
}

/// By WeChat Pay's number: after payment only.
pub(super) async fn by_transaction(
    State(shared): State<Shared>,
    Path(transaction_id): Path<String>,
    Query(whose): Query<Whose>,
    fault: Happening,
) -> Result<Response, Refusal> {
    own(&shared, &whose)?;
    let order = shared.pay.read(|ledger| {
        let has_it = |order: &&Order| match &order.state {
            OrderState::Success(paid) | OrderState::Refund(paid) => {
                paid.transaction_id == transaction_id
            }
            OrderState::NotPay | OrderState::Closed => false,
        };
        ledger.orders.values().find(has_it).cloned()
    });
    answer(order.ok_or_else(Refusal::unknown_order)?, fault)
}

pub(super) fn own(shared: &Shared, whose: &Whose) -> Result<(), Refusal> {
    if whose.mchid.as_deref() == Some(&shared.keys.mchid) {
        Ok(())
    } else {
        Err(Refusal::parameter("/mchid", "商户号缺失或与签名的商户号不一致"))
    }
}

fn answer(order: Order, fault: Happening) -> Result<Response, Refusal> {
    let about = Extension(About(order.request.out_trade_no.clone()));
    let kind = fault.map(|Extension(fault)| fault.kind);
    if kind == Some(Kind::Reordered)
        && let Some(earlier) = before(&order)
    {
        let answer = (about, Extension(AlreadyOld), Json(describe(&earlier, 0)));
        return Ok(answer.into_response());
    }
    let wrong = kind == Some(Kind::WrongAmount);
    let document = describe(&order, i64::from(wrong));
    if wrong && document.get("amount").is_none() {
        return Ok((about, Extension(Spared), Json(document)).into_response());
    }
    Ok((about, Json(document)).into_response())
}
