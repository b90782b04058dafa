//! `GET /identity-verifications`: where the login stands, and which ways are open.

use axum::{Json, extract::State};
use domain::{
    identity::level_of,
    wire::identity::{AssuranceLevel, IdentityOverview, MethodOffer},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{begin, level, outcome};
use crate::{problem::ApiResult, state::AppState, store::verifications, web::session::SignedIn};

/// Level reached, ways offered, verifications that aren't finished.
#[utoipa::path(get, path = "/identity-verifications", tag = "identity", security(("session" = [])),
    responses((status = 200, description = "Where the login stands.", body = IdentityOverview)))]
pub async fn overview(
    State(state): State<AppState>,
    signed_in: SignedIn,
) -> ApiResult<Json<IdentityOverview>> {
    let acting = signed_in.acting(&state).await?;
    let level = acting.map_or(AssuranceLevel::L1, |member| level::parse(&member.level));
    let methods = begin::offered(&state).into_iter().map(|method| MethodOffer {
        method: method.key().to_owned(),
        level: level_of(method),
        consent_kinds: method.consent_kinds().iter().map(ToString::to_string).collect(),
    });
    let unfinished = verifications::Entity::find()
        .filter(verifications::Column::LoginId.eq(&signed_in.login.id))
        .filter(verifications::Column::State.is_in([
            "continue_at",
            "needs_authorisation",
            "in_review",
        ]))
        .order_by_desc(verifications::Column::CreatedAt)
        .all(&state.db)
        .await?;
    let mut open = Vec::with_capacity(unfinished.len());
    for verification in &unfinished {
        open.push(outcome::of(&state, &state.db, verification).await?);
    }
    Ok(Json(IdentityOverview { level, methods: methods.collect(), open }))
}
