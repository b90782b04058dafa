//! The header: brand, navigation, language, elder mode, and for whom one acts.

use domain::{text::ShellText, wire::me::Language};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::party::{PartySwitch, SwitchFailed};
use crate::{
    address::with_search,
    app::CurrentPage,
    kit::parts::{Icon, IconName},
    routes::Page,
    session::{Session, text},
};

/// The header.
#[component]
pub fn Header() -> impl IntoView {
    let shell = text::<ShellText>();
    let failure = RwSignal::new(None);
    view! {
        <header class="header">
            <div class="header-inner">
                <a class="brand" href=Page::Home.href()>
                    <BrandMark/>
                    <span class="brand-name">{shell.name}</span>
                    <span class="brand-tagline">{shell.tagline}</span>
                </a>
                <div class="header-tools">
                    <ElderSwitch/>
                    <LanguageSwitch/>
                    <Me/>
                </div>
            </div>
            <nav class="nav" aria-label=shell.navigation>
                <NavLink page=Page::Home label=shell.home/>
                <NavLink page=Page::Accounts label=shell.accounts/>
                <NavLink page=Page::Payments label=shell.payments/>
                <NavLink page=Page::Help label=shell.help/>
                <PartySwitch failure=failure/>
            </nav>
            <SwitchFailed failure=failure/>
        </header>
    }
}

/// A lamp that is on: the one warm light of the page.
#[component]
fn BrandMark() -> impl IntoView {
    view! {
        <svg class="brand-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
            <circle class="brand-glow" cx="16" cy="18" r="9"/>
            <path class="brand-lamp" d="M16 3v5M6 17a10 10 0 0 1 20 0z"/>
        </svg>
    }
}

#[component]
fn NavLink(page: Page, label: &'static str) -> impl IntoView {
    let href = page.href();
    let current = move || {
        let now = CurrentPage::get();
        let within = now.section() == page;
        within.then_some(if now == page { "page" } else { "true" })
    };
    view! { <a class="nav-link" href=href aria-current=current>{label}</a> }
}

#[component]
fn ElderSwitch() -> impl IntoView {
    let session = Session::get();
    let shell = text::<ShellText>();
    view! {
        <button
            type="button"
            class="tool"
            on:click=move |_| session.set_elder(!session.elder.get_untracked())
        >
            {move || if session.elder.get() { shell.elder_off } else { shell.elder_on }}
        </button>
    }
}

/// A link where the page has an address per language, else a button.
#[component]
fn LanguageSwitch() -> impl IntoView {
    let session = Session::get();
    let shell = text::<ShellText>();
    let other = match session.language.get_untracked() {
        Language::Chinese => Language::English,
        Language::English => Language::Chinese,
    };
    let words = move || {
        view! { <span lang=shell.other_language_code>{shell.other_language}</span> }
    };
    let search = use_location().search;
    move || {
        let page = CurrentPage::get();
        let choose = move |_| session.choose_language(other);
        if page.is_public() {
            let path = page.path_in(other);
            // A receipt that is being checked, the page to come back to: they stay.
            let href = move || search.with(|search| with_search(&path, search));
            view! { <a class="tool" href=href on:click=choose>{words()}</a> }.into_any()
        } else {
            view! { <button type="button" class="tool" on:click=choose>{words()}</button> }
                .into_any()
        }
    }
}

/// Link to the profile, or to sign-in.
#[component]
fn Me() -> impl IntoView {
    let session = Session::get();
    let shell = text::<ShellText>();
    move || {
        let (page, label) = match session.signed_in() {
            Some(true) => (Page::Profile, shell.profile),
            Some(false) | None => (Page::SignIn, shell.sign_in),
        };
        view! {
            <a class="tool tool-me" href=page.href()>
                <Icon name=IconName::Person/>
                <span>{label}</span>
            </a>
        }
    }
}
