//! Who pays and how, kept sealed so that an order is announced again with the same values.

use serde::{Deserialize, Serialize};

use super::stored;
use crate::{
    outside::wechat_pay::orders::{NewOrder, Payer},
    problem::{ApiError, ApiResult},
    state::AppState,
    store::payments,
};
use domain::wire::payment::PaymentChannel;

/// Column of the sealed payer.
const COLUMN: &str = "payments.payer";

/// What WeChat Pay wants to know of the payer; nothing for a QR code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPayer {
    client_ip: Option<String>,
    openid: Option<String>,
}

/// Seals what is needed to announce the order again.
pub(super) fn seal(state: &AppState, payer: &Payer) -> ApiResult<String> {
    let stored = match payer {
        Payer::Native => StoredPayer::default(),
        Payer::H5 { client_ip } => StoredPayer { client_ip: Some(client_ip.clone()), openid: None },
        Payer::Jsapi { openid } => StoredPayer { client_ip: None, openid: Some(openid.clone()) },
    };
    state.seal(COLUMN, &serde_json::to_string(&stored)?)
}

/// The order to announce for a payment: the same one however often it is asked for.
pub(super) fn order(state: &AppState, payment: &payments::Model) -> ApiResult<NewOrder> {
    let stored: StoredPayer = serde_json::from_str(&state.open(COLUMN, &payment.payer)?)?;
    let lost = || ApiError::internal("a payment's payer is incomplete");
    let payer = match stored::channel(&payment.channel)? {
        PaymentChannel::WechatNative => Payer::Native,
        PaymentChannel::WechatH5 => Payer::H5 { client_ip: stored.client_ip.ok_or_else(lost)? },
        PaymentChannel::WechatJsapi => Payer::Jsapi { openid: stored.openid.ok_or_else(lost)? },
    };
    Ok(NewOrder {
        order_number: payment.order_number.clone(),
        description: format!("{}电费", state.config.supplier),
        amount_fen: payment.amount_fen,
        expires_at: payment.expires_at,
        payer,
    })
}
