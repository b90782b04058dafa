//! What every handler and worker has at hand.

use std::{
    sync::{Arc, OnceLock, atomic::AtomicI64},
    time::Duration,
};

use domain::assurance::AssurancePolicy;
use sea_orm::DatabaseConnection;

use crate::{
    clock::Clock,
    config::{ConfigError, ServeConfig},
    crypto::Keys,
    outside::{Outside, wechat_pay::WechatPay},
    problem::ApiResult,
    random::Random,
    receipt::font::{FontError, ReceiptFont},
    web::metrics::Metrics,
    worker::Wake,
};

/// The shared state; cloning it is cheap.
#[derive(Clone)]
pub struct AppState(Arc<Parts>);

/// Parts of the state.
pub struct Parts {
    /// The database.
    pub db: DatabaseConnection,
    /// The time.
    pub clock: Clock,
    /// Ids, tokens and codes.
    pub random: Random,
    /// Keys for personal data at rest.
    pub keys: Keys,
    /// The one client for calls to other systems, with its timeouts.
    pub http: reqwest::Client,
    /// Outside systems.
    pub outside: Outside,
    /// WeChat Pay.
    pub wechat_pay: WechatPay,
    /// The font of receipts, read when the first is drawn.
    pub receipt_font: OnceLock<ReceiptFont>,
    /// Configuration.
    pub config: ServeConfig,
    /// The public origin, checked, without a slash at its end.
    pub origin: String,
    /// Level that each service asks for.
    pub levels: AssurancePolicy,
    /// Counters of `/metrics`.
    pub metrics: Metrics,
    /// After a failed read the customer system isn't asked before this instant, in epoch
    /// milliseconds. A hint of this process, not a fact.
    pub customer_system_rests_until: AtomicI64,
    /// Wakes the worker when something was put into the outbox.
    pub wake: Wake,
}

impl std::ops::Deref for AppState {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl std::fmt::Debug for AppState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AppState").field("origin", &self.origin).finish_non_exhaustive()
    }
}

impl AppState {
    /// Puts the state together from a checked configuration and an open database.
    ///
    /// # Errors
    /// [`ConfigError`] if something is missing or doesn't read.
    pub fn new(
        config: ServeConfig,
        db: DatabaseConnection,
        clock: Clock,
        random: Random,
    ) -> Result<Self, ConfigError> {
        let http = http_client(Duration::from_secs(config.outside_timeout_seconds))?;
        let outside = Outside::new(&config, &http)?;
        let origin = config.origin()?;
        let wechat_pay = WechatPay::from_config(&config, &origin, &http, &clock, &random)?;
        let levels = AssurancePolicy::parse(&config.levels)
            .map_err(|_| ConfigError::Table("KAIDENG_LEVELS"))?;
        Ok(Self(Arc::new(Parts {
            keys: config.store.keys(&random)?,
            origin,
            db,
            clock,
            random,
            http,
            outside,
            wechat_pay,
            receipt_font: OnceLock::new(),
            levels,
            config,
            metrics: Metrics::default(),
            customer_system_rests_until: AtomicI64::new(0),
            wake: Wake::default(),
        })))
    }

    /// The font of receipts, read from its file at the first call.
    ///
    /// # Errors
    /// [`FontError`] if the configured file can't be used.
    pub fn font(&self) -> Result<&ReceiptFont, FontError> {
        if let Some(font) = self.receipt_font.get() {
            return Ok(font);
        }
        let font = ReceiptFont::read(&self.config.receipt_font, self.config.receipt_font_face)?;
        Ok(self.receipt_font.get_or_init(|| font))
    }

    /// Whether browsers reach the site over TLS.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.origin.starts_with("https://")
    }

    /// Seals a value for the column `context`.
    ///
    /// # Errors
    /// An internal error if the key ring is unusable.
    pub fn seal(&self, context: &'static str, plain: &str) -> ApiResult<String> {
        Ok(self.keys.seal(context, plain, &self.random)?)
    }

    /// Opens a value of the column `context`.
    ///
    /// # Errors
    /// An internal error if it was altered or its key is gone.
    pub fn open(&self, context: &'static str, stored: &str) -> ApiResult<String> {
        Ok(self.keys.open(context, stored)?)
    }
}

/// The client for calls to other systems: with timeouts, without redirects.
///
/// # Errors
/// [`ConfigError`] if TLS can't be set up.
pub(crate) fn http_client(timeout: Duration) -> Result<reqwest::Client, ConfigError> {
    reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(3))
        .timeout(timeout)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .user_agent("kaideng")
        .build()
        .map_err(|_| ConfigError::Table("the TLS set-up"))
}
