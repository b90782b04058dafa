//! Security headers on every answer.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use super::site::Site;
use crate::state::AppState;

/// What the layer adds.
#[derive(Debug, Clone)]
pub struct SecurityHeaders {
    policy: HeaderValue,
    strict_transport: bool,
}

impl SecurityHeaders {
    /// Headers for this deployment and the inline start scripts of its site.
    #[must_use]
    pub fn new(state: &AppState, site: Option<&Site>) -> Self {
        let hashes: String = site
            .map(Site::script_hashes)
            .unwrap_or_default()
            .iter()
            .map(|hash| format!(" 'sha256-{hash}'"))
            .collect();
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; \
             img-src 'self' data:; connect-src 'self'; font-src 'none'; form-action 'self'; \
             base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'"
        );
        Self {
            policy: HeaderValue::try_from(policy)
                .unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'")),
            strict_transport: state.is_secure(),
        }
    }
}

/// Adds them.
pub async fn layer(State(own): State<SecurityHeaders>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, own.policy);
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // WeChat Pay's H5 page wants to see which site sent the customer; no path leaves ours.
        (header::REFERRER_POLICY, "strict-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), \
             payment=(), usb=()",
        ),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if own.strict_transport {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
