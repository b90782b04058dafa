//! A page on which somebody pays a bill at the counter or with another app, behind our back.

use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::outside::customer_system::{Bill, WorldAccount};
use serde::Deserialize;

use super::Customers;
use crate::{
    failure::Failure,
    page::{Page, escape},
    state::Shared,
    time::{rfc3339, yuan},
};

const LABEL: &str = "模拟营销系统 · 沙箱";

pub(super) async fn page(State(shared): State<Shared>) -> Response {
    shared.customers.read(|customers| {
        let page = Page::new("用户与账单", LABEL);
        if customers.accounts.is_empty() {
            return page.paragraph("还没有用户。先运行 kaideng seed。").into_response();
        }
        let accounts = customers.accounts.values();
        accounts.fold(page, |page, known| section(page, customers, known)).into_response()
    })
}

fn section(page: Page, customers: &Customers, known: &WorldAccount) -> Page {
    let number = &known.account.account_number;
    let booked = customers.booked_balance_fen.get(number).copied().unwrap_or(0);
    let heading = format!(
        "<h2>{} {}</h2><p class=\"quiet\">{} · 余额 {} 元</p>",
        escape(number),
        escape(&known.account.holder.name),
        escape(&known.account.address),
        yuan(known.account.balance_fen.saturating_add(booked)),
    );
    let rows: Vec<_> = known.bills.iter().rev().map(|bill| row(number, bill)).collect();
    page.markup(&heading).table(
        &format!("{number} 的账单"),
        &["月份", "账单编号", "金额（元）", "交费期限", "状态"],
        &rows,
    )
}

fn row(account: &str, bill: &Bill) -> Vec<String> {
    let state = match &bill.paid_at {
        Some(at) => format!("已缴清 {}", escape(at)),
        None => format!(
            "<form method=\"post\" action=\"/customer-system/paid-elsewhere\">\
             <input type=\"hidden\" name=\"account\" value=\"{account}\">\
             <input type=\"hidden\" name=\"bill\" value=\"{bill}\">\
             <button class=\"small other\" type=\"submit\" \
             aria-label=\"{bill} 已在别处缴清\">在别处缴清</button></form>",
            account = escape(account),
            bill = escape(&bill.bill_number),
        ),
    };
    vec![
        escape(&bill.period),
        escape(&bill.bill_number),
        yuan(bill.amount_fen),
        escape(&bill.due_date),
        state,
    ]
}

#[derive(Debug, Deserialize)]
pub(super) struct PaidElsewhere {
    account: String,
    bill: String,
}

/// Marks a bill as paid now; one that is paid stays as it is.
pub(super) async fn pay(
    State(shared): State<Shared>,
    Form(form): Form<PaidElsewhere>,
) -> Result<Response, Failure> {
    let now = rfc3339(shared.clock.now_ms());
    let found = shared.customers.change(|customers| {
        let known = customers.accounts.get_mut(&form.account)?;
        let bill = known.bills.iter_mut().find(|bill| bill.bill_number == form.bill)?;
        bill.paid_at.get_or_insert(now);
        Some(())
    })?;
    found.ok_or_else(|| {
        Failure::new(StatusCode::NOT_FOUND, "NOT_FOUND", "no such account or bill")
    })?;
    Ok(Redirect::to("/customer-system").into_response())
}
