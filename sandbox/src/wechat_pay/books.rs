//! The sandbox's own look into WeChat Pay's books: orders and notifications, as JSON or as a page,
//! and the back office's button for a refund.

use axum::{
    Form, Json, Router,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use serde::Deserialize;
use serde_json::Value;

use super::{
    ledger::{Order, OrderState},
    notice::{Notice, Outcome},
    transaction::describe,
};
use crate::{
    failure::Failure,
    page::{Page, escape},
    state::Shared,
    time::{readable, yuan},
};

const LABEL: &str = "模拟微信支付 · 沙箱";

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/wechat-pay/sandbox/orders", get(orders))
        .route("/wechat-pay/sandbox/callbacks", get(callbacks))
        .route("/wechat-pay/sandbox/refunds", post(refund))
}

fn is_browser(headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accepts.is_some_and(|accepts| accepts.contains("text/html"))
}

async fn orders(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    let mut orders: Vec<Order> =
        shared.pay.read(|ledger| ledger.orders.values().cloned().collect());
    orders.sort_by_key(|order| std::cmp::Reverse(order.issued_at_ms));
    if !is_browser(&headers) {
        let documents: Vec<Value> = orders.iter().map(|order| describe(order, 0)).collect();
        return Json(documents).into_response();
    }
    let page = Page::new("订单", LABEL);
    if orders.is_empty() {
        return page.paragraph("还没有订单。").into_response();
    }
    let rows: Vec<_> = orders.iter().map(row).collect();
    let heads = ["商户订单号", "下单时间", "金额（元）", "状态", "收银台", "操作"];
    page.table("订单，最新的在最前", &heads, &rows).into_response()
}

fn row(order: &Order) -> Vec<String> {
    let number = escape(&order.request.out_trade_no);
    let (state, action) = match order.state {
        OrderState::NotPay => ("未支付", String::new()),
        OrderState::Success(_) => ("支付成功", refund_button(&number)),
        OrderState::Closed => ("已关闭", String::new()),
        OrderState::Refund(_) => ("已退款", String::new()),
    };
    let code = escape(&order.code);
    vec![
        number.clone(),
        readable(order.issued_at_ms),
        yuan(order.charged_fen),
        state.to_owned(),
        format!("<a href=\"/cashier/{code}\" aria-label=\"打开 {number} 的收银台\">打开</a>"),
        action,
    ]
}

fn refund_button(number: &str) -> String {
    format!(
        "<form method=\"post\" action=\"/wechat-pay/sandbox/refunds\">\
         <input type=\"hidden\" name=\"out_trade_no\" value=\"{number}\">\
         <button class=\"small other\" type=\"submit\" aria-label=\"退款 {number}\">退款</button>\
         </form>"
    )
}

#[derive(Debug, Deserialize)]
struct Refund {
    out_trade_no: String,
    amount_fen: Option<i64>,
}

async fn refund(
    State(shared): State<Shared>,
    Form(form): Form<Refund>,
) -> Result<Response, Failure> {
    let found = shared.pay.change(|ledger| ledger.refund(&form.out_trade_no, form.amount_fen))?;
    found.ok_or_else(|| Failure::missing("no such order"))?;
    Ok(Redirect::to("/wechat-pay/sandbox/orders").into_response())
}

async fn callbacks(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    let mut notices: Vec<Notice> = shared.pay.read(|ledger| ledger.notices.clone());
    notices.reverse();
    if !is_browser(&headers) {
        return Json(notices).into_response();
    }
    let page = Page::new("支付通知", LABEL);
    if notices.is_empty() {
        return page.paragraph("还没有支付通知。").into_response();
    }
    let rows: Vec<_> = notices.iter().map(notice_row).collect();
    let heads = ["商户订单号", "通知地址", "状态", "尝试"];
    page.table("支付通知，最新的在最前", &heads, &rows).into_response()
}

fn notice_row(notice: &Notice) -> Vec<String> {
    let outcome = match notice.outcome {
        Outcome::Pending { next_at_ms } => format!("待发送 {}", readable(next_at_ms)),
        Outcome::Delivered => "已送达".to_owned(),
        Outcome::Lost => "丢失（故障）".to_owned(),
        Outcome::GivenUp => "已放弃".to_owned(),
    };
    let attempts: Vec<_> = notice
        .attempts
        .iter()
        .map(|attempt| {
            let status = attempt.status.map_or("无应答".to_owned(), |status| status.to_string());
            format!("{} {status}", readable(attempt.at_ms))
        })
        .collect();
    vec![escape(&notice.out_trade_no), escape(&notice.notify_url), outcome, attempts.join("<br>")]
}
