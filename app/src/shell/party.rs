//! For whom one acts: a person or a company. Shown when there is a choice.

use domain::{
    text::ShellText,
    wire::me::{Me, PartyKind, PartySummary},
};
use leptos::{html, prelude::*, task::spawn_local};
use leptos_router::hooks::use_location;

use crate::{
    app::Navigator,
    failure::Failure,
    kit::{
        load::Load,
        notice::{Notice, Tone},
    },
    net::use_net,
    routes::Page,
    session::{Session, text},
};

/// Takes the answer to a switch and goes home: what a page shows belongs to the party before.
pub fn take_switched(me: Me, navigator: Option<Navigator>) {
    Session::get().set_me(me);
    if let Some(navigator) = navigator {
        navigator.go(&Page::Home.href());
    }
}

/// The parties to choose from; none without a choice.
fn choices(me: &Load<Me>) -> Vec<PartySummary> {
    match me {
        Load::Ready(Me { parties, active_party: Some(_), .. }) if parties.len() > 1 => {
            parties.clone()
        }
        Load::Ready(_) | Load::Loading | Load::Failed(_) => Vec::new(),
    }
}

fn active(me: &Load<Me>) -> String {
    match me {
        Load::Ready(Me { active_party: Some(active), .. }) => active.party_id.clone(),
        Load::Ready(_) | Load::Loading | Load::Failed(_) => String::new(),
    }
}

/// The switch between the login's parties.
#[component]
pub fn PartySwitch(
    /// Why the last switch failed.
    failure: RwSignal<Option<Failure>>,
) -> impl IntoView {
    let session = Session::get();
    let choices = Memo::new(move |_| session.me.with(choices));
    move || {
        let parties = choices.get();
        (!parties.is_empty()).then(|| view! { <Choose parties=parties failure=failure/> })
    }
}

#[component]
fn Choose(parties: Vec<PartySummary>, failure: RwSignal<Option<Failure>>) -> impl IntoView {
    let session = Session::get();
    let net = use_net();
    let navigator = Navigator::get();
    let shell = text::<ShellText>();
    let active = Memo::new(move |_| session.me.with(active));
    let select = NodeRef::<html::Select>::new();
    let choose = move |event| {
        let party_id = event_target_value(&event);
        failure.set(None);
        spawn_local(async move {
            match net.switch_party(&party_id).await {
                Ok(me) => take_switched(me, navigator),
                Err(error) => {
                    // The browser already shows the other one: back to the one that holds.
                    let shown = select.try_get_untracked().flatten();
                    if let Some((select, active)) = shown.zip(active.try_get_untracked()) {
                        select.set_value(&active);
                    }
                    failure.try_set(Some(error));
                }
            }
        });
    };
    let options = parties.into_iter().map(|party| {
        let kind = match party.kind {
            PartyKind::Person => shell.person,
            PartyKind::Company => shell.company,
        };
        let id = party.party_id.clone();
        view! {
            <option value=party.party_id prop:selected=move || active.with(|active| *active == id)>
                {format!("{} · {kind}", party.name_masked)}
            </option>
        }
    });
    view! {
        <label class="party">
            <span class="visually-hidden">{shell.party}</span>
            <select class="party-select" node_ref=select on:change=choose>
                {options.collect_view()}
            </select>
        </label>
    }
}

/// Tells that a switch failed, until the page is left; an ended session is told by the shell.
#[component]
pub fn SwitchFailed(
    /// Why.
    failure: RwSignal<Option<Failure>>,
) -> impl IntoView {
    let session = Session::get();
    let path = use_location().pathname;
    Effect::new(move |before: Option<()>| {
        path.track();
        if before.is_some() {
            failure.set(None);
        }
    });
    move || {
        let failure = failure.get().filter(|failure| !failure.is_signed_out())?;
        let title = text::<ShellText>().party_failed;
        let told = failure.told(session.language.get_untracked());
        Some(view! {
            <div class="header-notice">
                <Notice tone=Tone::Warning title=title role="alert">
                    <p>{told.what} " " {told.next}</p>
                </Notice>
            </div>
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::wire::{identity::AssuranceLevel, me::MemberRole};

    fn party(party_id: &str) -> PartySummary {
        PartySummary {
            party_id: party_id.into(),
            kind: PartyKind::Person,
            name_masked: String::new(),
            level: AssuranceLevel::L2,
            role: MemberRole::Owner,
        }
    }

    #[test]
    fn the_choice_stays_while_the_active_party_changes() {
        let me = |now: &str| {
            let parties = vec![party("a"), party("b")];
            Load::Ready(Me { parties, active_party: Some(party(now)), ..Me::default() })
        };
        assert_eq!(choices(&me("a")), choices(&me("b")));
        assert_eq!((active(&me("a")), active(&me("b"))), ("a".into(), "b".into()));
    }

    #[test]
    fn one_party_is_no_choice() {
        let parties = vec![party("a")];
        let me = Load::Ready(Me { parties, active_party: Some(party("a")), ..Me::default() });
        assert_eq!(choices(&me), []);
        assert_eq!(choices(&Load::Loading), []);
    }
}
