//! Parties that a login may act for.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use domain::wire::me::PartySummary;

use crate::{
    identity::party,
    problem::ApiResult,
    state::AppState,
    store::{memberships, parties},
};

/// Parties whose membership hasn't ended, oldest first.
pub(super) async fn of_login(state: &AppState, login_id: &str) -> ApiResult<Vec<PartySummary>> {
    let now = state.clock.now_ms();
    let own = memberships::Entity::find()
        .filter(memberships::Column::LoginId.eq(login_id))
        .order_by_asc(memberships::Column::GrantedAt)
        .all(&state.db)
        .await?;
    let mut summaries = Vec::new();
    for membership in own.into_iter().filter(|own| own.ends_at.is_none_or(|end| end > now)) {
        let found = parties::Entity::find_by_id(&membership.party_id).one(&state.db).await?;
        if let Some(party) = found {
            summaries.push(party::summary(state, &party, &membership)?);
        }
    }
    Ok(summaries)
}
