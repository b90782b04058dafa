//! What the operator's commands share: a connection to the supplier's customer system.

use std::time::Duration;

use reqwest::Method;
use serde::Serialize;

use crate::{
    config::{ConfigError, OutsideConfig, StoreConfig},
    outside::signed::{OutsideError, SignedClient},
    state::http_client,
};

/// A client for commands, which may wait longer than a customer.
///
/// # Errors
/// [`ConfigError`] if TLS can't be set up.
pub fn http() -> Result<reqwest::Client, ConfigError> {
    http_client(Duration::from_secs(60))
}

/// A signing client of the customer system.
///
/// # Errors
/// [`ConfigError`] if its address or secret is missing.
pub fn customer_system(
    store: &StoreConfig,
    outside: &OutsideConfig,
    http: &reqwest::Client,
) -> Result<SignedClient, ConfigError> {
    let address = store.address(
        outside.customer_system_url.as_ref(),
        "/customer-system",
        "KAIDENG_CUSTOMER_SYSTEM_URL",
    )?;
    let secret = store.secret(
        outside.customer_system_key_file.as_ref(),
        "hmac_customer_system.key",
        "KAIDENG_CUSTOMER_SYSTEM_KEY_FILE",
    )?;
    Ok(SignedClient::new(http, address, secret))
}

/// Puts a body; the answer has no content.
///
/// # Errors
/// [`OutsideError`].
pub async fn put(
    client: &SignedClient,
    path: &str,
    body: &impl Serialize,
) -> Result<(), OutsideError> {
    let status = client.send(Method::PUT, path, body).await?.status();
    match status.as_u16() {
        _ if status.is_success() => Ok(()),
        code if status.is_server_error() => Err(OutsideError::Unavailable(code)),
        code => Err(OutsideError::Refused(code)),
    }
}
