//! An account as the pages show it.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use domain::{
    masking,
    wire::account::{AccountSummary, BindingRole, PaymentKind},
};

use super::{
    access::{Access, as_seen_by, role},
    copy::{ADDRESS, HOLDER_NAME},
    synchronise::{freshen, is_stale},
};
use crate::{
    billing,
    clock::rfc3339,
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{accounts, bindings, memberships},
};

/// Accounts of a member's party, in the order they were bound. Copies that are too old are read again, all
/// at the same time.
///
/// # Errors
/// What the database says.
pub async fn summaries(
    state: &AppState,
    member: &memberships::Model,
) -> ApiResult<Vec<AccountSummary>> {
    let mut reading = Vec::new();
    for access in bound(state, member).await? {
        let state = state.clone();
        reading.push(tokio::spawn(async move {
            let account = freshen(&state, access.account).await?;
            summary(&state, &Access { account, ..access }).await
        }));
    }
    let mut summaries = Vec::new();
    for task in reading {
        let cut = |_| ApiError::internal("reading an account was cut off");
        summaries.push(task.await.map_err(cut)??);
    }
    Ok(summaries)
}

/// Accounts that a member's party is bound to.
async fn bound(state: &AppState, member: &memberships::Model) -> ApiResult<Vec<Access>> {
    let bindings = bindings::Entity::find()
        .filter(bindings::Column::PartyId.eq(&member.party_id))
        .order_by_asc(bindings::Column::BoundAt)
        .all(&state.db)
        .await?;
    let mut found = Vec::new();
    for binding in bindings {
        let account = accounts::Entity::find_by_id(&binding.account_id).one(&state.db).await?;
        let binding = as_seen_by(member, binding)?;
        found.extend(account.map(|account| Access { account, binding }));
    }
    Ok(found)
}

/// One account. A payer sees the number's end and what is owed, no balance.
pub(super) async fn summary(state: &AppState, access: &Access) -> ApiResult<AccountSummary> {
    let Access { account, binding } = access;
    let role = role(binding);
    let unpaid = billing::unpaid(state, account, role).await?;
    let name = state.open(HOLDER_NAME, &account.holder_name)?;
    Ok(AccountSummary {
        account_id: account.id.clone(),
        account_number: number_for(account, role),
        nickname: binding.nickname.clone(),
        address_masked: masking::address(&state.open(ADDRESS, &account.address)?),
        holder_masked: match account.holder_kind.as_str() {
            "company" => masking::company_name(&name),
            _ => masking::person_name(&name),
        },
        role,
        payment_kind: match account.payment_kind.as_str() {
            "prepaid" => PaymentKind::Prepaid,
            _ => PaymentKind::Postpaid,
        },
        tariff_class: account.tariff_class.clone(),
        owed_fen: unpaid.owed_fen,
        balance_fen: match role {
            BindingRole::Holder => account.balance_fen,
            BindingRole::Payer => 0,
        },
        unpaid: unpaid.bills,
        synchronised_at: rfc3339(account.synchronised_at),
        stale: is_stale(state, account),
    })
}

/// The number whole for the holder, its end for a payer.
#[must_use]
pub fn number_for(account: &accounts::Model, role: BindingRole) -> String {
    match role {
        BindingRole::Holder => account.account_number.clone(),
        BindingRole::Payer => masking::account_number(&account.account_number),
    }
}
