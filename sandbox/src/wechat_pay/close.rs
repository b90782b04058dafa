//! `POST /v3/pay/transactions/out-trade-no/{no}/close`: no money may come any more.

use axum::{
    Extension,
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::refusal::Refusal;
use crate::{fault::About, state::Shared};

#[derive(Debug, Deserialize)]
struct Close {
    mchid: String,
}

pub(super) async fn close(
    State(shared): State<Shared>,
    Path(out_trade_no): Path<String>,
    body: Bytes,
) -> Result<Response, Refusal> {
    let close: Close = serde_json::from_slice(&body)
        .map_err(|error| Refusal::parameter("/mchid", &error.to_string()))?;
    if close.mchid != shared.keys.mchid {
        return Err(Refusal::parameter("/mchid", "与签名的商户号不一致"));
    }
    shared.pay.change(|ledger| ledger.close(&out_trade_no))??;
    Ok((StatusCode::NO_CONTENT, Extension(About(out_trade_no))).into_response())
}
