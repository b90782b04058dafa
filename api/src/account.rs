//! Accounts (户号) and binding them (绑定): endpoints under `/api/v1`.

mod access;
mod bind;
mod binding;
mod copy;
mod list;
mod one;
mod proof;
mod proof_code;
mod review;
mod summary;
mod synchronise;

pub use access::{Access, access, access_for, role_name};
pub use copy::{ADDRESS, HOLDER_NAME};
pub use review::WantedBinding;
pub use summary::{number_for, summaries};
pub use synchronise::{freshen, is_stale, now as synchronise_now};

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Endpoints of this service.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list, bind::bind))
        .routes(routes!(proof_code::proof_code))
        .routes(routes!(one::read, one::unbind))
        .routes(routes!(one::synchronise))
}
