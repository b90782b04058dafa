//! The cashier (收银台): where a person pays or cancels. It is what a QR code and an H5 address
//! lead to; the real one is WeChat itself.

use axum::{
    Form, Router,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use serde::Deserialize;

use super::ledger::{Order, TradeType, Unpayable};
use crate::{
    crypto::random_hex,
    failure::Failure,
    page::{Page, escape},
    state::Shared,
    time::yuan,
    wechat_oauth,
};

const LABEL: &str = "模拟收银台 · 沙箱";

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/cashier/{code}", get(show))
        .route("/cashier/{code}/payment", post(pay))
        .route("/cashier/{code}/cancellation", post(cancel))
}

#[derive(Debug, Deserialize)]
struct Arrival {
    redirect_url: Option<String>,
    cancelled: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Choice {
    redirect_url: Option<String>,
}

async fn show(
    State(shared): State<Shared>,
    Path(code): Path<String>,
    Query(arrival): Query<Arrival>,
    headers: HeaderMap,
) -> Response {
    let Some(order) = shared.pay.read(|ledger| ledger.by_code(&code).cloned()) else {
        return unknown().into_response();
    };
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let in_wechat = agent.is_some_and(|agent| agent.contains("MicroMessenger"));
    if order.trade_type == TradeType::H5 && in_wechat {
        return notice("请在微信外打开订单", "商家参数格式有误，H5 支付不能在微信内使用。")
            .into_response();
    }
    // The real one compares it with the domains that the merchant has registered.
    if order.trade_type == TradeType::H5 && !headers.contains_key(header::REFERER) {
        return notice(
            "商家存在未配置的参数",
            "H5 支付没有收到来源页面（Referer），无法确认商家。",
        )
        .into_response();
    }
    match order.payable(shared.clock.now_ms()) {
        Ok(()) => payable(&order, &arrival).into_response(),
        Err(reason) => unpayable(&order, reason, &arrival).into_response(),
    }
}

fn notice(title: &str, text: &str) -> Page {
    let text = escape(text);
    Page::new(title, LABEL).markup(&format!("<div class=\"sheet\"><p>{text}</p></div>"))
}

fn unknown() -> Page {
    notice("没有这个订单", "二维码或链接不对，请回到商家页面重新打开。")
        .status(StatusCode::NOT_FOUND)
}

fn payable(order: &Order, arrival: &Arrival) -> Page {
    let code = escape(&order.code);
    let back = hidden_return(arrival.redirect_url.as_deref());
    let cancelled = if arrival.cancelled.is_some() {
        "<p class=\"warn\" role=\"status\">已取消，没有付款。还想付可以继续。</p>"
    } else {
        ""
    };
    Page::new("确认支付", LABEL).markup(&format!(
        "<div class=\"sheet\">{cancelled}{}\
         <div class=\"actions\">\
         <form method=\"post\" action=\"/cashier/{code}/payment\">{back}\
         <div class=\"actions\"><button id=\"pay\" type=\"submit\">确认支付</button></div></form>\
         <form method=\"post\" action=\"/cashier/{code}/cancellation\">{back}\
         <div class=\"actions\"><button id=\"cancel\" class=\"other\" type=\"submit\">取消</button>\
         </div></form></div>\
         <p class=\"quiet\">这是模拟收银台，不会动用真实的钱。</p></div>",
        summary(order),
    ))
}

fn summary(order: &Order) -> String {
    format!(
        "<p class=\"sum\">{} 元</p><dl><dt>商品</dt><dd>{}</dd><dt>商户号</dt><dd>{}</dd>\
         <dt>商户订单号</dt><dd>{}</dd></dl>",
        yuan(order.charged_fen),
        escape(&order.request.description),
        escape(&order.request.mchid),
        escape(&order.request.out_trade_no),
    )
}

fn unpayable(order: &Order, reason: Unpayable, arrival: &Arrival) -> Page {
    let (title, text) = match reason {
        Unpayable::Paid => ("支付成功", "钱已付，可以回到商家页面查看结果。"),
        Unpayable::Closed => {
            ("订单已关闭", "商家已关闭这个订单，没有扣款。请回到商家页面重新下单。")
        }
        Unpayable::Expired => {
            ("订单已过期", "已过支付截止时间，没有扣款。请回到商家页面重新下单。")
        }
        Unpayable::Stale => {
            ("链接已失效", "二维码或链接已过有效期，没有扣款。请回到商家页面重新打开。")
        }
    };
    let back = arrival
        .redirect_url
        .as_deref()
        .filter(|url| is_web(url))
        .map(|url| format!("<p><a class=\"button\" href=\"{}\">返回商家</a></p>", escape(url)));
    Page::new(title, LABEL).markup(&format!(
        "<div class=\"sheet\" id=\"result\"><p>{text}</p>{}{}</div>",
        summary(order),
        back.unwrap_or_default(),
    ))
}

fn hidden_return(url: Option<&str>) -> String {
    url.filter(|url| is_web(url)).map_or_else(String::new, |url| {
        format!("<input type=\"hidden\" name=\"redirect_url\" value=\"{}\">", escape(url))
    })
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Pays. An H5 order returns to the merchant, as the real one does, if he said where to.
async fn pay(
    State(shared): State<Shared>,
    Path(code): Path<String>,
    Form(choice): Form<Choice>,
) -> Result<Response, Failure> {
    let Some(order) = shared.pay.read(|ledger| ledger.by_code(&code).cloned()) else {
        return Ok(unknown().into_response());
    };
    let openid = match &order.request.payer {
        Some(payer) => payer.openid.clone(),
        None => wechat_oauth::openid(&shared.keys, 1),
    };
    let (number, now_ms) = (&order.request.out_trade_no, shared.clock.now_ms());
    let notice_id = random_hex(16)?;
    let paid = shared.pay.change(|ledger| ledger.pay(number, openid, notice_id, now_ms))?;
    if paid.is_ok() {
        shared.wake.notify_one();
    }
    // An order that can't be paid shows why on its own page.
    Ok(go_on(&order, &choice, paid.is_ok(), ""))
}

async fn cancel(
    State(shared): State<Shared>,
    Path(code): Path<String>,
    Form(choice): Form<Choice>,
) -> Response {
    match shared.pay.read(|ledger| ledger.by_code(&code).cloned()) {
        Some(order) => go_on(&order, &choice, true, "?cancelled=1"),
        None => unknown().into_response(),
    }
}

fn go_on(order: &Order, choice: &Choice, may_return: bool, query: &str) -> Response {
    let back = choice.redirect_url.as_deref().filter(|url| is_web(url));
    match back.filter(|_| may_return && order.trade_type == TradeType::H5) {
        Some(url) => Redirect::to(url).into_response(),
        None => Redirect::to(&format!("/cashier/{}{query}", order.code)).into_response(),
    }
}
