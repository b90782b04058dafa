//! `/accounts/:account_id`: one account's bills and its usage.

use domain::{
    text::{AccountText, BillingText},
    wire::{
        account::{AccountSummary, BindingRole},
        bill::{BillList, BillSummary},
    },
};
use leptos::prelude::*;

use super::{chart_view::UsageChart, rows::BillRows};
use crate::{
    app::CurrentPage,
    kit::{
        load::{Loader, load},
        loaded::{Loaded, Reserve},
        page::Page,
    },
    routes::Page as Address,
    services::account::{
        amount::AmountDue,
        freshness::{Freshness, Renewal},
        list::{facts, name_of, tags},
    },
    session::text,
};

/// What the page shows, fetched together so that it never mixes two copies.
type Shown = (AccountSummary, BillList);

/// One account.
#[component]
pub fn AccountPage() -> impl IntoView {
    let Address::Account(account_id) = untrack(CurrentPage::get) else { return ().into_any() };
    let path = format!("/accounts/{account_id}");
    let shown = load(move |net| {
        let path = path.clone();
        async move {
            let account: AccountSummary = net.get(&path).await?;
            let bills: BillList = net.get(&format!("{path}/bills")).await?;
            Ok((account, bills))
        }
    });
    let renewal = Renewal::default();
    view! {
        <Page title={text::<BillingText>().list_title}>
            <Loaded
                loader=shown
                reserve=Reserve::Tall
                view=move |(account, bills)| content(account, bills, shown, renewal)
            />
        </Page>
    }
    .into_any()
}

fn content(
    account: AccountSummary,
    bills: BillList,
    loader: Loader<Shown>,
    renewal: Renewal,
) -> AnyView {
    let texts = text::<AccountText>();
    let payer = account.role == BindingRole::Payer;
    let payer_note = payer.then(|| view! { <p class="quiet">{texts.payer_note}</p> });
    let usage = (!payer).then(|| view! { <UsageChart usage=bills.usage/> });
    view! {
        <section class="card account-card" aria-labelledby="account-name">
            <div class="account-head">
                <h2 id="account-name">{name_of(&account)}</h2>
                {tags(&account)}
            </div>
            <div class="account-body">
                <AmountDue account=account.clone()/>
                <div class="account-facts">{facts(&account)} {payer_note}</div>
            </div>
            <Freshness
                account_id=account.account_id.clone()
                synchronised_at=bills.synchronised_at
                stale=bills.stale
                renewal=renewal
                renewed=Callback::new(move |_| loader.refresh())
            />
        </section>
        <div class="columns account-columns">{usage} {list(bills.bills)}</div>
    }
    .into_any()
}

fn list(bills: Vec<BillSummary>) -> AnyView {
    let texts = text::<BillingText>();
    if bills.is_empty() {
        return view! {
            <section class="card empty">
                <h2>{texts.list_empty_title}</h2>
                <p>{texts.list_empty_body}</p>
            </section>
        }
        .into_any();
    }
    view! {
        <section class="card" aria-labelledby="bills-title">
            <h2 id="bills-title">{texts.every_bill}</h2>
            <BillRows bills=bills/>
        </section>
    }
    .into_any()
}
