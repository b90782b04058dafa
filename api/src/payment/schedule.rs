//! When the gateway is asked next about a payment that isn't settled.

use domain::payment::{Effect, Stage};

use crate::{state::AppState, store::payments};

/// Pauses while the customer can pay, in milliseconds: a callback usually comes first.
const WHILE_PENDING: [i64; 7] = [3_000, 3_000, 5_000, 5_000, 10_000, 20_000, 30_000];

/// Pauses while we don't know, in milliseconds.
const WHILE_CHECKING: [i64; 7] = [1_000, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/// When a payment at `stage` is looked at again; none once nothing is open at the gateway.
pub fn next(
    state: &AppState,
    payment: &payments::Model,
    stage: &Stage,
    effects: &[Effect],
) -> Option<i64> {
    let now = state.clock.now_ms();
    let asks = effects.iter().any(|e| matches!(e, Effect::Prepay | Effect::Query | Effect::Close));
    match stage {
        Stage::Pending => {
            let pause = now.saturating_add(step(&WHILE_PENDING, payment.checks));
            // Closing at the end of its time shouldn't wait for the next pause.
            Some(if payment.expires_at > now { pause.min(payment.expires_at) } else { now })
        }
        // Somebody is announcing it now; if that process dies, another one takes over.
        Stage::Created | Stage::Prepaying => Some(now.saturating_add(lease_ms(state))),
        Stage::Checking(_) => Some(now.saturating_add(step(&WHILE_CHECKING, payment.checks))),
        Stage::Paid { .. }
        | Stage::Booked { .. }
        | Stage::Receipted { .. }
        | Stage::Closed
        | Stage::Failed
        | Stage::Refunding { .. }
        | Stage::Refunded { .. } => {
            asks.then(|| now.saturating_add(step(&WHILE_CHECKING, payment.checks)))
        }
    }
}

/// How long one process may be busy with a payment before another takes over, in milliseconds.
pub fn lease_ms(state: &AppState) -> i64 {
    let timeout = state.wechat_pay.settings().timeout.as_millis();
    i64::try_from(timeout).unwrap_or(60_000).saturating_mul(2).saturating_add(2_000)
}

fn step(pauses: &[i64], checks: i64) -> i64 {
    let index = usize::try_from(checks).unwrap_or(0);
    pauses.get(index).or(pauses.last()).copied().unwrap_or(30_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay_at_the_last() {
        assert_eq!(step(&WHILE_CHECKING, 0), 1_000);
        assert_eq!(step(&WHILE_CHECKING, 6), 30_000);
        assert_eq!(step(&WHILE_CHECKING, 1_000), 30_000);
        assert_eq!(step(&WHILE_CHECKING, -1), 1_000);
    }
}
