//! The SMS gateway (短信网关): takes messages, delivers them to an inbox that can be read.

mod inbox;
mod send;

use axum::{
    Router, middleware,
    routing::{get, post},
};
use serde::{Deserialize, Serialize};

use crate::{
    fault::{self, Target},
    hmac_check::{self, Secret},
    state::Shared,
};

/// Everything that was sent, oldest first.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Inbox {
    messages: Vec<Message>,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Message {
    message_id: String,
    /// Mobile.
    to: String,
    /// The sender's name for the kind of message.
    template: String,
    /// What arrives.
    text: String,
    /// The sender's number for it; the same one isn't delivered twice.
    reference: String,
    sent_at_ms: i64,
}

pub(crate) fn routes(shared: &Shared) -> Router<Shared> {
    let send = Router::new()
        .route("/sms/v1/messages", post(send::send))
        .layer(middleware::from_fn_with_state((shared.clone(), Target::Sms), fault::apply))
        .layer(middleware::from_fn_with_state((shared.clone(), Secret::Sms), hmac_check::check));
    Router::new()
        .route("/sms", get(inbox::page))
        .route("/sms/v1/messages", get(inbox::json))
        .merge(send)
}
