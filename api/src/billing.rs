//! Bills (电费账单): endpoints under `/api/v1`, made from the copies.

mod detail;
mod list;
mod standing;
mod usage;

pub use standing::{Standing, Unpaid, standings, unpaid};

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Endpoints of this service.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list::list)).routes(routes!(detail::detail))
}
