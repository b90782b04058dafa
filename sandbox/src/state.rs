//! What every handler sees.

use std::{sync::Arc, time::Duration};

use tokio::sync::{Notify, broadcast};

use crate::{
    bank::Transfers,
    clock::Clock,
    customer_system::Customers,
    fault::Faults,
    identity::Register,
    keys::Keys,
    server::{Options, StartError},
    sms::Inbox,
    store::Store,
    wechat_oauth::OAuth,
    wechat_pay::{Ledger, Nonces},
};

/// The merchant has this long to answer a notification.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);

/// The sandbox's state, shared by all handlers.
pub(crate) type Shared = Arc<State>;

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) keys: Keys,
    /// The sandbox's own address, without a slash at the end.
    pub(crate) base_url: String,
    /// Origin of the site that WeChat sign-in may return to.
    pub(crate) callback_base: Option<String>,
    pub(crate) callback_retry_ms: Option<u64>,
    pub(crate) clock: Clock,
    pub(crate) faults: Faults,
    /// Order numbers of WeChat Pay's answers, at the moment they are given.
    pub(crate) answered: broadcast::Sender<String>,
    /// Wakes the sender of notifications: the clock moved, or there is a new one.
    pub(crate) wake: Notify,
    pub(crate) http: reqwest::Client,
    pub(crate) nonces: Nonces,
    pub(crate) pay: Store<Ledger>,
    pub(crate) oauth: Store<OAuth>,
    pub(crate) register: Store<Register>,
    pub(crate) transfers: Store<Transfers>,
    pub(crate) inbox: Store<Inbox>,
    pub(crate) customers: Store<Customers>,
}

impl State {
    pub(crate) fn open(
        options: &Options,
        base_url: String,
        keys: Keys,
    ) -> Result<Shared, StartError> {
        let dir = &options.dir;
        let http = reqwest::Client::builder()
            .timeout(ANSWER_WITHIN)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()?;
        Ok(Arc::new(Self {
            keys,
            base_url,
            callback_base: options.callback_base.clone(),
            callback_retry_ms: options.callback_retry_ms,
            clock: Clock::open(dir)?,
            faults: Faults::open(dir)?,
            answered: broadcast::channel(64).0,
            wake: Notify::new(),
            http,
            nonces: Nonces::default(),
            pay: Store::open(dir, "wechat_pay.json")?,
            oauth: Store::open(dir, "wechat_oauth.json")?,
            register: Store::open(dir, "identity.json")?,
            transfers: Store::open(dir, "bank.json")?,
            inbox: Store::open(dir, "sms.json")?,
            customers: Store::open(dir, "customer_system.json")?,
        }))
    }
}
