//! First step of paying: which bills, how much on top, and how.

use domain::{
    form::{AnswerKind, Kept, Question},
    money::Fen,
    text::{CommonText, PaymentText, fill},
    wire::{
        account::{AccountSummary, BindingRole, PaymentKind},
        payment::PaymentChannel,
    },
};
use leptos::{ev::SubmitEvent, html, prelude::*};

use super::{
    pay_page::Order,
    selection::{Row, due},
};
use crate::{
    kit::{
        date::month,
        focus,
        form::{Ask, Field},
        money::{Money, yuan},
        notice::{Notice, Tone},
    },
    routes::Page as Address,
    services::account::list::line_of,
    session::{Session, text},
};

/// Prepaid top-up (预存), in yuan.
const TOP_UP: Question = Question {
    name: "top_up_fen",
    kind: AnswerKind::Money,
    required: false,
    max_length: 12,
    autocomplete: "off",
    kept: Kept::Device,
    check: |answer| Fen::parse_yuan(answer).map(drop).ok_or("AMOUNT"),
};

/// Choosing.
#[component]
pub fn Choose(
    /// What is being put together.
    order: Order,
) -> impl IntoView {
    let texts = &text::<PaymentText>().choose;
    let account = order.account.get_untracked();
    let prepaid = account.payment_kind == PaymentKind::Prepaid;
    let has_bills = order.selection.with_untracked(|selection| !selection.rows().is_empty());
    let under_way = account.unpaid.iter().find_map(|bill| bill.open_payment_id.clone()).map(open);
    let head = view! { <p class="pay-account">{line_of(&account)}</p> };
    if !has_bills && !prepaid {
        let nothing = under_way.is_none().then(|| nothing(&account.account_id));
        return view! { {head} {under_way} {nothing} }.into_any();
    }
    let top_up = prepaid.then(|| top_up_field(order));
    let mistake = RwSignal::new(false);
    let said = NodeRef::<html::Div>::new();
    let go_on = move |event: SubmitEvent| {
        event.prevent_default();
        let right = top_up.is_none_or(|field| field.judge() && take_top_up(order, field));
        let total = order.selection.with_untracked(|selection| selection.total());
        let something = total.is_some_and(|total| total > Fen::ZERO);
        mistake.set(right && !something);
        match top_up.filter(|_| !right) {
            Some(field) => focus::to_id(&field.id()),
            None if !something => focus::soon(said),
            None => {}
        }
        // Setting it to what it is would draw this step anew and lose what it says.
        if right && something {
            order.reviewing.set(true);
        }
    };
    view! {
        {head}
        {under_way}
        <form class="pay-form" novalidate on:submit=go_on>
            <div role="alert" class="pay-mistake" tabindex="-1" node_ref=said>
                {move || mistake.get().then_some(texts.nothing_chosen)}
            </div>
            {has_bills.then(|| bills(order))}
            {top_up.map(|field| top_up_section(field, &account))}
            <Channels order=order/>
            <div class="pay-bar">
                <p class="pay-total" aria-live="polite">
                    {texts.total} " " {move || total(order)}
                </p>
                <button type="submit" class="button button-main">{texts.next}</button>
            </div>
        </form>
    }
    .into_any()
}

fn total(order: Order) -> AnyView {
    let total = order.selection.with(|selection| selection.total());
    view! { <Money fen=total.unwrap_or_default().get() large=true/> }.into_any()
}

fn open(payment_id: String) -> AnyView {
    let texts = &text::<PaymentText>().choose;
    view! {
        <Notice tone=Tone::Info title=texts.under_way>
            <p>
                <a href=Address::Payment(payment_id).href()>{texts.under_way_link}</a>
            </p>
        </Notice>
    }
    .into_any()
}

fn nothing(account_id: &str) -> AnyView {
    let texts = &text::<PaymentText>().choose;
    let bills = Address::Account(account_id.to_owned()).href();
    view! {
        <section class="card empty">
            <h2>{texts.nothing_title}</h2>
            <p>{texts.nothing_body}</p>
            <p>
                <a class="button button-quiet" href=bills>{texts.to_bills}</a>
            </p>
        </section>
    }
    .into_any()
}

