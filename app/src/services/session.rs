//! Sign-in by SMS (短信登录).

mod code;
mod countdown;
mod mobile;

use domain::{text::SignInText, wire::me::SignInCodeSent};
use leptos::{html, prelude::*};

use crate::{
    app::Navigator,
    kit::{focus, page::Page},
    return_to::own_path,
    routes::query,
    session::{Session, text},
};

/// A code on its way: the number as typed, and what the API said.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sent {
    mobile: String,
    answer: SignInCodeSent,
}

/// Sign-in: the number, then the code. Whoever is signed in goes on to the page that was wanted.
#[component]
pub fn SignInPage() -> impl IntoView {
    let session = Session::get();
    let words = text::<SignInText>();
    let navigator = Navigator::get();
    let wanted = StoredValue::new(query("return_to"));
    let sent = RwSignal::new(None::<Sent>);
    let done = move || session.signed_in() == Some(true) && !session.expired.get();
    Effect::new(move |_| {
        if done() {
            let wanted = wanted.get_value();
            let target = own_path(wanted.as_deref(), session.language.get_untracked());
            if let Some(navigator) = navigator {
                navigator.replace(&target);
            }
        }
    });
    let top = NodeRef::<html::Div>::new();
    focus::at_each_step(top, move || sent.with(Option::is_some));
    view! {
        <Page title=words.title narrow=true>
            <div tabindex="-1" node_ref=top>
                {move || match (done(), sent.get()) {
                    (true, _) => view! { <p role="status">{words.signed_in}</p> }.into_any(),
                    (false, None) => view! { <mobile::AskMobile sent=sent/> }.into_any(),
                    (false, Some(now)) => view! { <code::AskCode now=now sent=sent/> }.into_any(),
                }}
            </div>
            <details class="details">
                <summary>{words.no_code}</summary>
                <p>{words.no_code_text}</p>
            </details>
        </Page>
    }
}
