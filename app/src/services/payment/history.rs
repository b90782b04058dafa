//! `/payments`: every payment of the active party.

use domain::{
    text::{PaymentText, fill},
    wire::payment::{Payment, PaymentList},
};
use leptos::prelude::*;

use super::{
    allocations::name_of,
    watch::{Tone, tone},
};
use crate::{
    kit::{
        date::time,
        load::load,
        loaded::{Loaded, Reserve},
        money::Money,
        page::Page,
        parts::{Tag, TagTone},
    },
    routes::Page as Address,
    session::{Session, text},
};

/// The history.
#[component]
pub fn PaymentsPage() -> impl IntoView {
    let texts = &text::<PaymentText>().history;
    let payments = load(|net| async move { net.get::<PaymentList>("/payments").await });
    let empty = move || {
        view! {
            <section class="card empty">
                <h2>{texts.empty_title}</h2>
                <p>{texts.empty_body}</p>
                <p>
                    <a class="button button-main" href=Address::Accounts.href()>{texts.to_accounts}</a>
                </p>
            </section>
        }
    };
    view! {
        <Page title=texts.title>
            <Loaded
                loader=payments
                reserve=Reserve::Tall
                is_empty=|list: &PaymentList| list.payments.is_empty()
                empty=empty
                view=|list| {
                    let rows = list.payments.into_iter().map(row).collect_view();
                    view! { <ul class="card plain-list bill-rows">{rows}</ul> }.into_any()
                }
            />
        </Page>
    }
}

fn row(payment: Payment) -> AnyView {
    let texts = text::<PaymentText>();
    let language = Session::get().language.get_untracked();
    let tag = match tone(payment.state) {
        Tone::Waiting => TagTone::Waiting,
        Tone::Good => TagTone::Good,
        Tone::Neutral => TagTone::Plain,
        Tone::Bad => TagTone::Bad,
    };
    // Before the money came, the last moment to pay is the only time there is.
    let when = payment.paid_at.as_deref().map_or_else(
        || fill(texts.live.until, &[("time", &time(language, &payment.expires_at))]),
        |paid_at| time(language, paid_at),
    );
    let when = (payment.paid_at.is_some() || tone(payment.state) == Tone::Waiting).then_some(when);
    view! {
        <li>
            <a class="bill-row" href=Address::Payment(payment.payment_id.clone()).href()>
                <span class="bill-row-what">
                    <span class="bill-row-month">{what(&payment)}</span>
                    {when.map(|when| view! { <span class="bill-row-note">{when}</span> })}
                </span>
                <span class="bill-row-much">
                    <Money fen=payment.amount_fen/>
                    <Tag tone=tag label=texts.states.get(payment.state).short/>
                </span>
            </a>
        </li>
    }
    .into_any()
}

/// The first part, and how many there are.
fn what(payment: &Payment) -> String {
    let first = payment.allocations.first().map(name_of).unwrap_or_default();
    match payment.allocations.len() {
        0 | 1 => first,
        count => fill(
            text::<PaymentText>().history.and_more,
            &[("first", &first), ("count", &count.to_string())],
        ),
    }
}
