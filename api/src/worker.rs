//! Works behind the requests: delivers the outbox and tidies up. Any number of processes may do
//! so at once; each row is claimed before it is worked on.

mod deliver;
pub mod housekeeping;

use std::time::Duration;

use crate::{
    identity,
    payment::{poll, reconcile},
    state::AppState,
};

/// Pause between two rounds of tidying up.
const TIDYING: Duration = Duration::from_secs(60);

/// Runs until the process ends. Payments are pursued beside the outbox, so that a slow gateway
/// holds up nothing else.
pub async fn run(state: AppState) {
    tokio::join!(deliver_always(&state), pursue_always(&state), tidy_always(&state));
}

async fn deliver_always(state: &AppState) {
    loop {
        let woken = state.wake.notified();
        if tokio::time::timeout(pause(state), woken).await.is_err() {
            tracing::trace!("worker: nobody called");
        }
        state.clock.refresh(&state.http).await;
        deliver(state).await;
    }
}

async fn pursue_always(state: &AppState) {
    loop {
        tokio::time::sleep(pause(state)).await;
        pursue(state).await;
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

fn pause(state: &AppState) -> Duration {
    Duration::from_millis(state.config.worker_ms.max(10))
}

/// One round: everything that is due now. Gives how many things were done.
pub async fn tick(state: &AppState) -> usize {
    sweep(state).await;
    pursue(state).await + deliver(state).await
}

/// Checks of identity that a crash cut off are handed to people.
async fn sweep(state: &AppState) {
    if let Err(error) = identity::sweep(state).await {
        tracing::error!(code = error.code(), "checks that were cut off can't be handed over");
    }
}

async fn deliver(state: &AppState) -> usize {
    deliver::due(state).await.unwrap_or_else(|error| {
        tracing::error!(code = error.code(), "the outbox can't be read");
        0
    })
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
