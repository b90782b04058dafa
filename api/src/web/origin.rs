//! The same-origin proof: what changes something must come from a page of ours.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{problem::ApiError, state::AppState};

/// The layer. Webhooks prove themselves by their signatures.
pub async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let reads = [Method::GET, Method::HEAD, Method::OPTIONS].contains(request.method());
    let webhook = request.uri().path().starts_with("/api/v1/webhooks/");
    if reads || webhook || is_ours(&state.origin, request.headers()) {
        return next.run(request).await;
    }
    ApiError::new(StatusCode::FORBIDDEN, "ORIGIN_REFUSED").into_response()
}

fn is_ours(origin: &str, headers: &HeaderMap) -> bool {
    if let Some(sent) = headers.get(header::ORIGIN) {
        return sent.as_bytes() == origin.as_bytes();
    }
    headers.get("sec-fetch-site").is_some_and(|value| value.as_bytes() == b"same-origin")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_origin_or_none_at_all_is_refused() {
        let headers = |pairs: &[(&'static str, &'static str)]| {
            pairs.iter().map(|(k, v)| (k.parse().unwrap(), v.parse().unwrap())).collect()
        };
        let ours = |pairs: &[(&'static str, &'static str)]| {
            is_ours("https://hall.example.cn", &headers(pairs))
        };
        assert!(ours(&[("origin", "https://hall.example.cn")]));
        assert!(ours(&[("sec-fetch-site", "same-origin")]));
        assert!(!ours(&[]));
        assert!(!ours(&[("origin", "null")]));
        assert!(!ours(&[("origin", "https://hall.example.cn.evil.test")]));
        assert!(!ours(&[("sec-fetch-site", "same-site")]));
        assert!(!ours(&[("origin", "https://evil.test"), ("sec-fetch-site", "same-origin")]));
    }
}
