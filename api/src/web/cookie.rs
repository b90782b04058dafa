//! The session cookie: `__Host-` and Secure over TLS, plain on a loopback origin, where WebKit
//! would drop a Secure one.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::state::AppState;

/// The cookie's name.
#[must_use]
pub fn name(state: &AppState) -> &'static str {
    if state.is_secure() { "__Host-kaideng" } else { "kaideng" }
}

/// The session token that the browser sent.
#[must_use]
pub fn token(state: &AppState, headers: &HeaderMap) -> Option<String> {
    let name = name(state);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// `Set-Cookie` for a new token that the browser keeps for `seconds`.
#[must_use]
pub fn set(state: &AppState, token: &str, seconds: i64) -> HeaderValue {
    let secure = if state.is_secure() { "; Secure" } else { "" };
    let text = format!(
        "{}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}",
        name(state)
    );
    // A token is URL-safe base64: always a valid header.
    HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// `Set-Cookie` that erases it.
#[must_use]
pub fn erase(state: &AppState) -> HeaderValue {
    set(state, "", 0)
}
