//! Whether an answer or a callback was signed by WeChat Pay, decided on its raw bytes.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::keys::GatewayKeys;

/// How far a signature's time may be from ours, in seconds.
pub const SKEW_SECONDS: i64 = 300;

/// What WeChat Pay puts before signatures that it makes wrong on purpose, to see whether they are
/// refused.
const PROBE: &str = "WECHATPAY/SIGNTEST/";

/// The headers that carry a signature.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignedHeaders {
    /// `Wechatpay-Timestamp`.
    pub timestamp: String,
    /// `Wechatpay-Nonce`.
    pub nonce: String,
    /// `Wechatpay-Signature`.
    pub signature: String,
    /// `Wechatpay-Serial`.
    pub serial: String,
}

/// Why a message isn't believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unverified {
    /// A header is missing or no text.
    Headers,
    /// Signed too long ago, or in the future.
    Time,
    /// Signed by a key that we don't have.
    Serial,
    /// The signature is wrong.
    Signature,
}

impl SignedHeaders {
    /// Takes them from a message's headers.
    ///
    /// # Errors
    /// [`Unverified::Headers`] if one is missing.
    pub fn of(headers: &axum::http::HeaderMap) -> Result<Self, Unverified> {
        let text = |name: &str| {
            let value = headers.get(name).and_then(|value| value.to_str().ok());
            value.map(str::to_owned).ok_or(Unverified::Headers)
        };
        Ok(Self {
            timestamp: text("wechatpay-timestamp")?,
            nonce: text("wechatpay-nonce")?,
            signature: text("wechatpay-signature")?,
            serial: text("wechatpay-serial")?,
        })
    }
}

/// Whether `body` was signed by WeChat Pay not long before `now_seconds`.
///
/// # Errors
/// [`Unverified`] says what is wrong.
pub fn verify(
    keys: &GatewayKeys,
    headers: &SignedHeaders,
    body: &[u8],
    now_seconds: i64,
) -> Result<(), Unverified> {
    let signed_at: i64 = headers.timestamp.parse().map_err(|_| Unverified::Headers)?;
    if now_seconds.abs_diff(signed_at) > SKEW_SECONDS.unsigned_abs() {
        return Err(Unverified::Time);
    }
    if headers.signature.starts_with(PROBE) {
        return Err(Unverified::Signature);
    }
    if !keys.knows(&headers.serial) {
        return Err(Unverified::Serial);
    }
    let signature = STANDARD.decode(&headers.signature).map_err(|_| Unverified::Signature)?;
    let mut message = format!("{}\n{}\n", headers.timestamp, headers.nonce).into_bytes();
    message.extend_from_slice(body);
    message.push(b'\n');
    if keys.verify(&headers.serial, &message, &signature) {
        Ok(())
    } else {
        Err(Unverified::Signature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outside::wechat_pay::keys::{MerchantKey, tests::fresh};

    const NOW: i64 = 1_763_900_000;

    fn signed(key: &MerchantKey, at: i64, body: &str) -> SignedHeaders {
        SignedHeaders {
            timestamp: at.to_string(),
            nonce: "N".to_owned(),
            signature: key.sign(format!("{at}\nN\n{body}\n").as_bytes()).unwrap(),
            serial: "PUB_KEY_ID_1".to_owned(),
        }
    }

    #[test]
    fn only_fresh_untouched_and_ours_is_believed() {
        let (key, pem) = fresh("");
        let keys = GatewayKeys::from_pems([("PUB_KEY_ID_1", pem.as_bytes())]).unwrap();
        let check =
            |headers: &SignedHeaders, body: &str| verify(&keys, headers, body.as_bytes(), NOW);
        let good = signed(&key, NOW, "{}");
        assert_eq!(check(&good, "{}"), Ok(()));
        assert_eq!(check(&good, "{ }"), Err(Unverified::Signature));
        assert_eq!(check(&signed(&key, NOW, ""), ""), Ok(()));
        assert_eq!(check(&signed(&key, NOW - 300, "{}"), "{}"), Ok(()));
        assert_eq!(check(&signed(&key, NOW - 301, "{}"), "{}"), Err(Unverified::Time));
        assert_eq!(check(&signed(&key, NOW + 301, "{}"), "{}"), Err(Unverified::Time));

        let with = |change: fn(&mut SignedHeaders)| {
            let mut headers = good.clone();
            change(&mut headers);
            check(&headers, "{}")
        };
        assert_eq!(with(|h| h.timestamp = "soon".to_owned()), Err(Unverified::Headers));
        assert_eq!(with(|h| h.serial = "PUB_KEY_ID_2".to_owned()), Err(Unverified::Serial));
        assert_eq!(with(|h| h.nonce = "M".to_owned()), Err(Unverified::Signature));
        assert_eq!(with(|h| h.signature = "*".to_owned()), Err(Unverified::Signature));
        let probe = |h: &mut SignedHeaders| h.signature.insert_str(0, PROBE);
        assert_eq!(with(probe), Err(Unverified::Signature));
    }

    #[test]
    fn missing_headers_are_no_signature() {
        let headers = axum::http::HeaderMap::new();
        assert_eq!(SignedHeaders::of(&headers), Err(Unverified::Headers));
    }
}
