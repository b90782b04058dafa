//! For whom one acts: a person or a company. Shown when there is a choice.

use domain::{
    text::ShellText,
    wire::me::{Me, PartyKind, PartySummary},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    kit::load::Load,
    net::use_net,
    session::{Session, text},
};

/// The switch between the login's parties.
#[component]
pub fn PartySwitch() -> impl IntoView {
    let session = Session::get();
    let choices = Memo::new(move |_| {
        session.me.with(|me| match me {
            Load::Ready(Me { parties, active_party: Some(active), .. }) if parties.len() > 1 => {
                Some((parties.clone(), active.party_id.clone()))
            }
            Load::Ready(_) | Load::Loading | Load::Failed(_) => None,
        })
    });
    move || choices.get().map(|(parties, active)| view! { <Choose parties=parties active=active/> })
}

#[component]
fn Choose(parties: Vec<PartySummary>, active: String) -> impl IntoView {
    let session = Session::get();
    let net = use_net();
    let shell = text::<ShellText>();
    let choose = move |event| {
        let party_id = event_target_value(&event);
        spawn_local(async move {
            // On failure the list of parties is drawn again with the one that still holds.
            match net.switch_party(&party_id).await {
                Ok(me) => session.set_me(me),
                Err(_) => session.me.update(|_| ()),
            }
        });
    };
    let options = parties.into_iter().map(|party| {
        let kind = match party.kind {
            PartyKind::Person => shell.person,
            PartyKind::Company => shell.company,
        };
        let selected = party.party_id == active;
        view! {
            <option value=party.party_id selected=selected>
                {format!("{} · {kind}", party.name_masked)}
            </option>
        }
    });
    view! {
        <label class="party">
            <span class="visually-hidden">{shell.party}</span>
            <select class="party-select" on:change=choose>{options.collect_view()}</select>
        </label>
    }
}
