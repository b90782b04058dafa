//! A payment that is asked about until it can't change any more: every 2 to 10 seconds while the
//! page is visible, at once when it becomes visible again. Only what the API said is shown.

use std::time::Duration;

use domain::wire::payment::{Payment, PaymentState};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};

use super::watch::{Said, is_final, is_overtaken, next_wait_ms};
use crate::{
    failure::Failure,
    kit::load::Load,
    net::{Net, use_net},
    services::browser,
    session::Session,
};

/// What the API said last, and when it came.
#[derive(Debug, Clone)]
struct Answer {
    payment: Payment,
    came_ms: i64,
}

/// A payment being watched; `Copy`, to be used in every closure.
#[derive(Clone, Copy)]
pub struct Live {
    answer: RwSignal<Option<Answer>>,
    /// How the first question went.
    pub first: RwSignal<Load<()>>,
    /// Whether the last question wasn't answered.
    pub offline: RwSignal<bool>,
    id: StoredValue<String>,
    timer: StoredValue<Option<TimeoutHandle>>,
    wait_ms: StoredValue<Option<u32>>,
    net: Net,
    session: Session,
}

/// Watches a payment as long as the component lives.
pub fn watch(payment_id: String) -> Live {
    let live = Live {
        answer: RwSignal::new(None),
        first: RwSignal::new(Load::Loading),
        offline: RwSignal::new(false),
        id: StoredValue::new(payment_id),
        timer: StoredValue::new(None),
        wait_ms: StoredValue::new(None),
        net: use_net(),
        session: Session::get(),
    };
    Effect::new(move |_| {
        live.ask_now();
        // A page that comes back from the background or from the back-forward cache.
        for event in ["visibilitychange", "pageshow", "online"] {
            let listener = window_event_listener_untyped(event, move |_| {
                if !document().hidden() && !live.is_over() {
                    live.ask_now();
                }
            });
            on_cleanup(move || listener.remove());
        }
    });
    on_cleanup(move || live.stop());
    live
}

impl Live {
    /// Something about the payment; tracked, none before the first answer.
    pub fn payment<T>(self, read: impl Fn(&Payment) -> T) -> Option<T> {
        self.answer.with(|answer| answer.as_ref().map(|answer| read(&answer.payment)))
    }

    /// The payment as it is now.
    pub fn payment_untracked(self) -> Option<Payment> {
        self.answer.with_untracked(|answer| answer.as_ref().map(|answer| answer.payment.clone()))
    }

    /// How long ago the last answer came, by the device's stopwatch; the answer is tracked.
    pub fn since_ms(self) -> Option<i64> {
        self.answer
            .with(|answer| answer.as_ref().map(|answer| answer.came_ms))
            .map(|came_ms| browser::device_now_ms() - came_ms)
    }

    /// Address of the payment below `/api/v1`; none once the page was left.
    pub fn path(self) -> Option<String> {
        self.id.try_with_value(|id| format!("/payments/{id}"))
    }

    /// The way to the API.
    pub fn net(self) -> Net {
        self.net
    }

    /// Asks now and begins the waits anew.
    pub fn ask_now(self) {
        self.wait_ms.try_set_value(None);
        self.ask();
    }

    /// Takes an answer, from a check or a cancellation too, unless a newer one is there.
    pub fn take(self, payment: Payment) {
        self.offline.try_set(false);
        let overtaken = self.answer.try_with_untracked(|answer| {
            answer.as_ref().is_some_and(|shown| is_overtaken(said(&payment), said(&shown.payment)))
        });
        if overtaken != Some(false) {
            return;
        }
        let arrived = is_settled(payment.state);
        let before = self.answer.try_with_untracked(|answer| {
            answer.as_ref().is_some_and(|answer| is_settled(answer.payment.state))
        });
        let came_ms = browser::device_now_ms();
        self.answer.try_set(Some(Answer { payment, came_ms }));
        self.first.try_set(Load::Ready(()));
        // What is owed has changed.
        if arrived && before == Some(false) {
            self.session.refresh_me();
        }
    }

    fn ask(self) {
        self.stop();
        let Some(path) = self.path() else { return };
        spawn_local(async move {
            match self.net.get::<Payment>(&path).await {
                Ok(payment) => self.take(payment),
                Err(failure) => self.note(failure),
            }
            self.wait();
        });
    }

    /// A failed question says nothing about the payment: what was known stays.
    fn note(self, failure: Failure) {
        let known = self.answer.try_with_untracked(Option::is_some) == Some(true);
        if known && failure.is_passing() {
            self.offline.try_set(true);
        } else if !known {
            self.first.try_set(Load::Failed(failure));
        }
    }

    fn wait(self) {
        if self.is_over() || document().hidden() {
            return;
        }
        let wait = next_wait_ms(self.wait_ms.try_get_value().flatten());
        self.stop();
        self.wait_ms.try_set_value(Some(wait));
        let handle =
            set_timeout_with_handle(move || self.ask(), Duration::from_millis(u64::from(wait)));
        self.timer.try_set_value(handle.ok());
    }

    /// Nothing will change any more, nobody watches, or there is no such payment.
    fn is_over(self) -> bool {
        let refused = self.first.try_with_untracked(|first| match first {
            Load::Failed(failure) => !failure.is_passing(),
            Load::Loading | Load::Ready(()) => false,
        });
        if refused != Some(false) {
            return true;
        }
        self.answer
            .try_with_untracked(|answer| {
                answer.as_ref().is_some_and(|answer| is_final(answer.payment.state))
            })
            .unwrap_or(true)
    }

    fn stop(self) {
        if let Some(Some(timer)) = self.timer.try_get_value() {
            timer.clear();
        }
    }
}

fn said(payment: &Payment) -> Said<'_> {
    Said { at: &payment.answered_at, state: payment.state }
}

/// Whether what the account owes may have changed.
fn is_settled(state: PaymentState) -> bool {
    is_final(state) || state == PaymentState::Booked || state == PaymentState::Paid
}
