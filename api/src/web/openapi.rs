//! The OpenAPI document, made from the code.

use axum::{http::header, response::IntoResponse};
use utoipa::{
    OpenApi,
    openapi::{
        ContentBuilder, Ref, RefOr, ResponseBuilder, ResponsesBuilder,
        path::Operation,
        security::{ApiKey, ApiKeyValue, SecurityScheme},
    },
};
use utoipa_axum::router::OpenApiRouter;

use crate::{account, billing, consent, identity, payment, receipt, session, state::AppState};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Kaideng",
        description = "Online service hall of an electricity supplier. Every answer that isn't a \
                       success is a problem document (RFC 9457).",
        license(name = "MIT OR Apache-2.0")
    ),
    components(schemas(domain::wire::problem::Problem))
)]
struct Document;

/// Every endpoint under `/api/v1` with its entry in the document.
pub fn endpoints() -> (axum::Router<AppState>, utoipa::openapi::OpenApi) {
    let services = OpenApiRouter::new()
        .merge(session::router())
        .merge(consent::router())
        .merge(identity::router())
        .merge(account::router())
        .merge(billing::router())
        .merge(payment::router())
        .merge(receipt::router());
    let (router, mut document) = OpenApiRouter::with_openapi(Document::openapi())
        .nest("/api/v1", services)
        .split_for_parts();
    finish(&mut document);
    (router, document)
}

/// Adds what holds for all: the session cookie, and the problem document as default answer.
fn finish(document: &mut utoipa::openapi::OpenApi) {
    if let Some(components) = document.components.as_mut() {
        let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("__Host-kaideng")));
        components.security_schemes.insert("session".to_owned(), RefOr::T(cookie));
    }
    for path in document.paths.paths.values_mut() {
        let operations =
            [&mut path.get, &mut path.post, &mut path.put, &mut path.patch, &mut path.delete];
        for operation in operations.into_iter().flatten() {
            add_problem(operation);
        }
    }
}

fn add_problem(operation: &mut Operation) {
    let schema = RefOr::Ref(Ref::from_schema_name("Problem"));
    let content = ContentBuilder::new().schema(Some(schema)).build();
    let problem = ResponseBuilder::new()
        .description("A problem document")
        .content("application/problem+json", content)
        .build();
    let more = ResponsesBuilder::new().response("default", problem).build();
    operation.responses.responses.extend(more.responses);
}

/// The document as text.
#[must_use]
pub fn text() -> String {
    endpoints().1.to_pretty_json().unwrap_or_default()
}

/// `GET /openapi.json`.
pub async fn page() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], text())
}
