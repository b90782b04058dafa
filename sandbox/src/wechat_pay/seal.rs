//! Signs the platform's answers and notifications.

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::refusal::Refusal;
use crate::{
    connection,
    crypto::{CryptoError, random_hex, rsa_sign},
    fault::{Fault, Kind},
    hmac_check::BODY_LIMIT,
    state::Shared,
};

/// Signs every answer, errors and empty ones too.
pub(super) async fn sign(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let answer = next.run(request).await;
    if connection::is_unsent(&answer) {
        return answer;
    }
    let bad = answer.extensions().get::<Fault>().is_some_and(|it| it.kind == Kind::BadSignature);
    let (mut parts, body) = answer.into_parts();
    let body = to_bytes(body, BODY_LIMIT).await.unwrap_or_default();
    match headers(&shared, &body, bad) {
        Ok(headers) => parts.headers.extend(headers),
        Err(error) => return Refusal::from(error).into_response(),
    }
    Response::from_parts(parts, Body::from(body))
}

/// The `Wechatpay-*` headers over a body. A bad signature begins as the platform's own trial
/// signatures (签名探测流量) do and fits nothing.
pub(super) fn headers(shared: &Shared, body: &[u8], bad: bool) -> Result<HeaderMap, CryptoError> {
    let timestamp = shared.clock.now_ms().div_euclid(1000).to_string();
    let nonce = random_hex(16)?;
    let mut message = format!("{timestamp}\n{nonce}\n").into_bytes();
    message.extend_from_slice(body);
    message.push(b'\n');
    if bad {
        message.reverse();
    }
    let mut signature = rsa_sign(&shared.keys.platform.0, &message)?;
    if bad {
        signature = format!("WECHATPAY/SIGNTEST/{signature}");
    }
    let serial = shared.keys.platform_serial.clone();
    [
        ("wechatpay-timestamp", timestamp),
        ("wechatpay-nonce", nonce),
        ("wechatpay-serial", serial),
        ("wechatpay-signature", signature),
        ("wechatpay-signature-type", "WECHATPAY2-SHA256-RSA2048".to_owned()),
        ("request-id", random_hex(16)?),
    ]
    .into_iter()
    .map(|(name, value)| {
        let value = HeaderValue::try_from(value).map_err(|_| CryptoError)?;
        Ok((HeaderName::from_static(name), value))
    })
    .collect()
}
