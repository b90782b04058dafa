//! What `WeixinJSBridge.invoke('getBrandWCPayRequest', …)` does inside WeChat: checks the page's
//! parameters and pays. A test page's stand-in for the bridge sends them here.

use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::json;

use super::ledger::{Order, TradeType};
use crate::{
    crypto::{random_hex, rsa_verifies},
    failure::{Failure, parse},
    state::Shared,
};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Invocation {
    app_id: String,
    /// Seconds, as a string.
    time_stamp: String,
    nonce_str: String,
    /// `prepay_id=…`.
    package: String,
    sign_type: String,
    pay_sign: String,
    /// What the person does; not part of the bridge.
    #[serde(default)]
    decision: Decision,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Decision {
    #[default]
    Pay,
    Cancel,
}

/// The bridge's result: `ok`, `cancel` or `fail`.
pub(super) async fn pay(State(shared): State<Shared>, body: Bytes) -> Result<Response, Failure> {
    let invocation: Invocation = match parse(&body) {
        Ok(invocation) => invocation,
        Err(failure) => return Ok(result("fail", &format!("{failure:?}"))),
    };
    let order = match check(&shared, &invocation) {
        Ok(order) => order,
        Err(issue) => return Ok(result("fail", issue)),
    };
    if invocation.decision == Decision::Cancel {
        return Ok(result("cancel", ""));
    }
    let openid = order.request.payer.map(|payer| payer.openid).unwrap_or_default();
    let (number, now_ms) = (order.request.out_trade_no, shared.clock.now_ms());
    let notice_id = random_hex(16)?;
    let paid = shared.pay.change(|ledger| ledger.pay(&number, openid, notice_id, now_ms))?;
    match paid {
        Ok(()) => {
            shared.wake.notify_one();
            Ok(result("ok", ""))
        }
        Err(reason) => Ok(result("fail", &format!("{reason:?}"))),
    }
}

fn check(shared: &Shared, invocation: &Invocation) -> Result<Order, &'static str> {
    let Invocation { app_id, time_stamp, nonce_str, package, sign_type, pay_sign, .. } = invocation;
    if *app_id != shared.keys.appid {
        return Err("appId不是公众号的");
    }
    if sign_type != "RSA" {
        return Err("signType必须为RSA");
    }
    if time_stamp.len() != 10 || !time_stamp.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("timeStamp是秒数字符串");
    }
    let message = format!("{app_id}\n{time_stamp}\n{nonce_str}\n{package}\n");
    if !rsa_verifies(&shared.keys.merchant_public_der, message.as_bytes(), pay_sign) {
        return Err("支付验证签名失败");
    }
    let prepay_id = package.strip_prefix("prepay_id=").ok_or("package格式为prepay_id=…")?;
    let mine =
        |order: &&Order| order.trade_type == TradeType::Jsapi && order.prepay_id == prepay_id;
    shared.pay.read(|ledger| ledger.orders.values().find(mine).cloned()).ok_or("没有这个prepay_id")
}

/// Any page may ask: it stands in for a bridge that is in every page of the real WeChat.
fn result(word: &str, issue: &str) -> Response {
    let body = json!({ "err_msg": format!("get_brand_wcpay_request:{word}"), "err_desc": issue });
    ([(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], Json(body)).into_response()
}
