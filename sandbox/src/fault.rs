//! Faults that are switched on for the next requests to a protocol.

mod play;
mod routes;

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::store::{Store, StoreError};

pub(crate) use play::{About, AlreadyOld, Spared, apply, newer_answer};
pub(crate) use routes::routes;

/// What a fault befalls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Target {
    #[serde(rename = "wechat_pay.prepay")]
    Prepay,
    #[serde(rename = "wechat_pay.query")]
    Query,
    #[serde(rename = "wechat_pay.callback")]
    Callback,
    #[serde(rename = "wechat_pay.close")]
    Close,
    #[serde(rename = "identity")]
    Identity,
    #[serde(rename = "sms")]
    Sms,
    #[serde(rename = "customer_system.read")]
    CustomerRead,
    #[serde(rename = "customer_system.book")]
    CustomerBook,
}

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// Processed, but the answer comes late.
    Slow,
    /// Not processed; an error of the server's own.
    #[serde(rename = "status_5xx")]
    Status5xx,
    /// Processed, but the connection closes without an answer.
    Lost,
    /// Processed twice, as when a network repeats a request.
    Duplicate,
    /// An older answer arrives after a newer one.
    Reordered,
    /// The answer's signature doesn't fit.
    BadSignature,
    /// Another amount than was asked for.
    WrongAmount,
    /// Half a document.
    Malformed,
}

impl Target {
    /// Whether this can go wrong in that way.
    fn allows(self, kind: Kind) -> bool {
        match self {
            Self::Prepay | Self::Query | Self::Callback => true,
            Self::Close => kind != Kind::WrongAmount,
            Self::Identity | Self::Sms | Self::CustomerRead | Self::CustomerBook => match kind {
                Kind::Slow | Kind::Status5xx | Kind::Lost | Kind::Duplicate | Kind::Malformed => {
                    true
                }
                Kind::Reordered | Kind::BadSignature | Kind::WrongAmount => false,
            },
        }
    }
}

/// A fault that happens now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) kind: Kind,
    delay_ms: Option<u64>,
}

impl Fault {
    /// How long a slow answer takes, and how long an old one waits for a newer at most.
    pub(crate) fn delay(self) -> std::time::Duration {
        let usual = if self.kind == Kind::Reordered { 10_000 } else { 3_000 };
        std::time::Duration::from_millis(self.delay_ms.unwrap_or(usual))
    }
}

/// A fault that waits for its requests.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Armed {
    target: Target,
    kind: Kind,
    #[serde(default = "once")]
    times: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    delay_ms: Option<u64>,
}

fn once() -> u32 {
    1
}

/// The faults that are switched on, in that order.
#[derive(Debug)]
pub(crate) struct Faults(Store<Vec<Armed>>);

impl Faults {
    pub(crate) fn open(dir: &Path) -> Result<Self, StoreError> {
        Ok(Self(Store::open(dir, "faults.json")?))
    }

    /// The fault for the next request to `target`, used up by this.
    pub(crate) fn take(&self, target: Target) -> Result<Option<Fault>, StoreError> {
        if !self.0.read(|armed| armed.iter().any(|fault| fault.target == target)) {
            return Ok(None);
        }
        self.0.change(|armed| {
            let index = armed.iter().position(|fault| fault.target == target)?;
            let fault = armed.get_mut(index)?;
            let taken = Fault { kind: fault.kind, delay_ms: fault.delay_ms };
            fault.times = fault.times.saturating_sub(1);
            if fault.times == 0 {
                armed.remove(index);
            }
            Some(taken)
        })
    }

    /// Keeps a fault that could have no effect for the next request.
    fn give_back(&self, target: Target, spared: Fault) -> Result<(), StoreError> {
        let Fault { kind, delay_ms } = spared;
        self.0.change(|armed| {
            let left = armed.iter_mut().find(|fault| (fault.target, fault.kind) == (target, kind));
            match left {
                Some(fault) => fault.times = fault.times.saturating_add(1),
                None => armed.insert(0, Armed { target, kind, times: 1, delay_ms }),
            }
        })
    }
}
