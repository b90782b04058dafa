//! When the copy of the supplier's data was made, and a button that makes a new one.

use std::collections::BTreeMap;

use domain::{
    text::{AccountText, fill},
    wire::account::AccountSummary,
};
use leptos::{html, prelude::*, task::spawn_local};

use crate::{
    kit::{
        date::time,
        focus,
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

/// How attempts to renew accounts' copies went. Made by the page, because what shows it is built
/// anew when the copy arrives.
#[derive(Clone, Copy)]
pub struct Renewal(RwSignal<BTreeMap<String, Attempt>>);

impl Default for Renewal {
    fn default() -> Self {
        Self(RwSignal::new(BTreeMap::new()))
    }
}

impl Renewal {
    /// How the last attempt for an account went; tracked.
    fn of(self, account_id: &str) -> Attempt {
        self.0.with(|attempts| attempts.get(account_id).copied().unwrap_or(Attempt::None))
    }

    /// Takes how it goes; a new attempt ends what is said of others.
    fn note(self, account_id: &str, attempt: Attempt) {
        self.0.try_update(|attempts| {
            if attempt == Attempt::UnderWay {
                attempts.retain(|_, other| *other == Attempt::UnderWay);
            }
            attempts.insert(account_id.to_owned(), attempt)
        });
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
    let own = StoredValue::new(account_id.clone());
    let attempt = Memo::new(move |_| own.with_value(|account_id| renewal.of(account_id)));
    let renew = move |_| {
        if attempt.get_untracked() == Attempt::UnderWay {
            return;
        }
        renewal.note(&account_id, Attempt::UnderWay);
        let account_id = account_id.clone();
        let path = format!("/accounts/{account_id}/synchronisation");
        spawn_local(async move {
            match net.post_empty::<AccountSummary>(&path).await {
                Ok(account) => {
                    renewal.note(&account_id, Attempt::Done);
                    renewed.try_run(account);
                }
                Err(_) => renewal.note(&account_id, Attempt::Failed),
            }
        });
    };
    let said = move || match attempt.get() {
        Attempt::None => "",
        Attempt::UnderWay => texts.refreshing,
        Attempt::Done => texts.refreshed,
        Attempt::Failed => texts.refresh_failed,
    };
    let button = NodeRef::<html::Button>::new();
    // Drawn anew with the copy that it fetched, the button still has the focus.
    Effect::new(move |_| {
        if attempt.get_untracked() == Attempt::Done
            && focus::is_lost()
            && let Some(button) = button.get()
        {
            let _ = button.focus();
        }
    });
    let drawn = view! {
        <button
            type="button"
            class="button-link"
            node_ref=button
            aria-disabled=move || (attempt.get() == Attempt::UnderWay).then_some("true")
            on:click=renew
        >
            {texts.refresh}
        </button>
        <span class="freshness-said" role="status">{said}</span>
    };
    if stale {
        view! {
            <Notice tone=Tone::Warning title=fill(texts.stale, &[("time", &at)])>
                <p class="freshness">{drawn}</p>
            </Notice>
        }
        .into_any()
    } else {
        view! {
            <p class="freshness quiet">
                <span class="freshness-at">{fill(texts.synchronised, &[("time", &at)])}</span>
                {drawn}
            </p>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_account_of_a_page_has_its_own_attempt() {
        Owner::new().with(|| {
            let renewal = Renewal::default();
            renewal.note("a", Attempt::Done);
            // The card that showed it is gone and drawn anew: the page still knows.
            assert_eq!(renewal.of("a"), Attempt::Done);
            assert_eq!(renewal.of("b"), Attempt::None);
            renewal.note("b", Attempt::UnderWay);
            assert_eq!(renewal.of("a"), Attempt::None);
            assert_eq!(renewal.of("b"), Attempt::UnderWay);
        });
    }
}
