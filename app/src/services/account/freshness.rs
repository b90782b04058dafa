//! When the copy of the supplier's data was made, and a button that makes a new one.

use domain::{
    text::{AccountText, fill},
    wire::account::AccountSummary,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    kit::{
        date::time,
        notice::{Notice, Tone},
    },
    net::use_net,
    session::{Session, text},
};

/// How the last attempt to renew went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attempt {
    None,
    UnderWay,
    Done,
    Failed,
}

/// The state of an attempt to renew an account's copy. Made by the page, because what shows it
/// is built anew when the copy arrives.
#[derive(Clone, Copy)]
pub struct Renewal(RwSignal<Attempt>);

impl Default for Renewal {
    fn default() -> Self {
        Self(RwSignal::new(Attempt::None))
    }
}

/// Says how old the copy is: quietly when it can be relied on, as a warning when it can't.
#[component]
pub fn Freshness(
    /// The account.
    #[prop(into)]
    account_id: String,
    /// Time of the last synchronisation.
    synchronised_at: String,
    /// Whether that is too long ago.
    stale: bool,
    /// How the last attempt went.
    renewal: Renewal,
    /// Takes the renewed account.
    renewed: Callback<AccountSummary>,
) -> impl IntoView {
    let texts = text::<AccountText>();
    let language = Session::get().language.get_untracked();
    let net = use_net();
    let at = time(language, &synchronised_at);
    let renew = move |_| {
        if renewal.0.get_untracked() == Attempt::UnderWay {
            return;
        }
        renewal.0.set(Attempt::UnderWay);
        let path = format!("/accounts/{account_id}/synchronisation");
        spawn_local(async move {
            match net.post_empty::<AccountSummary>(&path).await {
                Ok(account) => {
                    renewal.0.try_set(Attempt::Done);
                    renewed.try_run(account);
                }
                Err(_) => {
                    renewal.0.try_set(Attempt::Failed);
                }
            }
        });
    };
    let said = move || match renewal.0.get() {
        Attempt::None => "",
        Attempt::UnderWay => texts.refreshing,
        Attempt::Done => texts.refreshed,
        Attempt::Failed => texts.refresh_failed,
    };
    let button = view! {
        <button
            type="button"
            class="button-link"
            aria-disabled=move || (renewal.0.get() == Attempt::UnderWay).then_some("true")
            on:click=renew
        >
            {texts.refresh}
        </button>
        <span class="freshness-said" role="status">{said}</span>
    };
    if stale {
        view! {
            <Notice tone=Tone::Warning title=fill(texts.stale, &[("time", &at)])>
                <p class="freshness">{button}</p>
            </Notice>
        }
        .into_any()
    } else {
        view! {
            <p class="freshness quiet">
                <span class="freshness-at">{fill(texts.synchronised, &[("time", &at)])}</span>
                {button}
            </p>
        }
        .into_any()
    }
}
