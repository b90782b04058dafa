//! `GET /accounts`.

use axum::{Json, extract::State};

use domain::wire::account::AccountList;

use super::summary::summaries;
use crate::{problem::ApiResult, state::AppState, web::session::SignedIn};

/// The active party's accounts.
#[utoipa::path(
    get,
    path = "/accounts",
    tag = "account",
    security(("session" = [])),
    responses((status = 200, body = AccountList))
)]
pub(super) async fn list(
    State(state): State<AppState>,
    signed_in: SignedIn,
) -> ApiResult<Json<AccountList>> {
    let accounts = match signed_in.acting(&state).await? {
        Some(acting) => summaries(&state, &acting).await?,
        None => Vec::new(),
    };
    Ok(Json(AccountList { accounts }))
}
