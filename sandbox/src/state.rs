//! What every handler sees.

use std::sync::Arc;

use tokio::sync::broadcast;

use crate::{
    clock::Clock,
    customer_system::Customers,
    fault::Faults,
    keys::Keys,
    server::Options,
    sms::Inbox,
    store::{Store, StoreError},
};

/// The sandbox's state, shared by all handlers.
pub(crate) type Shared = Arc<State>;

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) keys: Keys,
    pub(crate) clock: Clock,
    pub(crate) faults: Faults,
    /// Order numbers of WeChat Pay's answers, at the moment they are given.
    pub(crate) answered: broadcast::Sender<String>,
    pub(crate) inbox: Store<Inbox>,
    pub(crate) customers: Store<Customers>,
}

impl State {
    pub(crate) fn open(options: &Options, keys: Keys) -> Result<Shared, StoreError> {
        let dir = &options.dir;
        Ok(Arc::new(Self {
            keys,
            clock: Clock::open(dir)?,
            faults: Faults::open(dir)?,
            answered: broadcast::channel(64).0,
            inbox: Store::open(dir, "sms.json")?,
            customers: Store::open(dir, "customer_system.json")?,
        }))
    }
}
