//! What the tests themselves ask over HTTP, on the loopback only.

use std::net::TcpListener;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::failure::{Failure, Outcome};

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

/// Ports that are given away: below those that the system gives to clients (32768 and up), so
/// that no browser's connection takes one before its server does.
const PORTS: std::ops::Range<u32> = 10_000..32_000;

/// How far [`free_port`] has counted. Test programs that run beside each other begin apart.
static COUNTED: AtomicU32 = AtomicU32::new(0);

/// A port that nobody listens on, and that this process doesn't give away again soon.
///
/// # Errors
/// When none is left.
pub fn free_port() -> Outcome<u16> {
    let count = PORTS.end - PORTS.start;
    let begin = std::process::id() % 100 * (count / 100);
    for _ in 0..count {
        let next = begin + COUNTED.fetch_add(1, Ordering::Relaxed);
        let port = u16::try_from(PORTS.start + next % count)?;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return Ok(port);
        }
    }
    Err(Failure::new("no port is free"))
}
