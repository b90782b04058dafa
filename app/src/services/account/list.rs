//! `/accounts`: every account of the active party.

use domain::{
    text::{AccountText, fill},
    wire::account::{AccountList, AccountSummary, BindingRole, PaymentKind},
};
use leptos::{html, prelude::*};

use super::{
    amount::AmountDue,
    freshness::{Freshness, Renewal},
    unbind::Unbind,
};
use crate::{
    kit::{
        focus,
        load::{Loader, load},
        loaded::{Loaded, Reserve},
        page::Page,
        parts::{Facts, Tag},
    },
    routes::Page as Address,
    session::{Session, text},
};

/// What was done last. Takes the focus, because the card where it was done is gone.
#[derive(Clone, Copy)]
struct Said {
    words: RwSignal<String>,
    place: NodeRef<html::Div>,
}

/// The list of accounts.
#[component]
pub fn AccountsPage() -> impl IntoView {
    let texts = text::<AccountText>();
    let accounts = load(|net| async move { net.get::<AccountList>("/accounts").await });
    let renewal = Renewal::default();
    let said = Said { words: RwSignal::new(String::new()), place: NodeRef::new() };
    let empty = move || {
        view! {
            <div class="card empty">
                <h2>{texts.empty_title}</h2>
                <p>{texts.empty_body}</p>
                <p>
                    <a class="button button-main" href=Address::Bind.href()>{texts.bind}</a>
                </p>
            </div>
        }
    };
    view! {
        <Page title=texts.title>
            <div class="done-line" role="status" tabindex="-1" node_ref=said.place>
                {said.words}
            </div>
            <Loaded
                loader=accounts
                reserve=Reserve::Tall
                is_empty=|list: &AccountList| list.accounts.is_empty()
                empty=empty
                view=move |list| cards(list, accounts, renewal, said)
            />
        </Page>
    }
}

fn cards(list: AccountList, loader: Loader<AccountList>, renewal: Renewal, said: Said) -> AnyView {
    let texts = text::<AccountText>();
    let cards = list
        .accounts
        .into_iter()
        .map(|account| {
            view! { <li><AccountCard account=account loader=loader renewal=renewal said=said/></li> }
        })
        .collect_view();
    view! {
        <ul class="plain-list account-list">{cards}</ul>
        <p>
            <a class="button button-quiet" href=Address::Bind.href()>{texts.bind_another}</a>
        </p>
    }
    .into_any()
}

/// The name that an account goes by: the customer's own, else its number.
pub fn name_of(account: &AccountSummary) -> String {
    match &account.nickname {
        Some(nickname) => nickname.clone(),
        None => format!("{} {}", text::<AccountText>().number, account.account_number),
    }
}

/// Everything that tells an account from another, in one line.
pub fn line_of(account: &AccountSummary) -> String {
    let number = account.nickname.as_ref().map(|_| account.account_number.clone());
    let parts = [Some(name_of(account)), number, Some(account.address_masked.clone())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What an account is, in tags.
pub fn tags(account: &AccountSummary) -> AnyView {
    let texts = text::<AccountText>();
    let prepaid = (account.payment_kind == PaymentKind::Prepaid)
        .then(|| view! { <Tag label=texts.prepaid/> });
    view! { <span class="tags"><Tag label=texts.role(account.role)/> {prepaid}</span> }.into_any()
}

/// Number, address, holder and class; a payer learns only number and address.
pub fn facts(account: &AccountSummary) -> AnyView {
    let texts = text::<AccountText>();
    let plain = |name: &str, value: &str| (name.to_owned(), value.to_owned().into_any());
    let mut rows = Vec::new();
    // Without a name of its own the heading is the number.
    if account.nickname.is_some() {
        let number = view! { <span class="digits">{account.account_number.clone()}</span> };
        rows.push((texts.number.to_owned(), number.into_any()));
    }
    rows.push(plain(texts.address, &account.address_masked));
    if account.role == BindingRole::Holder {
        rows.push(plain(texts.holder_name, &account.holder_masked));
        rows.push(plain(texts.tariff_title, texts.tariff_class(&account.tariff_class)));
    }
    view! { <Facts rows=rows/> }.into_any()
}

#[component]
fn AccountCard(
    account: AccountSummary,
    loader: Loader<AccountList>,
    renewal: Renewal,
    said: Said,
) -> impl IntoView {
    let texts = text::<AccountText>();
    let number = account.account_number.clone();
    let renewed = Callback::new(move |_: AccountSummary| loader.refresh());
    let unbound = Callback::new(move |()| {
        said.words.set(fill(texts.unbind.done, &[("number", &number)]));
        focus::soon(said.place);
        Session::get().refresh_me();
        loader.refresh();
    });
    let payer_note = (account.role == BindingRole::Payer)
        .then(|| view! { <p class="quiet">{texts.payer_note}</p> });
    let bills = Address::Account(account.account_id.clone()).href();
    let heading = format!("account-{}", account.account_id);
    let labelled_by = heading.clone();
    view! {
        <article class="card account-card" aria-labelledby=labelled_by>
            <div class="account-head">
                <h2 id=heading>
                    <a href=bills.clone()>{name_of(&account)}</a>
                </h2>
                {tags(&account)}
            </div>
            <div class="account-body">
                <AmountDue account=account.clone()/>
                <div class="account-facts">{facts(&account)} {payer_note}</div>
            </div>
            <Freshness
                account_id=account.account_id.clone()
                synchronised_at=account.synchronised_at.clone()
                stale=account.stale
                renewal=renewal
                renewed=renewed
            />
            <div class="account-actions">
                <a href=bills>{texts.bills}</a>
                <Unbind
                    account_id=account.account_id.clone()
                    account_number=account.account_number.clone()
                    unbound=unbound
                />
            </div>
        </article>
    }
}