fn top_up_section(field: Field, account: &AccountSummary) -> AnyView {
    let texts = &text::<PaymentText>().choose;
    // A payer isn't told the balance.
    let balance = (account.role == BindingRole::Holder).then(|| {
        let balance = format!("{} {}", yuan(account.balance_fen), text::<CommonText>().yuan);
        view! { <p>{fill(texts.top_up_balance, &[("balance", &balance)])}</p> }
    });
    view! {
        <section class="card">
            {balance}
            <Ask field=field/>
        </section>
    }
    .into_any()
}

fn top_up_field(order: Order) -> Field {
    let texts = &text::<PaymentText>().choose;
    let field = Field::new(&TOP_UP, texts.top_up).hint(texts.top_up_hint);
    let before = order.selection.with_untracked(|selection| selection.top_up());
    if before > Fen::ZERO {
        field.value.set(before.plain());
    }
    Effect::new(move |_| {
        field.value.track();
        take_top_up(order, field);
    });
    field
}

/// Puts what was typed into the order; an empty field is nothing. Whether it could be read.
fn take_top_up(order: Order, field: Field) -> bool {
    let typed = field.value.get_untracked();
    let read = if typed.trim().is_empty() { Some(Fen::ZERO) } else { Fen::parse_yuan(&typed) };
    let amount = read.unwrap_or_default();
    if order.selection.with_untracked(|selection| selection.top_up()) != amount {
        order.selection.update(|selection| selection.set_top_up(amount));
    }
    read.is_some()
}

fn bills(order: Order) -> AnyView {
    let texts = &text::<PaymentText>().choose;
    let rows = order.selection.with_untracked(|selection| selection.rows().to_vec());
    let rows = rows.into_iter().map(|row| bill(order, row)).collect_view();
    view! {
        <fieldset class="card pay-bills">
            <legend>{texts.bills}</legend>
            {rows}
        </fieldset>
    }
    .into_any()
}

fn bill(order: Order, row: Row) -> AnyView {
    let texts = &text::<PaymentText>().choose;
    let Row { bill, chosen } = row;
    let language = Session::get().language.get_untracked();
    let unit = text::<CommonText>().yuan;
    let parts = (bill.late_fee_fen > 0).then(|| {
        let amount = format!("{} {unit}", yuan(bill.amount_fen));
        let late_fee = format!("{} {unit}", yuan(bill.late_fee_fen));
        let parts = fill(texts.with_late_fee, &[("amount", &amount), ("late_fee", &late_fee)]);
        view! { <span class="pay-bill-parts">{parts}</span> }
    });
    let name = fill(texts.bill, &[("period", &month(language, &bill.period))]);
    let sum = due(&bill).unwrap_or_default().get();
    let id = format!("bill-{}", bill.bill_id);
    let toggled = move |event| {
        let chosen = event_target_checked(&event);
        order.selection.update(|selection| selection.choose(&bill.bill_id, chosen));
    };
    view! {
        <div class="choice pay-bill">
            <input type="checkbox" id=id.clone() checked=chosen on:change=toggled/>
            <label for=id>
                <span class="pay-bill-what">{name} {parts}</span>
                <Money fen=sum/>
            </label>
        </div>
    }
    .into_any()
}

/// Name and explanation of a way to pay.
pub fn channel_words(channel: PaymentChannel) -> (&'static str, &'static str) {
    let texts = &text::<PaymentText>().choose;
    match channel {
        PaymentChannel::WechatNative => (texts.native, texts.native_hint),
        PaymentChannel::WechatH5 => (texts.h5, texts.h5_hint),
        PaymentChannel::WechatJsapi => (texts.jsapi, texts.jsapi_hint),
    }
}

#[component]
fn Channels(order: Order) -> impl IntoView {
    let texts = &text::<PaymentText>().choose;
    let choices = order.device.channels().into_iter().zip(0_u8..).map(|(channel, index)| {
        let (name, hint) = channel_words(channel);
        let id = format!("channel-{index}");
        view! {
            <div class="choice">
                <input
                    type="radio"
                    id=id.clone()
                    name="channel"
                    prop:checked=move || order.channel.get() == channel
                    on:change=move |_| order.channel.set(channel)
                />
                <label for=id>
                    {name} <span class="choice-hint">{hint}</span>
                </label>
            </div>
        }
    });
    view! {
        <fieldset class="card pay-channels">
            <legend>{texts.channel}</legend>
            {choices.collect_view()}
        </fieldset>
    }
}
