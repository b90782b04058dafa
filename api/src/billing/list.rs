//! `GET /accounts/{account_id}/bills`.

use axum::{
    Json,
    extract::{Path, State},
};

use domain::{
    assurance::Service,
    wire::{account::BindingRole, bill::BillList},
};

use super::{standings, usage};
use crate::{
    account::{self, freshen, is_stale},
    clock::rfc3339,
    problem::ApiResult,
    state::AppState,
    web::{right::Right, session::SignedIn},
};

/// An account's bills, newest first, and the chart. A payer gets no chart.
#[utoipa::path(
    get,
    path = "/accounts/{account_id}/bills",
    tag = "billing",
    security(("session" = [])),
    params(("account_id" = String, Path)),
    responses((status = 200, body = BillList))
)]
pub(super) async fn list(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(account_id): Path<String>,
) -> ApiResult<Json<BillList>> {
    let seen =
        account::access_for(&state, &signed_in, &account_id, Service::Billing, Right::Read).await?;
    let role = seen.role();
    let account = freshen(&state, seen.account).await?;
    let standings = standings(&state, &account, role, state.clock.today()).await?;
    Ok(Json(BillList {
        usage: match role {
            BindingRole::Holder => usage::months(&standings),
            BindingRole::Payer => Vec::new(),
        },
        bills: standings.into_iter().rev().map(|standing| standing.summary).collect(),
        synchronised_at: rfc3339(account.synchronised_at),
        stale: is_stale(&state, &account),
    }))
}
