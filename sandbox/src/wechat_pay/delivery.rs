//! Sends notifications when they are due, again and again until the merchant says yes.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    sync::watch,
    time::{sleep, timeout},
};

use super::notice::{Attempt, Notice, Outcome};
use crate::{
    fault::{Fault, Kind, Target, newer_answer},
    state::Shared,
    store::StoreError,
};

/// Longest time without a look at the clock.
const LOOK: Duration = Duration::from_secs(1);

/// Notifications under way.
type UnderWay = Arc<Mutex<HashSet<String>>>;

/// Delivers until told to stop.
pub(crate) async fn deliver_until(shared: Shared, mut stop: watch::Receiver<()>) {
    let under_way = UnderWay::default();
    loop {
        let now_ms = shared.clock.now_ms();
        for notice in due(&shared, now_ms) {
            if lock(&under_way).insert(notice.id.clone()) {
                tokio::spawn(deliver_one(shared.clone(), notice, under_way.clone()));
            }
        }
        let pause = timeout(pause(&shared, now_ms), shared.wake.notified());
        tokio::select! {
            _ = pause => {}
            _ = stop.changed() => return,
        }
    }
}

fn lock(under_way: &UnderWay) -> std::sync::MutexGuard<'_, HashSet<String>> {
    under_way.lock().unwrap_or_else(PoisonError::into_inner)
}

fn due(shared: &Shared, now_ms: i64) -> Vec<Notice> {
    let is_due = |notice: &&Notice| matches!(notice.outcome, Outcome::Pending { next_at_ms } if next_at_ms <= now_ms);
    shared.pay.read(|ledger| ledger.notices.iter().filter(is_due).cloned().collect())
}

/// Time until the next one is due.
fn pause(shared: &Shared, now_ms: i64) -> Duration {
    let next = shared.pay.read(|ledger| {
        let pending = ledger.notices.iter().filter_map(|notice| match notice.outcome {
            Outcome::Pending { next_at_ms } => Some(next_at_ms),
            Outcome::Delivered | Outcome::Lost | Outcome::GivenUp => None,
        });
        pending.filter(|at| *at > now_ms).min()
    });
    let wait = next.and_then(|at| u64::try_from(at - now_ms).ok());
    wait.map_or(LOOK, |ms| LOOK.min(Duration::from_millis(ms)))
}

async fn deliver_one(shared: Shared, notice: Notice, under_way: UnderWay) {
    if let Err(error) = attempt(&shared, &notice).await {
        tracing::error!(%error, "a notification's attempt can't be noted");
    }
    lock(&under_way).remove(&notice.id);
    shared.wake.notify_one();
}

async fn attempt(shared: &Shared, notice: &Notice) -> Result<(), StoreError> {
    let mut answers = shared.answered.subscribe();
    let fault = shared.faults.take(Target::Callback)?;
    let kind = fault.map(|fault| fault.kind);
    match fault {
        Some(Fault { kind: Kind::Lost, .. }) => {
            return note(shared, notice, |known| known.outcome = Outcome::Lost);
        }
        Some(slow @ Fault { kind: Kind::Slow, .. }) => sleep(slow.delay()).await,
        Some(late @ Fault { kind: Kind::Reordered, .. }) => {
            newer_answer(late, &notice.out_trade_no, &mut answers).await;
        }
        Some(_) | None => {}
    }
    let statuses = if kind == Some(Kind::Duplicate) {
        let (one, other) = tokio::join!(send(shared, notice, kind), send(shared, notice, kind));
        vec![one, other]
    } else {
        vec![send(shared, notice, kind).await]
    };
    let at_ms = shared.clock.now_ms();
    note(shared, notice, |known| {
        for status in statuses {
            // The merchant's answer got lost in front of us.
            let status = if kind == Some(Kind::Status5xx) { Some(502) } else { status };
            known.tried(Attempt { at_ms, status, fault: kind }, shared.callback_retry_ms);
        }
    })?;
    // Nobody listening is the usual case.
    let _ = shared.answered.send(notice.out_trade_no.clone());
    Ok(())
}

fn note(
    shared: &Shared,
    notice: &Notice,
    change: impl FnOnce(&mut Notice),
) -> Result<(), StoreError> {
    shared.pay.change(|ledger| {
        if let Some(known) = ledger.notices.iter_mut().find(|known| known.id == notice.id) {
            change(known);
        }
    })
}

/// Sends once; the answer's status, if there was an answer in time.
async fn send(shared: &Shared, notice: &Notice, fault: Option<Kind>) -> Option<u16> {
    let (headers, body) = match notice.compose(shared, fault) {
        Ok(composed) => composed,
        Err(error) => {
            tracing::error!(%error, "a notification can't be signed");
            return None;
        }
    };
    let request = shared
        .http
        .post(&notice.notify_url)
        .headers(headers)
        .header("content-type", "application/json")
        .header("user-agent", "Mozilla/4.0")
        .body(body);
    match request.send().await {
        Ok(answer) => Some(answer.status().as_u16()),
        Err(error) => {
            tracing::debug!(%error, "a notification got no answer");
            None
        }
    }
}
