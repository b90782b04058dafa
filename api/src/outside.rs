//! Clients of outside systems. They know addresses and keys; nothing tells the sandbox from the
//! real thing.

pub mod bank;
pub mod customer_system;
pub mod identity_provider;
pub mod signed;
pub mod sms;
pub mod wechat_oauth;
pub mod wechat_pay;

use crate::config::{ConfigError, ServeConfig};

use signed::SignedClient;

/// Every outside system.
#[derive(Debug)]
pub struct Outside {
    /// The supplier's customer system.
    pub customer_system: customer_system::CustomerSystem,
    /// The identity provider, face page and company checks included.
    pub identity_provider: identity_provider::IdentityProvider,
    /// Micro-transfers.
    pub bank: bank::Bank,
    /// The SMS gateway.
    pub sms: sms::Sms,
    /// WeChat's sign-in.
    pub wechat_oauth: wechat_oauth::WechatOauth,
}

impl Outside {
    /// Clients as configured.
    ///
    /// # Errors
    /// [`ConfigError`] if an address or a secret is missing.
    pub fn new(config: &ServeConfig, http: &reqwest::Client) -> Result<Self, ConfigError> {
        let (store, out) = (&config.store, &config.outside);
        let customer_system = SignedClient::new(
            http,
            store.address(
                out.customer_system_url.as_ref(),
                "/customer-system",
                "KAIDENG_CUSTOMER_SYSTEM_URL",
            )?,
            store.secret(
                out.customer_system_key_file.as_ref(),
                "hmac_customer_system.key",
                "KAIDENG_CUSTOMER_SYSTEM_KEY_FILE",
            )?,
        );
        let identity = SignedClient::new(
            http,
            store.address(out.identity_url.as_ref(), "/identity", "KAIDENG_IDENTITY_URL")?,
            store.secret(
                out.identity_key_file.as_ref(),
                "hmac_identity.key",
                "KAIDENG_IDENTITY_KEY_FILE",
            )?,
        );
        let bank = SignedClient::new(
            http,
            store.address(out.bank_url.as_ref(), "/bank", "KAIDENG_BANK_URL")?,
            store.secret(out.bank_key_file.as_ref(), "hmac_bank.key", "KAIDENG_BANK_KEY_FILE")?,
        );
        let sms = SignedClient::new(
            http,
            store.address(out.sms_url.as_ref(), "/sms", "KAIDENG_SMS_URL")?,
            store.secret(out.sms_key_file.as_ref(), "hmac_sms.key", "KAIDENG_SMS_KEY_FILE")?,
        );
        Ok(Self {
            customer_system: customer_system::CustomerSystem::new(customer_system),
            identity_provider: identity_provider::IdentityProvider::new(identity),
            bank: bank::Bank::new(bank),
            sms: sms::Sms::new(sms),
            wechat_oauth: wechat_oauth::WechatOauth::new(config, http)?,
        })
    }
}
