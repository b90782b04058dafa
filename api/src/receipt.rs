//! Receipts: endpoints under `/api/v1`.

use utoipa_axum::router::OpenApiRouter;

use crate::state::AppState;

/// Endpoints of this service.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
}
