//! The bank: transfers of less than one yuan that prove who owns a company's account (对公打款).

use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    failure::{Failure, parse},
    hmac_check::{self, Secret},
    page::{Page, escape},
    state::Shared,
    time::{readable, yuan},
};

/// Everything that was transferred, oldest first.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Transfers {
    transfers: Vec<Transfer>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Transfer {
    #[serde(flatten)]
    order: TransferOrder,
    at_ms: i64,
}

/// `POST /bank/v1/micro-transfers`, idempotent by `reference`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct TransferOrder {
    reference: String,
    bank_account: String,
    account_name: String,
    amount_fen: i64,
}

pub(crate) fn routes(shared: &Shared) -> Router<Shared> {
    let protocol = Router::new()
        .route("/bank/v1/micro-transfers", post(transfer))
        .layer(middleware::from_fn_with_state((shared.clone(), Secret::Bank), hmac_check::check));
    Router::new().route("/bank", get(statement)).merge(protocol)
}

async fn transfer(State(shared): State<Shared>, body: Bytes) -> Result<Response, Failure> {
    let order: TransferOrder = parse(&body)?;
    let digits = order.bank_account.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || !(8..=30).contains(&order.bank_account.len()) {
        return Err(Failure::invalid("BANK_ACCOUNT", "8 to 30 digits"));
    }
    if order.reference.is_empty() || order.account_name.trim().is_empty() {
        return Err(Failure::invalid("TRANSFER", "reference and account_name are needed"));
    }
    if !(1..=99).contains(&order.amount_fen) {
        return Err(Failure::invalid("AMOUNT", "1 to 99 fen"));
    }
    let reference = order.reference.clone();
    let at_ms = shared.clock.now_ms();
    let same = shared.transfers.change(|bank| {
        let known = bank.transfers.iter().find(|known| known.order.reference == order.reference);
        if let Some(known) = known {
            return known.order == order;
        }
        bank.transfers.push(Transfer { order, at_ms });
        true
    })?;
    if !same {
        return Err(Failure::new(
            StatusCode::CONFLICT,
            "REFERENCE_REUSED",
            "this reference was transferred with other content",
        ));
    }
    Ok((StatusCode::ACCEPTED, Json(json!({ "reference": reference }))).into_response())
}

/// What the accounts' owners see, newest first: a page for people, JSON for tests.
async fn statement(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    let mut transfers = shared.transfers.read(|bank| bank.transfers.clone());
    transfers.reverse();
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    if !accepts.is_some_and(|accepts| accepts.contains("text/html")) {
        return Json(json!({ "transfers": transfers })).into_response();
    }
    let page = Page::new("到账记录", "模拟银行 · 沙箱");
    if transfers.is_empty() {
        return page.paragraph("还没有打款。").into_response();
    }
    let rows: Vec<_> = transfers.iter().map(row).collect();
    let heads = ["到账时间", "户名", "账号", "金额（元）", "编号"];
    page.table("到账，最新的在最前", &heads, &rows).into_response()
}

fn row(transfer: &Transfer) -> Vec<String> {
    let order = &transfer.order;
    vec![
        readable(transfer.at_ms),
        escape(&order.account_name),
        escape(&order.bank_account),
        yuan(order.amount_fen),
        escape(&order.reference),
    ]
}
