//! What a merchant says when he places an order, and the rules for it.

use serde::{Deserialize, Serialize};

use super::{ledger::TradeType, refusal::Refusal};
use crate::{keys::Keys, wechat_oauth};

/// The fields that make an order what it is: a repeated number must repeat them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OrderRequest {
    pub(super) appid: String,
    pub(super) mchid: String,
    pub(super) description: String,
    pub(super) out_trade_no: String,
    pub(super) time_expire: Option<String>,
    pub(super) attach: Option<String>,
    pub(super) notify_url: String,
    pub(super) amount: Amount,
    pub(super) payer: Option<Payer>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Amount {
    /// Fen.
    pub(super) total: i64,
    currency: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Payer {
    pub(super) openid: String,
}

/// Where the customer is; a repeated order may come from elsewhere.
#[derive(Debug, Deserialize)]
struct Scene {
    scene_info: Option<SceneInfo>,
}

#[derive(Debug, Deserialize)]
struct SceneInfo {
    payer_client_ip: Option<String>,
    h5_info: Option<H5Info>,
}

#[derive(Debug, Deserialize)]
struct H5Info {
    #[serde(rename = "type")]
    kind: Option<String>,
}

/// Parses and checks a body.
pub(super) fn parse(
    body: &[u8],
    kind: TradeType,
    keys: &Keys,
    now_ms: i64,
) -> Result<OrderRequest, Refusal> {
    let not_json = |error: serde_json::Error| Refusal::parameter("/", &error.to_string());
    let order: OrderRequest = serde_json::from_slice(body).map_err(not_json)?;
    let scene: Scene = serde_json::from_slice(body).map_err(not_json)?;
    if order.appid != keys.appid || order.mchid != keys.mchid {
        return Err(Refusal::foreign_appid());
    }
    rules(&order, now_ms)?;
    match kind {
        TradeType::Native => {}
        TradeType::H5 => h5(scene.scene_info)?,
        TradeType::Jsapi => jsapi(order.payer.as_ref(), keys)?,
    }
    Ok(order)
}

/// A rule: whether it is kept, the field, and what it says.
fn rules(order: &OrderRequest, now_ms: i64) -> Result<(), Refusal> {
    let length = |text: &str| text.chars().count();
    let number = &order.out_trade_no;
    let rules = [
        ((1..=127).contains(&length(&order.description)), "/description", "1到127个字符"),
        (is_order_number(number), "/out_trade_no", "6到32位的数字、字母、_-|*"),
        (order.amount.total >= 1, "/amount/total", "整数，单位为分，最小为1"),
        (
            order.amount.currency.as_deref().is_none_or(|it| it == "CNY"),
            "/amount/currency",
            "境内商户仅支持CNY",
        ),
        (
            order.attach.as_deref().is_none_or(|attach| length(attach) <= 128),
            "/attach",
            "最长128个字符",
        ),
        (
            is_notify_url(&order.notify_url),
            "/notify_url",
            "外网可访问的https地址（沙箱另收本机http地址），不能带参数，最长256",
        ),
        (
            order.time_expire.as_deref().is_none_or(|at| is_later(at, now_ms)),
            "/time_expire",
            "RFC3339格式到秒，晚于现在",
        ),
    ];
    match rules.into_iter().find(|(kept, ..)| !kept) {
        Some((_, field, rule)) => Err(Refusal::parameter(field, rule)),
        None => Ok(()),
    }
}

fn h5(scene: Option<SceneInfo>) -> Result<(), Refusal> {
    let scene = scene.ok_or_else(|| Refusal::parameter("/scene_info", "H5支付必填"))?;
    let address = scene.payer_client_ip.unwrap_or_default();
    if address.parse::<std::net::IpAddr>().is_err() {
        return Err(Refusal::parameter("/scene_info/payer_client_ip", "用户终端IP"));
    }
    let kind = scene.h5_info.and_then(|info| info.kind).unwrap_or_default();
    if !["iOS", "Android", "Wap"].contains(&kind.as_str()) {
        return Err(Refusal::parameter("/scene_info/h5_info/type", "iOS、Android或Wap"));
    }
    Ok(())
}

fn jsapi(payer: Option<&Payer>, keys: &Keys) -> Result<(), Refusal> {
    let payer = payer.ok_or_else(|| Refusal::parameter("/payer/openid", "JSAPI支付必填"))?;
    if wechat_oauth::is_openid(keys, &payer.openid) {
        Ok(())
    } else {
        Err(Refusal::foreign_openid())
    }
}

fn is_order_number(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_-|*".contains(&byte);
    (6..=32).contains(&text.len()) && text.bytes().all(allowed)
}

fn is_notify_url(text: &str) -> bool {
    let local = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"];
    let reachable =
        text.starts_with("https://") || local.iter().any(|start| text.starts_with(start));
    reachable && text.len() <= 256 && !text.contains(['?', '#', ' '])
}

/// An instant in whole seconds with a zone, after now.
fn is_later(text: &str, now_ms: i64) -> bool {
    let instant = text.parse::<jiff::Timestamp>();
    !text.contains('.') && instant.is_ok_and(|at| at.as_millisecond() > now_ms)
}
