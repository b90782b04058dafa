//! Signing in with WeChat (网页授权): the page that asks the person, and the exchange of its code
//! for an openid.

mod authorize;
mod settings;
mod token;

use std::collections::BTreeMap;

use axum::{Router, routing::get};
use serde::{Deserialize, Serialize};

use crate::{crypto::hmac_hex, keys::Keys, state::Shared};

/// The sandbox's WeChat has this many people.
const USERS: u8 = 3;

/// Codes that were given out, and how the silent sign-in behaves.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct OAuth {
    codes: BTreeMap<String, Code>,
    settings: Settings,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Code {
    scope: String,
    user: u8,
    /// Given out in snapshot mode (快照页): the openid is a virtual one.
    snapshot: bool,
    issued_at_ms: i64,
    used: bool,
}

/// Who is signed in to WeChat, and whether it shows a snapshot of our page only.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Settings {
    user: u8,
    snapshot: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { user: 1, snapshot: false }
    }
}

/// A person's openid at our public account: 28 characters, the same at every call.
pub(crate) fn openid(keys: &Keys, user: u8) -> String {
    made(keys, &format!("user {user}"))
}

/// The openid that a snapshot shows instead.
fn virtual_openid(keys: &Keys, user: u8) -> String {
    made(keys, &format!("snapshot {user}"))
}

fn made(keys: &Keys, who: &str) -> String {
    let text = hmac_hex(&keys.app_secret, who.as_bytes());
    format!("o{}", text.chars().take(27).collect::<String>())
}

/// Whether it is a real person's openid at our public account.
pub(crate) fn is_openid(keys: &Keys, text: &str) -> bool {
    (1..=USERS).any(|user| openid(keys, user) == text)
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/wechat/connect/oauth2/authorize", get(authorize::ask).post(authorize::decide))
        .route("/wechat/sns/oauth2/access_token", get(token::exchange))
        .route("/wechat/sandbox", get(settings::show).post(settings::change))
}
