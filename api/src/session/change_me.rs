//! `PATCH /me`.

use axum::{Json, extract::State};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use domain::wire::me::{Language, Me, MeChange};

use super::{me, parties};
use crate::{
    problem::{ApiError, ApiResult},
    state::AppState,
    web::{body::ApiJson, session::SignedIn},
};

/// Changes the language, or the party that the login acts for.
#[utoipa::path(
    patch,
    path = "/me",
    tag = "session",
    security(("session" = [])),
    request_body = MeChange,
    responses((status = 200, body = Me))
)]
pub(super) async fn change_me(
    State(state): State<AppState>,
    signed_in: SignedIn,
    body: ApiJson<MeChange>,
) -> ApiResult<Json<Me>> {
    let mut change = signed_in.login.clone().into_active_model();
    if let Some(language) = body.value.language {
        let name = match language {
            Language::Chinese => "zh",
            Language::English => "en",
        };
        change.language = Set(name.to_owned());
    }
    if let Some(party_id) = body.value.active_party_id {
        let own = parties::of_login(&state, &signed_in.login.id).await?;
        if !own.iter().any(|party| party.party_id == party_id) {
            return Err(ApiError::field("/active_party_id", "NOT_YOURS"));
        }
        change.active_party_id = Set(Some(party_id));
    }
    let login = if change.is_changed() { change.update(&state.db).await? } else { signed_in.login };
    Ok(Json(me::describe(&state, &login).await?))
}
