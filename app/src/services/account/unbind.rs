//! Unbinding an account, asked twice in place.

use domain::text::{AccountText, fill};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    failure::Failure,
    kit::{confirm::Confirm, notice::FailureNotice},
    net::use_net,
    session::text,
};

/// A button that unbinds after a question.
#[component]
pub fn Unbind(
    /// The account.
    account_id: String,
    /// Its number as shown.
    account_number: String,
    /// Called when it is done.
    unbound: Callback<()>,
) -> impl IntoView {
    let texts = &text::<AccountText>().unbind;
    let net = use_net();
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Failure>);
    let confirmed = Callback::new(move |()| {
        let path = format!("/accounts/{account_id}");
        busy.set(true);
        failed.set(None);
        spawn_local(async move {
            let answer = net.send("DELETE", &path, None).await;
            busy.try_set(false);
            match answer {
                Ok(_) => {
                    unbound.try_run(());
                }
                Err(failure) => {
                    failed.try_set(Some(failure));
                }
            }
        });
    });
    view! {
        <Confirm
            open=texts.open
            question=fill(texts.question, &[("number", &account_number)])
            consequence=texts.consequence
            confirm=texts.confirm
            keep=texts.keep
            busy=busy
            confirmed=confirmed
        >
            {move || failed.get().map(|failure| view! { <FailureNotice failure=failure/> })}
        </Confirm>
    }
}
