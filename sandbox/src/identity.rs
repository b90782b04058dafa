//! The identity provider (实名核验): do name, number, mobile and card belong together; face pages;
//! companies.

mod check;
mod company;
mod face;
mod register;

use axum::{
    Router, middleware,
    routing::{get, post, put},
};

use crate::{
    fault::{self, Target},
    hmac_check::{self, Secret},
    state::Shared,
};

pub(crate) use register::Register;

pub(crate) fn routes(shared: &Shared) -> Router<Shared> {
    let protocol = Router::new()
        .route("/checks", post(check::check))
        .route("/companies/checks", post(company::check))
        .route("/face-sessions", post(face::open))
        .route("/face-sessions/{session}", get(face::result))
        .layer(middleware::from_fn_with_state((shared.clone(), Target::Identity), fault::apply))
        .route("/world", put(register::load))
        .layer(middleware::from_fn_with_state(
            (shared.clone(), Secret::Identity),
            hmac_check::check,
        ));
    Router::new()
        .nest("/identity/v1", protocol)
        .route("/identity/face/{session}", get(face::page).post(face::decide))
}
