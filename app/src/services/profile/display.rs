//! Language and elder mode.

use domain::{
    text::{ProfileText, ShellText},
    wire::me::Language,
};
use leptos::prelude::*;

use crate::session::{Session, text};

/// The same switches as in the header, with words.
#[component]
pub fn Display() -> impl IntoView {
    let session = Session::get();
    let words = text::<ProfileText>();
    let shell = text::<ShellText>();
    let other = match session.language.get_untracked() {
        Language::Chinese => Language::English,
        Language::English => Language::Chinese,
    };
    let state = move || if session.elder.get() { words.on } else { words.off };
    let switch = move || if session.elder.get() { shell.elder_off } else { shell.elder_on };
    view! {
        <h2>{words.display}</h2>
        <h3>{words.language}</h3>
        <p>
            <button
                type="button"
                class="button"
                lang=shell.other_language_code
                on:click=move |_| session.choose_language(other)
            >
                {shell.other_language}
            </button>
        </p>
        <h3>{words.elder} " " <span class="quiet">{state}</span></h3>
        <p class="quiet">{words.elder_text}</p>
        <p>
            <button
                type="button"
                class="button"
                on:click=move |_| session.set_elder(!session.elder.get_untracked())
            >
                {switch}
            </button>
        </p>
    }
}
