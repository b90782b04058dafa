//! `/bills/:bill_id`: one bill, every line explained.

use domain::{
    text::{AccountText, BillingText, CommonText, fill},
    wire::bill::{BillDetail, BillState},
};
use leptos::prelude::*;

use super::{
    bill_sections::{late_fee, readings, tariff, tiers},
    chart_view::UsageChart,
    lines::Lines,
    parts::BillStateTag,
};
use crate::{
    app::CurrentPage,
    kit::{
        date::{date, month},
        load::load,
        loaded::{Loaded, Reserve},
        money::{Money, yuan},
        page::Page,
        parts::Facts,
    },
    routes::Page as Address,
    services::payment::selection::is_payable,
    session::{Session, text},
};

/// One bill.
#[component]
pub fn BillPage() -> impl IntoView {
    let Address::Bill(bill_id) = untrack(CurrentPage::get) else { return ().into_any() };
    let path = format!("/bills/{bill_id}");
    let bill = load(move |net| {
        let path = path.clone();
        async move { net.get::<BillDetail>(&path).await }
    });
    view! {
        <Page title={text::<BillingText>().detail.heading}>
            <Loaded loader=bill reserve=Reserve::Tall view=content/>
        </Page>
    }
    .into_any()
}

fn content(bill: BillDetail) -> AnyView {
    let texts = &text::<BillingText>().detail;
    // A payer is given the amount and the period only; a bill always has lines.
    let reduced = bill.lines.is_empty();
    let lines = (!reduced).then(|| {
        view! { <Lines lines=bill.lines.clone() total_fen=bill.summary.amount_fen/> }
    });
    let payer = reduced.then(|| view! { <p class="card quiet">{texts.payer}</p> });
    let usage = (!bill.usage.is_empty()).then(|| {
        view! { <UsageChart usage=bill.usage.clone() marked=bill.summary.period.clone()/> }
    });
    view! {
        <div class="columns">
            <div class="column-main">
                {head(&bill)}
                {lines}
                {payer}
                {bill.late_fee.as_ref().map(late_fee)}
                {(!bill.readings.is_empty()).then(|| readings(&bill.readings))}
            </div>
            <div class="column-side">
                {usage}
                {bill.tiers.as_ref().map(tiers)}
                {bill.tariff.as_ref().map(tariff)}
                <p class="quiet">{texts.doubt}</p>
            </div>
        </div>
    }
    .into_any()
}

/// The amount to pay or paid, and what can be done.
fn head(bill: &BillDetail) -> AnyView {
    let texts = &text::<BillingText>().detail;
    let language = Session::get().language.get_untracked();
    let summary = &bill.summary;
    let paid = summary.state == BillState::Paid;
    // What was paid may include a late fee that the receipt tells; the bill itself doesn't change.
    let to_pay = if paid { summary.amount_fen } else { summary.amount_fen + summary.late_fee_fen };
    let split = (!paid && summary.late_fee_fen > 0).then(|| {
        let unit = text::<CommonText>().yuan;
        let (amount, late_fee) = (yuan(summary.amount_fen), yuan(summary.late_fee_fen));
        let values = [("amount", amount), ("late_fee", late_fee)]
            .map(|(name, value)| (name, format!("{value} {unit}")));
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        view! { <p class="amount-note">{fill(texts.with_late_fee, &values)}</p> }
    });
    view! {
        <section class="card bill-head" aria-labelledby="bill-period">
            <div class="account-head">
                <h2 id="bill-period">{month(language, &summary.period)}</h2>
                <BillStateTag state=summary.state/>
            </div>
            <p class="amount-label">{if paid { texts.paid } else { texts.to_pay }}</p>
            <p class="amount-value"><Money fen=to_pay large=true/></p>
            {split}
            {actions(bill)}
            {dates(bill)}
        </section>
    }
    .into_any()
}

fn actions(bill: &BillDetail) -> Option<AnyView> {
    let texts = &text::<BillingText>().detail;
    let summary = &bill.summary;
    let (class, href, label) = if is_payable(summary) {
        let href = Address::Pay(bill.account_id.clone()).href();
        ("button button-main", format!("{href}?bill={}", summary.bill_id), texts.pay)
    } else if let Some(open) = &summary.open_payment_id {
        ("button button-main", Address::Payment(open.clone()).href(), texts.open_payment)
    } else {
        let receipt = summary.receipt_id.clone()?;
        ("button button-quiet", Address::Receipt(receipt).href(), texts.receipt)
    };
    Some(view! { <p class="amount-action"><a class=class href=href>{label}</a></p> }.into_any())
}

fn dates(bill: &BillDetail) -> AnyView {
    let texts = &text::<BillingText>().detail;
    let language = Session::get().language.get_untracked();
    let (from, to) = (date(language, &bill.from_date), date(language, &bill.to_date));
    let account = Address::Account(bill.account_id.clone()).href();
    let number = view! { <a class="digits" href=account>{bill.account_number.clone()}</a> };
    let row = |name: &str, value: String| (name.to_owned(), value.into_any());
    let rows = vec![
        (text::<AccountText>().number.to_owned(), number.into_any()),
        row(texts.days, fill(texts.from_to, &[("from", &from), ("to", &to)])),
        row(texts.issued, date(language, &bill.issued_on)),
        row(texts.due, date(language, &bill.summary.due_date)),
    ];
    view! { <Facts rows=rows/> }.into_any()
}
