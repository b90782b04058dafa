//! `GET /bills/{bill_id}`.

use axum::{
    Json,
    extract::{Path, State},
};
use sea_orm::EntityTrait;

use domain::{
    assurance::Service,
    wire::{
        account::BindingRole,
        bill::{BillDetail, TariffSource},
    },
};

use super::{Standing, standings, usage};
use crate::{
    account::{self, freshen, number_for},
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{accounts, bills},
    web::{right::Right, session::SignedIn},
};

/// A bill with every line explained. A payer gets amount and period only.
#[utoipa::path(
    get,
    path = "/bills/{bill_id}",
    tag = "billing",
    security(("session" = [])),
    params(("bill_id" = String, Path)),
    responses((status = 200, body = BillDetail))
)]
pub(super) async fn detail(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(bill_id): Path<String>,
) -> ApiResult<Json<BillDetail>> {
    let bill = bills::Entity::find_by_id(&bill_id).one(&state.db).await?;
    let bill = bill.ok_or(ApiError::not_found())?;
    let seen =
        account::access_for(&state, &signed_in, &bill.account_id, Service::Billing, Right::Read)
            .await?;
    let role = seen.role();
    let account = freshen(&state, seen.account).await?;
    let all = standings(&state, &account, role, state.clock.today()).await?;
    let found = all.iter().find(|standing| standing.bill.id == bill_id);
    let standing = found.ok_or(ApiError::not_found())?;
    let bare = bare(&account, standing, role);
    Ok(Json(match role {
        BindingRole::Payer => bare,
        BindingRole::Holder => explained(bare, standing, &all)?,
    }))
}

/// What a payer may see.
fn bare(account: &accounts::Model, standing: &Standing, role: BindingRole) -> BillDetail {
    let bill = &standing.bill;
    BillDetail {
        summary: standing.summary.clone(),
        account_id: account.id.clone(),
        account_number: number_for(account, role),
        from_date: bill.from_date.clone(),
        to_date: bill.to_date.clone(),
        issued_on: bill.issued_on.clone(),
        lines: Vec::new(),
        readings: Vec::new(),
        tiers: None,
        tariff: None,
        late_fee: None,
        usage: Vec::new(),
    }
}

fn explained(bare: BillDetail, standing: &Standing, all: &[Standing]) -> ApiResult<BillDetail> {
    let bill = &standing.bill;
    Ok(BillDetail {
        lines: serde_json::from_str(&bill.lines)?,
        readings: serde_json::from_str(&bill.readings)?,
        tiers: bill.tiers.as_deref().map(serde_json::from_str).transpose()?,
        tariff: Some(TariffSource {
            key: bill.tariff_key.clone(),
            name: bill.tariff_name.clone(),
            source: bill.tariff_source.clone(),
            effective_from: bill.tariff_effective_from.clone(),
        }),
        late_fee: standing.late_fee.clone(),
        usage: usage::months(all),
        ..bare
    })
}
