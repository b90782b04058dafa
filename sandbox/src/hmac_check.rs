//! Checks `X-Signature` of the protocols that share a secret.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{OriginalUri, Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{crypto::hmac_matches, failure::Failure, keys::Keys, state::Shared};

/// Largest body that any protocol takes: the sample world.
pub(crate) const BODY_LIMIT: usize = 32 * 1024 * 1024;

/// Whose secret it is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Secret {
    CustomerSystem,
    Identity,
    Bank,
    Sms,
}

impl Secret {
    fn of(self, keys: &Keys) -> &str {
        match self {
            Self::CustomerSystem => &keys.hmac_customer_system,
            Self::Identity => &keys.hmac_identity,
            Self::Bank => &keys.hmac_bank,
            Self::Sms => &keys.hmac_sms,
        }
    }
}

/// Lets a request pass if it was signed with the secret.
pub(crate) async fn check(
    State((shared, secret)): State<(Shared, Secret)>,
    OriginalUri(uri): OriginalUri,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = match whole(request).await {
        Ok(parts) => parts,
        Err(failure) => return failure.into_response(),
    };
    let asked = uri.path_and_query().map_or("/", |asked| asked.as_str()).as_bytes();
    let message = if parts.method == Method::GET { asked } else { &body };
    let signature = parts.headers.get("x-signature").and_then(|value| value.to_str().ok());
    let secret = secret.of(&shared.keys);
    if !signature.is_some_and(|signature| hmac_matches(secret, message, signature)) {
        return Failure::new(
            StatusCode::UNAUTHORIZED,
            "SIGNATURE",
            "X-Signature is missing or doesn't fit",
        )
        .into_response();
    }
    next.run(Request::from_parts(parts, Body::from(body))).await
}

/// Takes the whole body out of a request.
pub(crate) async fn whole(
    request: Request,
) -> Result<(axum::http::request::Parts, Bytes), Failure> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_LIMIT).await.map_err(|error| {
        Failure::new(StatusCode::PAYLOAD_TOO_LARGE, "BODY_TOO_LARGE", error.to_string())
    })?;
    Ok((parts, body))
}
