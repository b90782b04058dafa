//! Cancelling a payment: the gateway is asked first, so that paid money is never ignored.

use domain::{text::PaymentText, wire::payment::Payment};
use leptos::{prelude::*, task::spawn_local};

use super::live::Live;
use crate::{
    kit::{
        confirm::Confirm,
        notice::{Notice, Tone},
    },
    session::text,
};

/// A button that cancels after a question.
#[component]
pub fn Cancel(
    /// The payment.
    live: Live,
) -> impl IntoView {
    let texts = &text::<PaymentText>().live;
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let confirmed = Callback::new(move |()| {
        let Some(path) = live.path() else { return };
        busy.set(true);
        failed.set(false);
        spawn_local(async move {
            let answer = live.net().post_empty::<Payment>(&format!("{path}/closure")).await;
            busy.try_set(false);
            match answer {
                Ok(payment) => live.take(payment),
                Err(_) => {
                    failed.try_set(true);
                }
            }
        });
    });
    view! {
        <Confirm
            open=texts.cancel
            question=texts.cancel_question
            consequence=texts.cancel_consequence
            confirm=texts.cancel_confirm
            keep=texts.cancel_keep
            busy=busy
            confirmed=confirmed
        >
            {move || {
                failed.get().then(|| {
                    view! { <Notice tone=Tone::Warning title=texts.cancel_failed role="alert">""</Notice> }
                })
            }}
        </Confirm>
    }
}
