//! Bills in a list: a row each, the whole row a way to the bill.

use domain::{
    text::{BillingText, CommonText, fill},
    wire::bill::{BillState, BillSummary},
};
use leptos::prelude::*;

use super::parts::BillStateTag;
use crate::{
    kit::{
        date::{date, month},
        money::{Money, kwh, yuan},
    },
    routes::Page as Address,
    session::{Session, text},
};

/// Bills as they come: newest first.
#[component]
pub fn BillRows(
    /// The bills.
    bills: Vec<BillSummary>,
) -> impl IntoView {
    let rows = bills.into_iter().map(row).collect_view();
    view! { <ul class="plain-list bill-rows">{rows}</ul> }
}

fn row(bill: BillSummary) -> AnyView {
    let texts = text::<BillingText>();
    let common = text::<CommonText>();
    let language = Session::get().language.get_untracked();
    let energy = bill.energy_kwh_x100.map(|energy| {
        view! { <span class="bill-row-energy">{kwh(energy)} " " {common.kwh}</span> }
    });
    let late_fee = (bill.late_fee_fen > 0).then(|| {
        let amount = format!("{} {}", yuan(bill.late_fee_fen), common.yuan);
        view! { <span class="bill-row-note">{fill(texts.plus_late_fee, &[("amount", &amount)])}</span> }
    });
    let due = (bill.state == BillState::Unpaid).then(|| {
        let day = date(language, &bill.due_date);
        view! { <span class="bill-row-note">{fill(texts.due, &[("date", &day)])}</span> }
    });
    view! {
        <li>
            <a class="bill-row" href=Address::Bill(bill.bill_id.clone()).href()>
                <span class="bill-row-what">
                    <span class="bill-row-month">{month(language, &bill.period)}</span>
                    {energy}
                    {due}
                    {late_fee}
                </span>
                <span class="bill-row-much">
                    <Money fen=bill.amount_fen/>
                    <BillStateTag state=bill.state/>
                </span>
            </a>
        </li>
    }
    .into_any()
}
