//! The trade bill (交易账单) of a day, for reconciliation: first a link with a checksum, then the
//! file.

use axum::{
    Json,
    extract::{Query, State},
    http::header,
    response::IntoResponse,
};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    ledger::{Ledger, Order, OrderState, Paid},
    refusal::Refusal,
};
use crate::{
    crypto::{hmac_hex, hmac_matches, sha1_hex},
    state::Shared,
    time::{day, readable, shanghai, yuan},
};

/// A link can be used for five minutes.
const LINK_MS: i64 = 5 * 60 * 1000;

/// Bills are ready at ten in the morning of the next day.
const READY_HOUR: i8 = 10;

const HEADS: &str = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,\
    交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,\
    充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";

const SUM_HEADS: &str = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,\
    订单总金额,申请退款总金额";

#[derive(Debug, Deserialize)]
pub(super) struct Wanted {
    bill_date: String,
    bill_type: Option<String>,
    tar_type: Option<String>,
}

/// `GET /v3/bill/tradebill?bill_date=`.
pub(super) async fn announce(
    State(shared): State<Shared>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Value>, Refusal> {
    let date: Date =
        wanted.bill_date.parse().map_err(|_| Refusal::parameter("/bill_date", "格式yyyy-MM-DD"))?;
    if !matches!(wanted.bill_type.as_deref(), None | Some("ALL" | "SUCCESS")) {
        return Err(Refusal::parameter("/bill_type", "沙箱支持ALL和SUCCESS"));
    }
    if wanted.tar_type.is_some() {
        return Err(Refusal::parameter("/tar_type", "沙箱不压缩账单"));
    }
    let now_ms = shared.clock.now_ms();
    let now = shanghai(now_ms);
    if date >= now.date() {
        return Err(Refusal::no_statement());
    }
    if date.tomorrow().is_ok_and(|next| next == now.date()) && now.hour() < READY_HOUR {
        return Err(Refusal::statement_in_the_making());
    }
    let file = shared.pay.read(|ledger| file(ledger, date)).ok_or_else(Refusal::no_statement)?;
    let ticket = format!("{date}.{}", now_ms + LINK_MS);
    let token = format!("{ticket}.{}", hmac_hex(&shared.keys.apiv3, ticket.as_bytes()));
    let url = format!("{}/wechat-pay/v3/billdownload/file?token={token}", shared.base_url);
    Ok(Json(json!({
        "hash_type": "SHA1", "hash_value": sha1_hex(file.as_bytes()), "download_url": url
    })))
}

#[derive(Debug, Deserialize)]
pub(super) struct Ticket {
    token: String,
}

/// `GET /v3/billdownload/file?token=`.
pub(super) async fn download(
    State(shared): State<Shared>,
    Query(ticket): Query<Ticket>,
) -> Result<impl IntoResponse, Refusal> {
    let stale = || Refusal::parameter("/token", "下载链接无效或已过期");
    let (text, proof) = ticket.token.rsplit_once('.').ok_or_else(stale)?;
    let (date, expires) = text.split_once('.').ok_or_else(stale)?;
    let fresh = expires.parse::<i64>().is_ok_and(|at| shared.clock.now_ms() < at);
    if !fresh || !hmac_matches(&shared.keys.apiv3, text.as_bytes(), proof) {
        return Err(stale());
    }
    let date: Date = date.parse().map_err(|_| stale())?;
    let file = shared.pay.read(|ledger| file(ledger, date)).ok_or_else(Refusal::no_statement)?;
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], file))
}

/// The day's file; none without trades.
fn file(ledger: &Ledger, date: Date) -> Option<String> {
    let trades: Vec<(&Order, &Paid)> = ledger
        .orders
        .values()
        .filter_map(|order| match &order.state {
            OrderState::Success(paid) | OrderState::Refund(paid) => Some((order, paid)),
            OrderState::NotPay | OrderState::Closed => None,
        })
        .filter(|(_, paid)| day(paid.success_at_ms) == date)
        .collect();
    if trades.is_empty() {
        return None;
    }
    let total = yuan(trades.iter().map(|(order, _)| order.charged_fen).sum());
    let zero = yuan(0);
    let mut lines = vec![HEADS.to_owned()];
    lines.extend(trades.iter().map(|(order, paid)| line(&cells(order, paid, false))));
    // Refunds stand in the list of the day of their payment: the sandbox notes no other day.
    let returned: Vec<_> = trades.iter().filter(|(order, _)| order.refunded_fen > 0).collect();
    lines.extend(returned.iter().map(|(order, paid)| line(&cells(order, paid, true))));
    lines.push(SUM_HEADS.to_owned());
    let count = (trades.len() + returned.len()).to_string();
    let back = yuan(returned.iter().map(|(order, _)| order.refunded_fen).sum());
    lines.push(line(&[count, total.clone(), back.clone(), zero.clone(), zero, total, back]));
    Some(lines.join("\r\n") + "\r\n")
}

/// Every value is led by a grave accent, which keeps spreadsheets from rounding long numbers.
fn line(cells: &[String]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| format!("`{}", cell.replace(',', " "))).collect();
    cells.join(",")
}

/// The row of a payment, or of its refund.
fn cells(order: &Order, paid: &Paid, refund: bool) -> Vec<String> {
    let request = &order.request;
    let kind = serde_json::to_value(order.trade_type).ok();
    let kind = kind.as_ref().and_then(Value::as_str).unwrap_or_default();
    let (came, went) = if refund { (0, order.refunded_fen) } else { (order.charged_fen, 0) };
    let (came, went) = (yuan(came), yuan(went));
    let (state, done) = if refund { ("REFUND", "SUCCESS") } else { ("SUCCESS", "") };
    let attach = request.attach.as_deref().unwrap_or_default();
    [
        &readable(paid.success_at_ms),
        &request.appid,
        &request.mchid,
        "0",
        "",
        &paid.transaction_id,
        &request.out_trade_no,
        &paid.openid,
        kind,
        state,
        "OTHERS",
        "CNY",
        &came,
        "0.00",
        "0",
        "0",
        &went,
        "0.00",
        "",
        done,
        &request.description,
        attach,
        "0.00000",
        "0.60%",
        &came,
        &went,
        "",
    ]
    .map(str::to_owned)
    .to_vec()
}
