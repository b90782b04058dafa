//! Writing a binding: by the customer himself, or by staff who approve it.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
    sea_query::OnConflict,
};

use crate::{
    problem::{ApiError, ApiResult},
    store::bindings::{self, Column},
};

/// A binding after it was written.
pub(super) enum Written {
    /// New, or with another role than before.
    Changed(bindings::Model),
    /// The party was bound in this role already.
    AsBefore(bindings::Model),
}

/// The party's binding to the account.
pub(super) async fn find<C: ConnectionTrait>(
    db: &C,
    account_id: &str,
    party_id: &str,
) -> ApiResult<Option<bindings::Model>> {
    let found = bindings::Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::PartyId.eq(party_id));
    Ok(found.one(db).await?)
}

/// Writes what is `wanted`. A party is bound to an account once: a second binding changes the
/// role of the first. Two at the same time do the same one after the other.
pub(super) async fn write<C: ConnectionTrait>(
    db: &C,
    wanted: bindings::Model,
) -> ApiResult<Written> {
    let inserted = bindings::Entity::insert(wanted.clone().into_active_model())
        .on_conflict(
            OnConflict::columns([Column::AccountId, Column::PartyId]).do_nothing().to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    if inserted == 1 {
        return Ok(Written::Changed(wanted));
    }
    let found = find(db, &wanted.account_id, &wanted.party_id)
        .await?
        .ok_or(ApiError::internal("a binding vanished while it was written"))?;
    if found.role == wanted.role {
        return Ok(Written::AsBefore(found));
    }
    let mut change = found.into_active_model();
    change.role = Set(wanted.role);
    Ok(Written::Changed(change.update(db).await?))
}
