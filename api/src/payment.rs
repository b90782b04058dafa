//! Payments: endpoints under `/api/v1`.

pub mod qr;

use utoipa_axum::router::OpenApiRouter;

use crate::state::AppState;

/// Endpoints of this service.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
}
