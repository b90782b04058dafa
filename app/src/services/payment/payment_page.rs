//! `/payments/:payment_id`: one payment, live until nothing can change any more.

use domain::{
    text::{PaymentText, fill},
    wire::payment::{Payment, PaymentState},
};
use leptos::prelude::*;

use super::{
    action::HowToPay,
    allocations::Allocations,
    cancel::Cancel,
    live::{Live, watch},
    time::{Checked, TimeToPay},
    watch::{Tone, can_cancel, can_check, can_pay_again, tone},
};
use crate::{
    app::CurrentPage,
    kit::{
        date::time,
        load::Load,
        loaded::{Reserve, Skeleton},
        money::{Money, yuan},
        notice::{FailureNotice, Notice, Tone as NoticeTone},
        page::Page,
        parts::{Facts, Icon, IconName},
    },
    routes::Page as Address,
    session::{Session, text},
};
use domain::text::CommonText;

/// One payment.
#[component]
pub fn PaymentPage() -> impl IntoView {
    let Address::Payment(payment_id) = untrack(CurrentPage::get) else { return ().into_any() };
    let live = watch(payment_id);
    let state = Memo::new(move |_| live.payment(|payment| payment.state));
    let offline = move || {
        live.offline.get().then(|| {
            let texts = &text::<PaymentText>().live;
            view! { <Notice tone=NoticeTone::Warning title=texts.offline>""</Notice> }
        })
    };
    // Only a change of state builds the page anew; the buttons keep their focus in between. Every
    // answer sets `first`, also to what it was.
    let first = Memo::new(move |_| live.first.get());
    let content = move || match (state.get(), first.get()) {
        (Some(state), _) => content(live, state),
        (None, Load::Failed(failure)) => {
            view! { <FailureNotice failure=failure retry=move || live.ask_now()/> }.into_any()
        }
        (None, Load::Loading | Load::Ready(())) => {
            view! { <Skeleton reserve=Reserve::Tall/> }.into_any()
        }
    };
    view! {
        <Page title={text::<PaymentText>().live.title}>
            <div role="status">{move || state.get().map(headline)}</div>
            <div role="status">{offline}</div>
            {content}
        </Page>
    }
    .into_any()
}

/// What the state means, in a region that screen readers hear of.
fn headline(state: PaymentState) -> AnyView {
    let texts = text::<PaymentText>().states.get(state);
    let (class, icon) = match tone(state) {
        Tone::Waiting => ("pay-state pay-state-waiting", IconName::Clock),
        Tone::Good => ("pay-state pay-state-good", IconName::Done),
        Tone::Neutral => ("pay-state", IconName::Info),
        Tone::Bad => ("pay-state pay-state-bad", IconName::Warning),
    };
    view! {
        <div class=class>
            <Icon name=icon/>
            <div>
                <p class="pay-state-heading">{texts.heading}</p>
                <p>{texts.body}</p>
            </div>
        </div>
    }
    .into_any()
}

fn content(live: Live, state: PaymentState) -> AnyView {
    let Some(payment) = live.payment_untracked() else { return ().into_any() };
    let texts = &text::<PaymentText>().live;
    let pay = (state == PaymentState::Pending).then(|| {
        view! {
            <TimeToPay live=live/>
            <HowToPay live=live/>
        }
    });
    let check = can_check(state).then(|| view! { <Checked live=live/> });
    let cancel = can_cancel(state).then(|| view! { <Cancel live=live/> });
    let surplus = move || {
        let surplus = live.payment(|payment| payment.surplus_fen).unwrap_or(0);
        (surplus > 0).then(|| told_surplus(surplus))
    };
    view! {
        {surplus}
        <div class="columns">
        <div class="column-main">
        <section class="card pay-live">
            <p class="amount-label">{texts.amount}</p>
            <p class="amount-value"><Money fen=payment.amount_fen large=true/></p>
            {pay}
            {check}
            {ways_on(&payment)}
        </section>
        {cancel}
        </div>
        <div class="column-side">
        {details(&payment)}
        <p class="quiet">{fill(texts.help, &[("order", &payment.order_number)])}</p>
        </div>
        </div>
    }
    .into_any()
}

fn told_surplus(surplus_fen: i64) -> AnyView {
    let amount = format!("{} {}", yuan(surplus_fen), text::<CommonText>().yuan);
    let told = fill(text::<PaymentText>().live.surplus, &[("amount", &amount)]);
    view! { <Notice tone=NoticeTone::Warning title=told>""</Notice> }.into_any()
}

/// Receipt, bills, paying again: whatever fits the state.
fn ways_on(payment: &Payment) -> AnyView {
    let texts = &text::<PaymentText>().live;
    let main = if let Some(receipt) = payment.receipt_id.clone() {
        Some((Address::Receipt(receipt).href(), texts.receipt))
    } else if can_pay_again(payment.state) {
        Some((Address::Pay(payment.account_id.clone()).href(), texts.again))
    } else {
        None
    };
    let bills = (tone(payment.state) != Tone::Waiting).then(|| {
        let href = Address::Account(payment.account_id.clone()).href();
        view! { <a class="button button-quiet" href=href>{texts.bills}</a> }
    });
    let main =
        main.map(|(href, label)| view! { <a class="button button-main" href=href>{label}</a> });
    view! { <p class="actions">{main} {bills}</p> }.into_any()
}

fn details(payment: &Payment) -> AnyView {
    let texts = &text::<PaymentText>().live;
    let language = Session::get().language.get_untracked();
    let order = view! { <span class="digits">{payment.order_number.clone()}</span> }.into_any();
    let mut rows = vec![(texts.order.to_owned(), order)];
    if let Some(paid_at) = &payment.paid_at {
        rows.push((texts.paid_at.to_owned(), time(language, paid_at).into_any()));
    }
    view! {
        <section class="card" aria-labelledby="what-for">
            <h2 id="what-for">{texts.what_for}</h2>
            <Allocations allocations=payment.allocations.clone()/>
            <Facts rows=rows/>
        </section>
    }
    .into_any()
}
