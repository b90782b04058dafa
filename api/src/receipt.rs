//! Receipts (缴费凭证): endpoints under `/api/v1`, and how they are made.

mod canvas;
pub mod content;
pub mod document;
pub mod font;
mod page;

pub mod audit;
pub mod issue;

mod check;
mod download;
mod show;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Column of a receipt's canonical content.
pub const CONTENT: &str = "receipts.content";

/// Endpoints of this service.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(show::show))
        .routes(routes!(download::download))
        .routes(routes!(check::check))
}
