//! For whom the login may act, and at which level.

use domain::{
    text::ProfileText,
    wire::{
        identity::AssuranceLevel,
        me::{MemberRole, PartyKind, PartySummary},
    },
};
use leptos::{prelude::*, task::spawn_local};

use super::of_me;
use crate::{
    app::Navigator,
    kit::{
        notice::FailureNotice,
        parts::{Tag, TagTone},
    },
    net::use_net,
    routes::Page,
    session::text,
    shell::take_switched,
};

/// The parties, with a button to act for another one.
#[component]
pub fn Parties() -> impl IntoView {
    let navigator = Navigator::get();
    let words = text::<ProfileText>();
    let net = use_net();
    let parties = of_me(|me| me.parties.clone());
    let active = of_me(|me| me.active_party.as_ref().map(|party| party.party_id.clone()));
    let failure = RwSignal::new(None);
    let switch = move |party_id: String| {
        failure.set(None);
        spawn_local(async move {
            match net.switch_party(&party_id).await {
                Ok(me) => take_switched(me, navigator),
                Err(error) => {
                    failure.try_set(Some(error));
                }
            }
        });
    };
    let list = move || {
        let active = active.get();
        let parties = parties.get();
        if parties.is_empty() {
            return view! { <p>{words.no_party}</p> }.into_any();
        }
        let rows = parties.into_iter().map(|party| {
            let now = active.as_ref() == Some(&party.party_id);
            row(&party, now, switch)
        });
        view! { <ul class="plain-list parties">{rows.collect_view()}</ul> }.into_any()
    };
    view! {
        <h2>{words.parties}</h2>
        {move || failure.get().map(|failure| view! { <FailureNotice failure=failure/> })}
        {list}
        <div class="actions">
            <a class="button" href=Page::Verify.href()>{words.verify}</a>
            <a href=Page::Accounts.href()>{words.accounts_link}</a>
        </div>
    }
}

fn row(
    party: &PartySummary,
    now: bool,
    switch: impl Fn(String) + Copy + Send + 'static,
) -> AnyView {
    let words = text::<ProfileText>();
    let kind = match party.kind {
        PartyKind::Person => words.person,
        PartyKind::Company => words.company,
    };
    let [unverified, mobile, verified, high] = words.levels;
    let (tone, level) = match party.level {
        AssuranceLevel::L0 => (TagTone::Plain, unverified),
        AssuranceLevel::L1 => (TagTone::Plain, mobile),
        AssuranceLevel::L2 => (TagTone::Good, verified),
        AssuranceLevel::L3 => (TagTone::Good, high),
    };
    let [owner, agent, payer, viewer] = words.roles;
    let role = match party.role {
        MemberRole::Owner => owner,
        MemberRole::Agent => agent,
        MemberRole::Payer => payer,
        MemberRole::Viewer => viewer,
    };
    let id = party.party_id.clone();
    let name = party.name_masked.clone();
    let action = if now {
        view! { <span class="quiet">{words.acting}</span> }.into_any()
    } else {
        view! {
            <button type="button" class="button-link" on:click=move |_| switch(id.clone())>
                {words.switch}
                <span class="visually-hidden">{name.clone()}</span>
            </button>
        }
        .into_any()
    };
    view! {
        <li class="party-row">
            <span class="party-words">
                <strong>{party.name_masked.clone()}</strong>
                <span class="quiet">{format!("{kind} · {role}")}</span>
            </span>
            <Tag tone=tone label=level/>
            {action}
        </li>
    }
    .into_any()
}
