//! Signing in (登录) and what a login sees of itself: endpoints under `/api/v1`.

mod change_me;
pub mod code;
mod invoice_title;
pub mod me;
mod parties;
mod send_code;
mod sign_in;
mod sign_out;
mod token;
pub mod wechat;

pub use token::StepUp;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Endpoints of this service.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(send_code::send_code))
        .routes(routes!(sign_in::sign_in))
        .routes(routes!(sign_out::sign_out))
        .routes(routes!(me::me, change_me::change_me))
        .routes(routes!(invoice_title::put_title, invoice_title::delete_title))
        .routes(routes!(wechat::authorisation))
        .routes(routes!(wechat::come_back))
}
