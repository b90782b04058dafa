//! Request bodies: JSON with a digest, and problems that say what is wrong.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{FromRequest, Request},
    http::{HeaderMap, StatusCode, header},
};
use serde::de::DeserializeOwned;

use crate::{
    crypto::sha256_hex,
    problem::{ApiError, field},
    state::AppState,
};

/// Largest JSON body in bytes.
pub const JSON_LIMIT: usize = 64 * 1024;

/// A JSON body.
#[derive(Debug, Clone)]
pub struct ApiJson<T> {
    /// What it says.
    pub value: T,
    /// SHA-256 of its bytes, hex: what an Idempotency-Key belongs to.
    pub digest: String,
}

impl<T: DeserializeOwned> FromRequest<AppState> for ApiJson<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &AppState) -> Result<Self, ApiError> {
        let (parts, body) = request.into_parts();
        if media_type(&parts.headers) != "application/json" {
            return Err(ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "CONTENT_TYPE"));
        }
        let bytes = read(&parts.headers, body, JSON_LIMIT).await?;
        let value = serde_json::from_slice(&bytes).map_err(|error| refusal(&error))?;
        Ok(Self { value, digest: sha256_hex(&bytes) })
    }
}

/// The content type without its parameters, lower case.
#[must_use]
pub fn media_type(headers: &HeaderMap) -> String {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    value.unwrap_or("").split(';').next().unwrap_or("").trim().to_ascii_lowercase()
}

/// Reads a body of at most `limit` bytes.
///
/// # Errors
/// 413 `BODY_TOO_LARGE`; 400 `BODY_INVALID` if the connection broke.
pub async fn read(headers: &HeaderMap, body: Body, limit: usize) -> Result<Bytes, ApiError> {
    let too_large = || ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, "BODY_TOO_LARGE");
    let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    if length.and_then(|text| text.parse::<usize>().ok()).is_some_and(|length| length > limit) {
        return Err(too_large());
    }
    to_bytes(body, limit).await.map_err(|error| {
        let limited = std::error::Error::source(&error)
            .is_some_and(|source| source.is::<http_body_util::LengthLimitError>());
        if limited { too_large() } else { invalid("the body ended early") }
    })
}

fn invalid(log: impl Into<std::borrow::Cow<'static, str>>) -> ApiError {
    ApiError::new(StatusCode::BAD_REQUEST, "BODY_INVALID").log(log)
}

/// Names the field, but never the value, that JSON was refused for.
fn refusal(error: &serde_json::Error) -> ApiError {
    let text = error.to_string();
    let quoted = |start: &str| {
        let name = text.strip_prefix(start)?.split('`').next()?;
        // The name comes from the request: only what looks like one of ours is sent back.
        let plain = name.len() <= 40 && name.chars().all(|c| c == '_' || c.is_ascii_alphanumeric());
        plain.then(|| name.to_owned())
    };
    let error = invalid(format!("line {}, column {}", error.line(), error.column()));
    let named = if let Some(name) = quoted("unknown field `") {
        Some((name, "UNKNOWN_FIELD"))
    } else {
        quoted("missing field `").map(|name| (name, "MISSING_FIELD"))
    };
    match named {
        Some((name, code)) => error.with_field(field(&format!("/{name}"), code)),
        None => error,
    }
}
