//! Works behind the requests: delivers the outbox and tidies up. Any number of processes may do
//! so at once; each row is claimed before it is worked on.

mod deliver;
mod housekeeping;

use std::time::Duration;

use crate::state::AppState;

/// Runs until the process ends.
pub async fn run(state: AppState) {
    let pause = Duration::from_millis(state.config.worker_ms.max(10));
    loop {
        let woken = state.wake.notified();
        if tokio::time::timeout(pause, woken).await.is_err() {
            tracing::trace!("worker: nobody called");
        }
        state.clock.refresh(&state.http).await;
        tick(&state).await;
    }
}

/// One round: everything that is due now. Gives how many things were done.
pub async fn tick(state: &AppState) -> usize {
    let delivered = deliver::due(state).await.unwrap_or_else(|error| {
        tracing::error!(code = error.code(), "the outbox can't be read");
        0
    });
    if let Err(error) = housekeeping::tidy(state).await {
        tracing::error!(code = error.code(), "tidying up failed");
    }
    delivered
}
