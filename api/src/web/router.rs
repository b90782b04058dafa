//! The whole router.

use axum::{
    Router,
    extract::Request,
    http::{Method, StatusCode},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};

use super::{
    headers::{self, SecurityHeaders},
    health, metrics, openapi, origin,
    site::{self, Site},
    trace,
};
use crate::{problem::ApiError, state::AppState};

/// Everything that is served: API, health, metrics, and the site's files if there are any.
pub fn router(state: &AppState) -> Router {
    let site = state.config.site.as_deref().map(Site::open);
    let security = SecurityHeaders::new(state, site.as_ref());
    let (api, _) = openapi::endpoints();
    api.route("/healthz/live", get(health::live))
        .route("/healthz/ready", get(health::ready))
        .route("/metrics", get(metrics::page))
        .route("/openapi.json", get(openapi::page))
        .method_not_allowed_fallback(method_not_allowed)
        .fallback(move |request: Request| fallback(site.clone(), request))
        .layer(middleware::from_fn_with_state(state.clone(), origin::layer))
        .layer(middleware::from_fn_with_state(state.clone(), trace::layer))
        .layer(middleware::from_fn_with_state(security, headers::layer))
        .with_state(state.clone())
}

async fn method_not_allowed() -> ApiError {
    ApiError::new(StatusCode::METHOD_NOT_ALLOWED, "METHOD")
}

async fn fallback(site: Option<Site>, request: Request) -> Response {
    let path = request.uri().path();
    match site {
        Some(site) if request.method() == Method::GET || request.method() == Method::HEAD => {
            if path.starts_with("/api/") {
                return ApiError::not_found().into_response();
            }
            site::serve(&site, path, request.headers()).await
        }
        Some(_) | None => ApiError::not_found().into_response(),
    }
}
