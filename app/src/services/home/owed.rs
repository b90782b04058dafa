//! What I owe: the sum, then each account with its next step.

use domain::{
    text::{CommonText, HomeText, fill},
    wire::{
        account::{AccountSummary, PaymentKind},
        bill::{BillState, BillSummary},
        me::Me,
    },
};
use leptos::prelude::*;

use crate::{
    kit::{
        date::{date, time},
        money::{Money, yuan},
        parts::{Tag, TagTone},
    },
    routes::Page,
    session::{Session, text},
};

/// The first thing on the page.
pub fn owed(me: &Me) -> AnyView {
    let home = text::<HomeText>();
    if me.active_party.is_none() {
        return step(home.unverified, home.unverified_text, Page::Verify, home.verify);
    }
    if me.accounts.is_empty() {
        return step(home.no_account, home.no_account_text, Page::Bind, home.bind);
    }
    let accounts = me.accounts.iter().map(account).collect_view();
    view! {
        <section class="owed">
            {sum(me)}
            <ul class="plain-list">{accounts}</ul>
        </section>
    }
    .into_any()
}

/// The one thing to do next, before there is anything to owe.
fn step(title: &'static str, what: &'static str, page: Page, action: &'static str) -> AnyView {
    view! {
        <section class="welcome">
            <h2 class="welcome-title">{title}</h2>
            <p>{what}</p>
            <p>
                <a class="button button-main" href=page.href()>{action}</a>
            </p>
        </section>
    }
    .into_any()
}

fn sum(me: &Me) -> AnyView {
    let home = text::<HomeText>();
    let unpaid = || me.accounts.iter().flat_map(|account| &account.unpaid);
    if me.owed_fen == 0 {
        return view! {
            <div class="owed-sum">
                <h2>{home.owed}</h2>
                <p class="owed-amount"><Money fen=0 large=true/></p>
                <p><Tag tone=TagTone::Good label=home.nothing_owed/></p>
            </div>
        }
        .into_any();
    }
    let late_fee: i64 = unpaid().map(|bill| bill.late_fee_fen).sum();
    let late_fee = (late_fee > 0).then(|| {
        view! { <p class="quiet">{fill(home.late_fee, &[("amount", &yuan(late_fee))])}</p> }
    });
    let due = unpaid().min_by(|a, b| a.due_date.cmp(&b.due_date)).map(due_tag);
    view! {
        <div class="owed-sum">
            <h2>{home.owed}</h2>
            <p class="owed-amount"><Money fen=me.owed_fen large=true/></p>
            {late_fee}
            <p>{due}</p>
        </div>
    }
    .into_any()
}

fn due_tag(bill: &BillSummary) -> impl IntoView + use<> {
    let home = text::<HomeText>();
    let day = date(Session::get().language.get_untracked(), &bill.due_date);
    let (tone, words) = match bill.state {
        BillState::Overdue => (TagTone::Bad, home.overdue),
        BillState::PaymentUnderWay => (TagTone::Waiting, home.under_way),
        BillState::Unpaid | BillState::Paid => (TagTone::Waiting, home.due),
    };
    view! { <Tag tone=tone label=fill(words, &[("date", &day)])/> }
}

fn account(account: &AccountSummary) -> impl IntoView + use<> {
    let home = text::<HomeText>();
    let common = text::<CommonText>();
    let language = Session::get().language.get_untracked();
    let id = account.account_id.clone();
    let name = account.nickname.clone().unwrap_or_else(|| account.address_masked.clone());
    let prepaid = account.payment_kind == PaymentKind::Prepaid;
    let amount = if prepaid && account.owed_fen == 0 {
        view! { <span class="quiet">{home.balance} " "</span> <Money fen=account.balance_fen/> }
            .into_any()
    } else {
        view! { <Money fen=account.owed_fen/> }.into_any()
    };
    let pay = match (account.owed_fen > 0, prepaid) {
        (true, _) => Some(home.pay),
        (false, true) => Some(home.top_up),
        (false, false) => None,
    };
    let pay = pay.map(|label| {
        let href = Page::Pay(id.clone()).href();
        view! { <a class="button button-main" href=href>{label}</a> }
    });
    let stale = account.stale.then(|| {
        let at = fill(common.synchronised, &[("time", &time(language, &account.synchronised_at))]);
        view! { <p class="quiet">{at} " · " {common.stale}</p> }
    });
    view! {
        <li class="account">
            <div class="account-words">
                <a class="account-name" href=Page::Account(id).href()>{name}</a>
                <span class="quiet">{account.account_number.clone()}</span>
            </div>
            <div class="account-amount">{amount}</div>
            <div class="account-action">{pay}</div>
            {stale}
        </li>
    }
}
