//! Time left to pay, and asking for the result.

use std::time::Duration;

use domain::{
    text::{PaymentText, fill},
    wire::payment::Payment,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    live::Live,
    watch::{TimeLeft, time_left},
};
use crate::{
    kit::date::time,
    services::browser,
    session::{Session, text},
};

/// Minutes left at which a screen reader is told.
const SPOKEN_MINUTES: [i64; 3] = [10, 5, 1];

/// Until when the customer can pay.
#[component]
pub fn TimeToPay(
    /// The payment.
    live: Live,
) -> impl IntoView {
    let texts = &text::<PaymentText>().live;
    let language = Session::get().language.get_untracked();
    let ticks = RwSignal::new(0_u32);
    let every_second = set_interval_with_handle(
        move || {
            ticks.try_update(|ticks| *ticks = ticks.wrapping_add(1));
        },
        Duration::from_secs(1),
    );
    on_cleanup(move || {
        if let Ok(handle) = every_second {
            handle.clear();
        }
    });
    let left = Memo::new(move |_| {
        ticks.track();
        let (expires_at, answered_at) =
            live.payment(|payment| (payment.expires_at.clone(), payment.answered_at.clone()))?;
        let expires_ms = browser::instant_ms(&expires_at)?;
        let answered_ms = browser::instant_ms(&answered_at)?;
        Some(time_left(expires_ms, answered_ms, live.since_ms()?))
    });
    let words = move |left: TimeLeft| match left {
        TimeLeft::Minutes(minutes) => {
            fill(texts.minutes_left, &[("minutes", &minutes.to_string())])
        }
        TimeLeft::LastMinute => texts.last_minute.to_owned(),
        TimeLeft::Up => texts.time_up.to_owned(),
    };
    let spoken = move || {
        left.get()
            .filter(|left| match left {
                TimeLeft::Minutes(minutes) => SPOKEN_MINUTES.contains(minutes),
                TimeLeft::LastMinute | TimeLeft::Up => true,
            })
            .map(words)
    };
    let until = move || {
        let expires_at = live.payment(|payment| payment.expires_at.clone()).unwrap_or_default();
        fill(texts.until, &[("time", &time(language, &expires_at))])
    };
    view! {
        <p class="pay-time">{until} <span class="pay-time-left">{move || left.get().map(words)}</span></p>
        <p class="visually-hidden" role="status">{spoken}</p>
    }
}

/// Asks the gateway when the customer says that it is paid.
#[component]
pub fn Checked(
    /// The payment.
    live: Live,
) -> impl IntoView {
    let texts = &text::<PaymentText>().live;
    let language = Session::get().language.get_untracked();
    let busy = RwSignal::new(false);
    let check = move |_| {
        if busy.get_untracked() {
            return;
        }
        let Some(path) = live.path() else { return };
        busy.set(true);
        spawn_local(async move {
            match live.net().post_empty::<Payment>(&format!("{path}/checks")).await {
                Ok(payment) => live.take(payment),
                Err(failure) => {
                    // Asked too often is no news; anything else is told as a broken line.
                    live.offline
                        .try_set(failure.is_passing() && failure.code() != Some("RATE_LIMITED"));
                }
            }
            busy.try_set(false);
        });
    };
    let said = move || {
        if busy.get() {
            return texts.checking.to_owned();
        }
        let answered = live.payment(|payment| payment.answered_at.clone()).unwrap_or_default();
        fill(texts.checked_at, &[("time", &time(language, &answered))])
    };
    view! {
        <p class="pay-check">
            <button
                type="button"
                class="button button-quiet"
                aria-disabled=move || busy.get().then_some("true")
                on:click=check
            >
                {texts.check}
            </button>
            <span class="quiet">{said}</span>
        </p>
    }
}
