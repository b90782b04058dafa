//! Who asks: the session behind the cookie, and the party that the login acts for.

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use domain::{assurance::Service, wire::identity::AssuranceLevel};

use super::{cookie, right::Right};
use crate::{
    crypto::sha256_hex,
    identity::{level, party},
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{logins, memberships, sessions},
};

/// A session that isn't used for so long is over, in milliseconds.
pub const IDLE_MS: i64 = 12 * 3_600_000;

/// A session is over after so long in any case, in milliseconds.
pub const LIFETIME_MS: i64 = 7 * 24 * 3_600_000;

/// Scope of a membership in all that a party has.
const WHOLE_PARTY: &str = "all";

/// The session of a request that has one; 401 `SIGN_IN_REQUIRED` otherwise.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The session.
    pub session: sessions::Model,
    /// Whose it is.
    pub login: logins::Model,
}

/// The same for endpoints that answer signed out too.
#[derive(Debug, Clone)]
pub struct MaybeSignedIn(pub Option<SignedIn>);

impl FromRequestParts<AppState> for MaybeSignedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let Some(token) = cookie::token(state, &parts.headers) else { return Ok(Self(None)) };
        let now = state.clock.now_ms();
        let found = sessions::Entity::find()
            .filter(sessions::Column::TokenHash.eq(sha256_hex(token)))
            .filter(sessions::Column::ExpiresAt.gt(now))
            .filter(sessions::Column::SeenAt.gt(now.saturating_sub(IDLE_MS)))
            .one(&state.db)
            .await?;
        let Some(session) = found else { return Ok(Self(None)) };
        let Some(login) = logins::Entity::find_by_id(&session.login_id).one(&state.db).await?
        else {
            return Ok(Self(None));
        };
        if now.saturating_sub(session.seen_at) > 60_000 {
            let mut seen = session.clone().into_active_model();
            seen.seen_at = Set(now);
            seen.update(&state.db).await?;
        }
        Ok(Self(Some(SignedIn { session, login })))
    }
}

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let MaybeSignedIn(found) = MaybeSignedIn::from_request_parts(parts, state).await?;
        found.ok_or(ApiError::sign_in_required())
    }
}

impl SignedIn {
    /// The login's membership in the party that it acts for; none before the first verification.
    ///
    /// # Errors
    /// What the database says.
    pub async fn acting(&self, state: &AppState) -> ApiResult<Option<memberships::Model>> {
        acting(state, &self.login).await
    }

    /// The membership, if its level is enough for `service` and its role has the `right`.
    ///
    /// # Errors
    /// 403 `REALNAME_REQUIRED` with the level that it takes, or 403 `ROLE_NOT_ENOUGH`.
    pub async fn acting_for(
        &self,
        state: &AppState,
        service: Service,
        right: Right,
    ) -> ApiResult<memberships::Model> {
        let required = state.levels.required(service);
        let acting = self.acting(state).await?;
        let enough = |found: &memberships::Model| level::parse(&found.level) >= required;
        let acting = acting.filter(enough).ok_or_else(|| realname_required(required))?;
        if Right::of(party::parse_role(&acting.role)?) < right {
            return Err(ApiError::new(StatusCode::FORBIDDEN, "ROLE_NOT_ENOUGH"));
        }
        Ok(acting)
    }
}

/// A login's membership in the party that it acts for, unless it has ended.
///
/// # Errors
/// What the database says.
pub async fn acting(
    state: &AppState,
    login: &logins::Model,
) -> ApiResult<Option<memberships::Model>> {
    let Some(party_id) = &login.active_party_id else { return Ok(None) };
    let now = state.clock.now_ms();
    let found = memberships::Entity::find()
        .filter(memberships::Column::LoginId.eq(&login.id))
        .filter(memberships::Column::PartyId.eq(party_id))
        // A narrower scope than this build knows grants nothing.
        .filter(memberships::Column::Scope.eq(WHOLE_PARTY))
        .one(&state.db)
        .await?;
    Ok(found.filter(|membership| membership.ends_at.is_none_or(|end| end > now)))
}

fn realname_required(required: AssuranceLevel) -> ApiError {
    ApiError::new(StatusCode::FORBIDDEN, "REALNAME_REQUIRED").param("level", level::name(required))
}
