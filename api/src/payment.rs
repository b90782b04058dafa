//! Payments (缴费): endpoints under `/api/v1`, and the work behind them.
//!
//! Every change goes through `domain::payment::step` and is stored with what follows from it in
//! one transaction ([`apply`]). What the gateway is asked is in [`gateway`], when in [`poll`].

pub mod answer;
pub mod apply;
pub mod audit;
pub mod book;
pub mod booked;
pub mod command;
pub mod gateway;
pub mod poll;
pub mod qr;
pub mod reconcile;
pub mod stored;

mod check;
mod create;
mod notice;
mod payer;
mod plan;
mod schedule;
mod show;
mod webhook;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Endpoints of this service.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(show::list, create::create))
        .routes(routes!(show::show))
        .routes(routes!(check::check))
        .routes(routes!(check::closure))
        .routes(routes!(webhook::notify))
}
