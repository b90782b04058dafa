//! Receipts: endpoints under `/api/v1`.

mod canvas;
pub mod content;
pub mod document;
pub mod font;
mod page;

use utoipa_axum::router::OpenApiRouter;

use crate::state::AppState;

/// Endpoints of this service.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
}
