//! Each request gets a trace id, a fresh look at the clock, and one line in the log without
//! personal data: never a path's ids, a query or a body.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};

use crate::{problem::TRACE_ID, state::AppState};

/// The layer.
pub async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let trace_id = state.random.id();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let begun = Instant::now();
    state.clock.refresh(&state.http).await;
    let mut response = TRACE_ID.scope(trace_id.clone(), next.run(request)).await;
    state.metrics.count(response.status());
    if let Some(route) = route {
        tracing::info!(
            trace_id,
            %method,
            route,
            status = response.status().as_u16(),
            milliseconds = begun.elapsed().as_millis(),
            "request"
        );
    }
    if let Ok(value) = HeaderValue::try_from(trace_id) {
        response.headers_mut().insert(HeaderName::from_static("x-trace-id"), value);
    }
    response
}
