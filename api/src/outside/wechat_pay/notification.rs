//! Callbacks (支付通知): verified, opened, read.

use axum::http::HeaderMap;
use serde::Deserialize;

use super::{
    WechatPay,
    resource::{Resource, decrypt},
    trade::{Report, Trade},
    verification::{SignedHeaders, Unverified, verify},
};

/// A callback that was believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// Our number for the order.
    pub order_number: String,
    /// What WeChat Pay says of it.
    pub trade: Trade,
}

/// Why a callback was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unacceptable {
    /// Not signed by WeChat Pay.
    Unverified(Unverified),
    /// Signed, but it can't be opened or read.
    Malformed,
    /// About another merchant or app.
    OtherMerchant,
}

#[derive(Deserialize)]
struct Envelope {
    resource: Resource,
}

impl WechatPay {
    /// Reads a callback from its headers and raw bytes.
    ///
    /// # Errors
    /// [`Unacceptable`] says why it is refused; nothing of it may be used then.
    pub fn read_notification(
        &self,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<Notification, Unacceptable> {
        let signed = SignedHeaders::of(headers).map_err(Unacceptable::Unverified)?;
        verify(&self.gateway, &signed, body, self.now_seconds())
            .map_err(Unacceptable::Unverified)?;
        let envelope: Envelope =
            serde_json::from_slice(body).map_err(|_| Unacceptable::Malformed)?;
        let plain = decrypt(&self.api_v3, &envelope.resource).ok_or(Unacceptable::Malformed)?;
        let report: Report = serde_json::from_slice(&plain).map_err(|_| Unacceptable::Malformed)?;
        let trade = report.trade(&self.settings).map_err(|doubt| match doubt {
            super::Doubt::OtherOrder => Unacceptable::OtherMerchant,
            super::Doubt::NoAnswer
            | super::Doubt::Status { .. }
            | super::Doubt::Signature(_)
            | super::Doubt::Malformed => Unacceptable::Malformed,
        })?;
        Ok(Notification { order_number: report.out_trade_no, trade })
    }
}
