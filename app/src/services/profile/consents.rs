//! Consents given, and their withdrawal: as easy as giving.

use domain::{
    text::{ProfileText, fill},
    wire::consent::{Consent, ConsentGrant},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    kit::{
        date::time,
        load::{Loader, load},
        loaded::Loaded,
        notice::FailureNotice,
    },
    net::{use_net, write},
    session::{Session, text},
};

/// Every text with what was said to it.
#[component]
pub fn Consents() -> impl IntoView {
    let words = text::<ProfileText>();
    let loader = load(|net| async move { net.get::<Vec<Consent>>("/consents").await });
    let list = move |consents: Vec<Consent>| {
        let rows = consents
            .into_iter()
            .map(|consent| view! { <Row consent=consent loader=loader/> })
            .collect_view();
        view! { <ul class="plain-list">{rows}</ul> }.into_any()
    };
    view! {
        <h2>{words.consents}</h2>
        <p class="quiet">{words.consents_text}</p>
        <Loaded loader=loader view=list/>
    }
}

#[component]
fn Row(consent: Consent, loader: Loader<Vec<Consent>>) -> impl IntoView {
    let words = text::<ProfileText>();
    let language = Session::get().language.get_untracked();
    let net = use_net();
    let failure = RwSignal::new(None);
    let asked = RwSignal::new(false);
    let granted = consent.granted_at.is_some();
    let state = match &consent.granted_at {
        Some(at) => fill(words.granted, &[("time", &time(language, at))]),
        None => words.not_granted.to_owned(),
    };
    let kind = consent.kind.clone();
    let hash = consent.hash.clone();
    let change = move || {
        let (kind, hash) = (kind.clone(), hash.clone());
        failure.set(None);
        spawn_local(async move {
            let answer = if granted {
                net.send("DELETE", &format!("/consents/{kind}"), None).await
            } else {
                match write(&ConsentGrant { hash }) {
                    Ok(body) => net.send("POST", "/consents", Some(body)).await,
                    Err(failure) => Err(failure),
                }
            };
            match answer {
                Ok(_) => loader.refresh(),
                Err(error) => {
                    failure.try_set(Some(error));
                }
            }
        });
    };
    // A withdrawal is asked for twice, on the same button: no window comes up.
    let press = move |_| {
        if granted && !asked.get_untracked() {
            asked.set(true);
        } else {
            change();
        }
    };
    let label = move || match (granted, asked.get()) {
        (false, _) => words.grant,
        (true, false) => words.withdraw,
        (true, true) => words.withdraw_sure,
    };
    let paragraphs = consent.text.lines().filter(|line| !line.trim().is_empty());
    let paragraphs = paragraphs.map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    let title = consent.title.clone();
    view! {
        <li class="consent-row">
            <p>
                <strong>{consent.title}</strong>
                <span class="quiet">" " {state}</span>
            </p>
            <details class="details">
                <summary>{words.read} <span class="visually-hidden">{title.clone()}</span></summary>
                <div class="consent-text">{paragraphs}</div>
            </details>
            {move || failure.get().map(|failure| view! { <FailureNotice failure=failure/> })}
            <button type="button" class="button-link" on:click=press>
                {label} <span class="visually-hidden">{title}</span>
            </button>
        </li>
    }
}
