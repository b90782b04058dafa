//! Real-name verification (实名认证): endpoints under `/api/v1`.

pub mod level;

use utoipa_axum::router::OpenApiRouter;

use crate::state::AppState;

/// Endpoints of this service.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
}
