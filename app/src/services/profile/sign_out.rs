//! Sign-out.

use domain::{text::ProfileText, wire::me::Me};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::Navigator,
    kit::notice::FailureNotice,
    net::use_net,
    routes::Page,
    session::{Session, text},
};

/// Ends the session and forgets what was typed.
#[component]
pub fn SignOut() -> impl IntoView {
    let session = Session::get();
    let words = text::<ProfileText>();
    let navigator = Navigator::get();
    let net = use_net();
    let failure = RwSignal::new(None);
    let busy = RwSignal::new(false);
    let sign_out = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failure.set(None);
        let home = Page::Home.href();
        spawn_local(async move {
            match net.send("DELETE", "/sessions/current", None).await {
                Ok(_) => {
                    session.set_me(Me::default());
                    if let Some(navigator) = navigator {
                        navigator.go(&home);
                    }
                }
                Err(error) => {
                    busy.try_set(false);
                    failure.try_set(Some(error));
                }
            }
        });
    };
    view! {
        <p class="quiet">{words.sign_out_text}</p>
        <button
            type="button"
            class="button button-danger"
            class:is-busy=busy
            aria-disabled=move || busy.get().then_some("true")
            on:click=sign_out
        >
            {words.sign_out}
        </button>
        {move || failure.get().map(|failure| view! { <FailureNotice failure=failure/> })}
    }
}
