//! Who may see which account.

use sea_orm::EntityTrait;

use domain::{assurance::Service, wire::account::BindingRole};

use super::binding;
use crate::{
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{accounts, bindings},
    web::session::SignedIn,
};

/// An account that the asking login may see, and as what.
#[derive(Debug, Clone)]
pub struct Access {
    /// The account's copy.
    pub account: accounts::Model,
    /// How the active party is bound to it.
    pub binding: bindings::Model,
}

impl Access {
    /// What the party is to the account.
    #[must_use]
    pub fn role(&self) -> BindingRole {
        role(&self.binding)
    }
}

/// The account, if the active party is bound to it.
///
/// # Errors
/// 404 for an account that isn't there or is somebody else's; 403 `REALNAME_REQUIRED` if the
/// login's level isn't enough for bills any more.
pub async fn access(state: &AppState, signed_in: &SignedIn, account_id: &str) -> ApiResult<Access> {
    let acting = signed_in.acting(state).await?.ok_or(ApiError::not_found())?;
    let binding = binding::find(&state.db, account_id, &acting.party_id).await?;
    let binding = binding.ok_or(ApiError::not_found())?;
    let account = accounts::Entity::find_by_id(account_id).one(&state.db).await?;
    let account = account.ok_or(ApiError::not_found())?;
    signed_in.acting_for(state, Service::Billing).await?;
    Ok(Access { account, binding })
}

/// The role of a binding; the weaker one for anything unknown.
pub(super) fn role(binding: &bindings::Model) -> BindingRole {
    if binding.role == "holder" { BindingRole::Holder } else { BindingRole::Payer }
}

/// The stored name of a role.
#[must_use]
pub const fn role_name(role: BindingRole) -> &'static str {
    match role {
        BindingRole::Holder => "holder",
        BindingRole::Payer => "payer",
    }
}
