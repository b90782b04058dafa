//! Who may see which account.

use sea_orm::EntityTrait;

use domain::{
    assurance::Service,
    wire::{account::BindingRole, me::MemberRole},
};

use super::binding;
use crate::{
    identity::party,
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{accounts, bindings, memberships},
    web::{right::Right, session::SignedIn},
};

/// An account that the asking login may see, and as what.
#[derive(Debug, Clone)]
pub struct Access {
    /// The account's copy.
    pub account: accounts::Model,
    /// How the active party is bound to it, as far as the login's role goes.
    pub binding: bindings::Model,
}

impl Access {
    /// What the party is to the account.
    #[must_use]
    pub fn role(&self) -> BindingRole {
        role(&self.binding)
    }
}

/// The account, to pay for it: that asks for no more than the level of payments (代缴).
///
/// # Errors
/// As [`access_for`].
pub async fn access(state: &AppState, signed_in: &SignedIn, account_id: &str) -> ApiResult<Access> {
    access_for(state, signed_in, account_id, Service::Payment, Right::Pay).await
}

/// The account, if the active party is bound to it and the login may do that with it.
///
/// # Errors
/// 404 for an account that isn't there or is somebody else's; 403 `REALNAME_REQUIRED` if the
/// login's level isn't enough for `service`, 403 `ROLE_NOT_ENOUGH` if its role lacks the `right`.
pub async fn access_for(
    state: &AppState,
    signed_in: &SignedIn,
    account_id: &str,
    service: Service,
    right: Right,
) -> ApiResult<Access> {
    let acting = signed_in.acting(state).await?.ok_or(ApiError::not_found())?;
    let binding = binding::find(&state.db, account_id, &acting.party_id).await?;
    let binding = binding.ok_or(ApiError::not_found())?;
    let account = accounts::Entity::find_by_id(account_id).one(&state.db).await?;
    let account = account.ok_or(ApiError::not_found())?;
    let acting = signed_in.acting_for(state, service, right).await?;
    Ok(Access { account, binding: as_seen_by(&acting, binding)? })
}

/// A binding as a member sees it: who only pays for a holder sees no more than any payer.
pub(super) fn as_seen_by(
    member: &memberships::Model,
    mut binding: bindings::Model,
) -> ApiResult<bindings::Model> {
    if party::parse_role(&member.role)? == MemberRole::Payer {
        role_name(BindingRole::Payer).clone_into(&mut binding.role);
    }
    Ok(binding)
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
