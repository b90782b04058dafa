//! What the tests themselves ask over HTTP, on the loopback only.

use std::net::TcpListener;
use std::time::Duration;

use crate::failure::Outcome;

/// A client with short patience that follows no redirection.
///
/// # Errors
/// When it can't be made.
pub fn client() -> Outcome<reqwest::Client> {
    Ok(reqwest::Client::builder()
        .timeout(Duration::from_secs(20))
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()?)
}

/// A port that nobody listens on.
///
/// # Errors
/// When none is left.
pub fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
