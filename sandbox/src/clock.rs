//! The sandbox's clock: the system's, moved by an offset that tests set.

use std::{
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use axum::{Json, Router, body::Bytes, extract::State, routing::get};
use serde::{Deserialize, Serialize};

use crate::{
    failure::{Failure, parse},
    state::Shared,
    store::{Store, StoreError},
};

/// A clock that can be moved and that keeps its distance over a restart.
#[derive(Debug)]
pub(crate) struct Clock {
    offset: Store<Offset>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Offset {
    offset_ms: i64,
}

impl Clock {
    pub(crate) fn open(dir: &Path) -> Result<Self, StoreError> {
        Ok(Self { offset: Store::open(dir, "clock.json")? })
    }

    /// Milliseconds since 1970.
    pub(crate) fn now_ms(&self) -> i64 {
        self.offset.read(|offset| system_ms().saturating_add(offset.offset_ms))
    }

    fn change(&self, change: Change) -> Result<(), StoreError> {
        self.offset.change(|offset| {
            offset.offset_ms = match change {
                Change::Advance { advance_ms } => offset.offset_ms.saturating_add(advance_ms),
                Change::Set { set_ms } => set_ms.saturating_sub(system_ms()),
            };
        })
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the clock that others are given")]
fn system_ms() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |elapsed| i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX))
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Change {
    Advance { advance_ms: i64 },
    Set { set_ms: i64 },
}

#[derive(Debug, Serialize)]
struct Now {
    now_ms: i64,
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/clock", get(now).post(change))
}

async fn now(State(shared): State<Shared>) -> Json<Now> {
    Json(Now { now_ms: shared.clock.now_ms() })
}

async fn change(State(shared): State<Shared>, body: Bytes) -> Result<Json<Now>, Failure> {
    shared.clock.change(parse(&body)?)?;
    shared.wake.notify_one();
    Ok(now(State(shared)).await)
}
