//! Sending a code to the mobile in the supplier's file.

use std::time::Duration;

use domain::{
    form::binding,
    identifier::AccountNumber,
    text::{AccountText, fill},
    wire::{account::AccountProofCodeRequest, me::SignInCodeSent},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    failure::Failure,
    kit::{focus, form::Form, notice::FailureNotice},
    net::use_net,
    session::text,
};

/// The button, what became of it, and the wait until it may be pressed again.
#[component]
pub fn SendCode(
    /// The form that asks for the account number.
    form: Form,
) -> impl IntoView {
    let texts = &text::<AccountText>().binding;
    let net = use_net();
    let busy = RwSignal::new(false);
    let sent = RwSignal::new(false);
    let wait = RwSignal::new(0_u32);
    let failed = RwSignal::new(None::<Failure>);
    count_down(wait);
    let send = move |_| {
        let Some(number) = form.field(binding::ACCOUNT_NUMBER.name) else { return };
        if busy.get_untracked() || wait.get_untracked() > 0 {
            return;
        }
        if !number.judge() {
            focus::to_id(&number.id());
            return;
        }
        let Ok(number) = AccountNumber::parse(&number.value.get_untracked()) else { return };
        let request = AccountProofCodeRequest { account_number: number.as_str().to_owned() };
        busy.set(true);
        failed.set(None);
        spawn_local(async move {
            match net.post::<SignInCodeSent>("/account-proof-codes", &request, None).await {
                Ok(answer) => {
                    sent.try_set(true);
                    wait.try_set(answer.retry_after_seconds);
                }
                Err(failure) => {
                    failed.try_set(Some(failure));
                }
            }
            busy.try_set(false);
        });
    };
    let label = move || match wait.get() {
        0 => texts.send_code.to_owned(),
        seconds => fill(texts.send_again_in, &[("seconds", &seconds.to_string())]),
    };
    view! {
        <div class="send-code">
            <button
                type="button"
                class="button button-quiet"
                aria-disabled=move || (busy.get() || wait.get() > 0).then_some("true")
                on:click=send
            >
                {label}
            </button>
            <p class="send-code-said" role="status">
                {move || sent.get().then_some(texts.code_sent)}
            </p>
            {move || failed.get().map(|failure| view! { <FailureNotice failure=failure/> })}
        </div>
    }
}

/// Takes a second off every second.
fn count_down(wait: RwSignal<u32>) {
    Effect::new(move |_| {
        let every_second = set_interval_with_handle(
            move || {
                if wait.try_get_untracked().is_some_and(|left| left > 0) {
                    wait.try_update(|left| *left -= 1);
                }
            },
            Duration::from_secs(1),
        );
        on_cleanup(move || {
            if let Ok(handle) = every_second {
                handle.clear();
            }
        });
    });
}
