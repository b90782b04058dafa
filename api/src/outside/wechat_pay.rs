//! WeChat Pay, API v3 (微信支付): create, query and close orders, read its callbacks and daily
//! bills. Which host answers, and with whose keys, is configuration alone.
//!
//! Every answer is verified on its raw bytes before a field of it is believed. What can't be
//! relied on (no answer, 5xx, a bad signature, other people's order) is [`Failure::Unknown`]:
//! money may have moved, so the caller asks again and never concludes.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{clock::Clock, random::Random};

mod certificate;
mod configured;
pub mod js_sdk;
pub mod keys;
pub mod notification;
pub mod orders;
pub mod resource;
pub mod signing;
pub mod trade;
pub mod trade_bill;
mod transport;
pub mod verification;

use keys::{ApiV3Key, GatewayKeys, MerchantKey};

/// What a merchant is to WeChat Pay.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `https://api.mch.weixin.qq.com`, or a sandbox's address with its path.
    pub base_url: String,
    /// Merchant number (商户号).
    pub mchid: String,
    /// App id of the public account that the merchant number is bound to.
    pub appid: String,
    /// Where WeChat Pay sends its callbacks: https, no query.
    pub notify_url: String,
    /// The longest that one request may take.
    pub timeout: Duration,
}

/// A client for one merchant.
#[derive(Debug, Clone)]
pub struct WechatPay {
    http: reqwest::Client,
    clock: Clock,
    random: Random,
    settings: Settings,
    merchant: MerchantKey,
    gateway: GatewayKeys,
    api_v3: ApiV3Key,
}

/// Why a request brought no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// WeChat Pay refused it: it has not been and will not be done.
    Refused {
        /// HTTP status.
        status: u16,
        /// Its `code`, such as `PARAM_ERROR`.
        code: String,
    },
    /// It may have been done or not.
    Unknown(Doubt),
}

/// Why an answer can't be relied on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// None came in time, or the connection broke.
    NoAnswer,
    /// A status or code that says nothing final (5xx, 429, `SYSTEM_ERROR`, …).
    Status {
        /// HTTP status.
        status: u16,
        /// Its `code`, if there was one.
        code: String,
    },
    /// Not signed by WeChat Pay.
    Signature(verification::Unverified),
    /// Not what the interface describes.
    Malformed,
    /// About another merchant, app or order.
    OtherOrder,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused { status, code } => write!(f, "refused {status} {code}"),
            Self::Unknown(doubt) => write!(f, "unknown: {doubt:?}"),
        }
    }
}

/// An amount as WeChat Pay writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// In fen.
    pub total: i64,
    /// `CNY`.
    pub currency: String,
}

impl WechatPay {
    /// A client with the merchant's own key and the keys that WeChat Pay signs with.
    #[must_use]
    pub fn new(
        http: reqwest::Client,
        clock: Clock,
        random: Random,
        settings: Settings,
        merchant: MerchantKey,
        gateway: GatewayKeys,
        api_v3: ApiV3Key,
    ) -> Self {
        Self { http, clock, random, settings, merchant, gateway, api_v3 }
    }

    /// What it was configured with.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    fn now_seconds(&self) -> i64 {
        self.clock.now_ms().div_euclid(1000)
    }

    /// 32 hexadecimal digits.
    fn nonce(&self) -> String {
        hex::encode_upper(self.random.bytes::<16>())
    }
}
