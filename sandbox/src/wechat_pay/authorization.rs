//! Checks the merchant's signature on a request.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, PoisonError},
};

use axum::{
    body::Body,
    extract::{OriginalUri, Request, State},
    http::{HeaderMap, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::refusal::Refusal;
use crate::{crypto::rsa_verifies, hmac_check::whole, state::Shared};

const SCHEME: &str = "WECHATPAY2-SHA256-RSA2048";

/// A request's time may differ from ours by this much.
const SKEW_S: i64 = 300;

/// Nonces of the last minutes, so that a copied request is noticed.
#[derive(Debug, Default)]
pub(crate) struct Nonces(Mutex<HashMap<String, i64>>);

impl Nonces {
    /// Whether the nonce is new.
    fn note(&self, nonce: &str, now_s: i64) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.retain(|_, at| (now_s - *at).abs() <= 2 * SKEW_S);
        seen.insert(nonce.to_owned(), now_s).is_none()
    }
}

/// Lets a request pass that the merchant signed.
pub(super) async fn check(
    State(shared): State<Shared>,
    OriginalUri(uri): OriginalUri,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = match whole(request).await {
        Ok(whole) => whole,
        Err(failure) => return failure.into_response(),
    };
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let checked = headers(&parts).and_then(|()| verify(&shared, &parts, path, &body));
    match checked {
        Ok(()) => next.run(Request::from_parts(parts, Body::from(body))).await,
        Err(refusal) => refusal.into_response(),
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Headers without which the real gateway refuses to look further.
fn headers(parts: &Parts) -> Result<(), Refusal> {
    let accept = text(&parts.headers, header::ACCEPT);
    let accepts = accept.contains("application/json") || accept.contains("*/*");
    if !accepts || text(&parts.headers, header::USER_AGENT).is_empty() {
        return Err(Refusal::parameter("/", "Http头缺少Accept或User-Agent"));
    }
    let content_type = text(&parts.headers, header::CONTENT_TYPE);
    if parts.method == Method::POST && !content_type.starts_with("application/json") {
        return Err(Refusal::parameter("/", "Content-Type必须为application/json"));
    }
    Ok(())
}

fn verify(shared: &Shared, parts: &Parts, path: &str, body: &[u8]) -> Result<(), Refusal> {
    let value = text(&parts.headers, header::AUTHORIZATION);
    let fields = value
        .strip_prefix(SCHEME)
        .and_then(|rest| rest.strip_prefix(' '))
        .and_then(fields)
        .ok_or_else(|| Refusal::signature("Authorization的认证类型或格式错误"))?;
    let field = |name: &str| {
        let value = fields.get(name).copied().unwrap_or_default();
        let missing = || Refusal::signature(&format!("Authorization缺少{name}"));
        if value.is_empty() { Err(missing()) } else { Ok(value) }
    };
    if field("mchid")? != shared.keys.mchid {
        return Err(Refusal::signature("商户号不存在"));
    }
    if field("serial_no")? != shared.keys.merchant_serial {
        return Err(Refusal::signature("商户证书序列号有误"));
    }
    let (timestamp, nonce) = (field("timestamp")?, field("nonce_str")?);
    let now_s = shared.clock.now_ms().div_euclid(1000);
    let fresh = timestamp.parse::<i64>().is_ok_and(|at| (now_s - at).abs() <= SKEW_S);
    if !fresh {
        return Err(Refusal::signature("Http头Authorization中的timestamp与发起请求的时间差过大"));
    }
    if nonce.len() > 32 || !nonce.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(Refusal::signature("nonce_str不符合规则"));
    }
    let mut message = format!("{}\n{path}\n{timestamp}\n{nonce}\n", parts.method).into_bytes();
    message.extend_from_slice(body);
    message.push(b'\n');
    if !rsa_verifies(&shared.keys.merchant_public_der, &message, field("signature")?) {
        return Err(Refusal::signature("签名错误，请检查后再试"));
    }
    if !shared.nonces.note(nonce, now_s) {
        return Err(Refusal::signature("nonce_str重复"));
    }
    Ok(())
}

/// `name="value",…`, each name once; none if it is written otherwise.
fn fields(text: &str) -> Option<BTreeMap<&str, &str>> {
    let mut fields = BTreeMap::new();
    for part in text.split(',') {
        let (name, value) = part.split_once('=')?;
        let value = value.strip_prefix('"')?.strip_suffix('"')?;
        if fields.insert(name, value).is_some() {
            return None;
        }
    }
    Some(fields)
}

#[cfg(test)]
mod tests {
    use super::{Nonces, fields};

    #[test]
    fn header_fields_keep_equal_signs_inside_their_quotes() {
        let fields = super::fields("mchid=\"1900\",signature=\"ab+/c==\"").unwrap();
        assert_eq!((fields["mchid"], fields["signature"]), ("1900", "ab+/c=="));
    }

    #[test]
    fn header_fields_of_another_form_are_none() {
        for text in ["", "mchid=1900", "mchid=\"1\",mchid=\"1\"", "mchid", "mchid=\"1\", a=\""] {
            assert_eq!(fields(text), None, "{text}");
        }
    }

    #[test]
    fn a_nonce_is_forgotten_when_its_time_has_passed_anyway() {
        let nonces = Nonces::default();
        assert!(nonces.note("n", 1_000));
        assert!(!nonces.note("n", 1_001));
        assert!(nonces.note("n", 1_602));
    }
}
