//! Real-name verification (实名认证): endpoints under `/api/v1`, and the work behind them.
//!
//! A verification is stored before anybody is asked, so that a try counts and nothing is silent.
//! Whatever a machine can't decide becomes a review with a number and a due date.

pub mod command;
pub mod level;
pub mod party;
pub mod review;

mod authorisation;
mod authorise;
mod begin;
mod claim;
mod company;
mod counter_code;
mod create;
mod cut_off;
mod decide;
mod manual;
mod outcome;
mod overview;
mod person;
mod settle;
mod show;
mod tries;

pub use cut_off::sweep;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Endpoints of this service.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(overview::overview, create::create))
        .routes(routes!(show::show))
        .routes(routes!(authorise::authorise))
}
