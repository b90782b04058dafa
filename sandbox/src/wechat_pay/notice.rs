//! A payment's notification to the merchant (支付通知): its content and how often it was sent.

use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ledger::Order, seal, transaction::describe};
use crate::{
    crypto::{CryptoError, random_hex, seal as encrypt},
    fault::Kind,
    state::Shared,
    time::rfc3339,
};

/// Waiting times after failed attempts, in seconds.
const WAITS_S: [i64; 15] =
    [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600];

/// What WeChat Pay puts beside the ciphertext of a payment.
const ASSOCIATED: &str = "transaction";

/// One notification with its attempts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Notice {
    pub(super) id: String,
    pub(super) out_trade_no: String,
    pub(super) notify_url: String,
    created_at_ms: i64,
    pub(super) outcome: Outcome,
    pub(super) attempts: Vec<Attempt>,
    /// The order as it was when the notification was made.
    order: Order,
}

/// Where a notification stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub(super) enum Outcome {
    /// To be sent at this instant.
    Pending { next_at_ms: i64 },
    /// Answered with 2xx.
    Delivered,
    /// Never sent (fault `lost`).
    Lost,
    /// Sent as often as WeChat Pay does, in vain.
    GivenUp,
}

/// One attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Attempt {
    pub(super) at_ms: i64,
    /// None if there was no answer.
    pub(super) status: Option<u16>,
    /// The fault that happened.
    pub(super) fault: Option<Kind>,
}

impl Notice {
    pub(super) fn new(id: String, order: &Order, now_ms: i64) -> Self {
        Self {
            id,
            out_trade_no: order.request.out_trade_no.clone(),
            notify_url: order.request.notify_url.clone(),
            created_at_ms: now_ms,
            outcome: Outcome::Pending { next_at_ms: now_ms },
            attempts: Vec::new(),
            order: order.clone(),
        }
    }

    /// Notes an attempt and decides whether there will be another.
    pub(super) fn tried(&mut self, attempt: Attempt, retry_ms: Option<u64>) {
        let delivered = attempt.status.is_some_and(|status| (200..300).contains(&status));
        let wait = WAITS_S.get(self.attempts.len()).map(|seconds| {
            retry_ms.and_then(|ms| i64::try_from(ms).ok()).unwrap_or(seconds * 1000)
        });
        self.outcome = match (delivered || self.outcome == Outcome::Delivered, wait) {
            (true, _) => Outcome::Delivered,
            (false, Some(wait)) => Outcome::Pending { next_at_ms: attempt.at_ms + wait },
            (false, None) => Outcome::GivenUp,
        };
        self.attempts.push(attempt);
    }

    /// Headers and body of an attempt.
    pub(super) fn compose(
        &self,
        shared: &Shared,
        fault: Option<Kind>,
    ) -> Result<(HeaderMap, Vec<u8>), CryptoError> {
        let extra_fen = i64::from(fault == Some(Kind::WrongAmount));
        let plain = describe(&self.order, extra_fen).to_string();
        let nonce = random_hex(6)?;
        let ciphertext = encrypt(&shared.keys.apiv3, &nonce, ASSOCIATED, plain.as_bytes())?;
        let mut body = self.envelope(&nonce, &ciphertext).to_string().into_bytes();
        if fault == Some(Kind::Malformed) {
            body.truncate(body.len() / 2);
        }
        let headers = seal::headers(shared, &body, fault == Some(Kind::BadSignature))?;
        Ok((headers, body))
    }

    fn envelope(&self, nonce: &str, ciphertext: &str) -> Value {
        json!({
            "id": self.id,
            "create_time": rfc3339(self.created_at_ms),
            "resource_type": "encrypt-resource",
            "event_type": "TRANSACTION.SUCCESS",
            "summary": "支付成功",
            "resource": {
                "original_type": "transaction",
                "algorithm": "AEAD_AES_256_GCM",
                "ciphertext": ciphertext,
                "associated_data": ASSOCIATED,
                "nonce": nonce,
            }
        })
    }
}
