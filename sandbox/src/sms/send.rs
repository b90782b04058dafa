//! `POST /sms/v1/messages`.

use axum::{Json, body::Bytes, extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Message;
use crate::{
    crypto::random_hex,
    failure::{Failure, parse},
    state::Shared,
};

/// Inboxes keep this many messages in all.
const KEPT: usize = 2_000;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NewMessage {
    to: String,
    template: String,
    text: String,
    reference: String,
}

/// Idempotent by `reference`: a repeated one answers with the first message's id.
pub(super) async fn send(
    State(shared): State<Shared>,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), Failure> {
    let new: NewMessage = parse(&body)?;
    let digits = new.to.len() == 11 && new.to.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || !new.to.starts_with('1') {
        return Err(Failure::invalid("TO", "not a mobile number"));
    }
    if new.text.is_empty() || new.text.chars().count() > 500 {
        return Err(Failure::invalid("TEXT", "1 to 500 characters"));
    }
    if new.reference.is_empty() {
        return Err(Failure::invalid("REFERENCE", "the reference is empty"));
    }
    let message_id = random_hex(8)?;
    let sent_at_ms = shared.clock.now_ms();
    let message_id = shared.inbox.change(|inbox| {
        let known = inbox.messages.iter().find(|message| message.reference == new.reference);
        if let Some(known) = known {
            return known.message_id.clone();
        }
        let NewMessage { to, template, text, reference } = new;
        let message =
            Message { message_id: message_id.clone(), to, template, text, reference, sent_at_ms };
        inbox.messages.push(message);
        let excess = inbox.messages.len().saturating_sub(KEPT);
        inbox.messages.drain(..excess);
        message_id
    })?;
    Ok((StatusCode::ACCEPTED, Json(json!({ "message_id": message_id }))))
}
