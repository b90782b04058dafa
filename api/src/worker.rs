//! Works behind the requests: delivers the outbox and tidies up. Any number of processes may do
//! so at once; each row is claimed before it is worked on.

mod deliver;
pub mod housekeeping;

use std::time::Duration;

use tokio::sync::Notify;

use crate::{
    identity,
    payment::{poll, reconcile},
    state::AppState,
};

use deliver::Lane;

/// Pause between two rounds of tidying up.
const TIDYING: Duration = Duration::from_secs(60);

/// Wakes the worker: both lanes, as whoever calls doesn't look at what was put.
#[derive(Debug, Default)]
pub struct Wake {
    messages: Notify,
    rest: Notify,
}

impl Wake {
    /// Something was put into the outbox.
    pub fn notify_one(&self) {
        self.messages.notify_one();
        self.rest.notify_one();
    }

    fn of(&self, lane: Lane) -> &Notify {
        match lane {
            Lane::Messages => &self.messages,
            Lane::Rest => &self.rest,
        }
    }
}

/// Runs until the process ends. Messages and payments at the gateway go beside the rest of the
/// outbox, so that a slow system holds up nothing else.
pub async fn run(state: AppState) {
    let (messages, rest) = (Lane::Messages, Lane::Rest);
    let delivering =
        async { tokio::join!(deliver_always(&state, messages), deliver_always(&state, rest)) };
    tokio::join!(delivering, pursue_always(&state), tidy_always(&state));
}

async fn deliver_always(state: &AppState, lane: Lane) {
    let mut more = false;
    loop {
        let woken = state.wake.of(lane).notified();
        if !more && tokio::time::timeout(pause(state), woken).await.is_err() {
            tracing::trace!(?lane, "worker: nobody called");
        }
        state.clock.refresh(&state.http).await;
        more = deliver(state, lane).await > 0;
    }
}

async fn tidy_always(state: &AppState) {
    loop {
        tokio::time::sleep(TIDYING).await;
        sweep(state).await;
        if let Err(error) = housekeeping::tidy(state).await {
            tracing::error!(code = error.code(), "tidying up failed");
        }
    }
}

async fn pursue_always(state: &AppState) {
    loop {
        tokio::time::sleep(pause(state)).await;
        pursue(state).await;
    }
}

fn pause(state: &AppState) -> Duration {
    Duration::from_millis(state.config.worker_ms.max(10))
}

/// One round: what is due now. Gives how many things were done.
pub async fn tick(state: &AppState) -> usize {
    sweep(state).await;
    let pursued = pursue(state).await;
    let lanes = tokio::join!(deliver(state, Lane::Messages), deliver(state, Lane::Rest));
    pursued + lanes.0 + lanes.1
}

async fn deliver(state: &AppState, lane: Lane) -> usize {
    deliver::due(state, lane).await.unwrap_or_else(|error| {
        tracing::error!(code = error.code(), "the outbox can't be read");
        0
    })
}

/// Checks of identity that a crash cut off are handed to people.
async fn sweep(state: &AppState) {
    if let Err(error) = identity::sweep(state).await {
        tracing::error!(code = error.code(), "checks that were cut off can't be handed over");
    }
}

async fn pursue(state: &AppState) -> usize {
    if let Err(error) = reconcile::schedule(state).await {
        tracing::error!(code = error.code(), "reconciliation can't be scheduled");
    }
    poll::due(state).await.unwrap_or_else(|error| {
        tracing::error!(code = error.code(), "payments can't be read");
        0
    })
}
