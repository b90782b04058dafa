//! Session tokens: the browser holds one, the database its hash.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, Set,
};

use crate::{
    crypto::sha256_hex,
    problem::ApiResult,
    state::AppState,
    store::{memberships, sessions},
    web::{
        cookie,
        session::{LIFETIME_MS, SignedIn},
    },
};

/// Begins a session; gives its `Set-Cookie`.
pub(super) async fn begin(
    state: &AppState,
    db: &impl ConnectionTrait,
    login_id: &str,
) -> ApiResult<HeaderValue> {
    let (token, now) = (state.random.token(), state.clock.now_ms());
    let session = sessions::Model {
        id: state.random.id(),
        token_hash: sha256_hex(&token),
        login_id: login_id.to_owned(),
        created_at: now,
        seen_at: now,
        expires_at: now.saturating_add(LIFETIME_MS),
    };
    session.into_active_model().insert(db).await?;
    Ok(cookie::set(state, &token, LIFETIME_MS.div_euclid(1000)))
}

/// Watches for a rise of the login's rights during a request: the session then gets a new token,
/// and one that somebody may have learned before is over.
#[derive(Debug)]
pub struct StepUp {
    session: sessions::Model,
    before: Vec<(String, String)>,
}

impl StepUp {
    /// Notes what the login may do before the request's work.
    ///
    /// # Errors
    /// What the database says.
    pub async fn watch(state: &AppState, signed_in: &SignedIn) -> ApiResult<Self> {
        let session = signed_in.session.clone();
        let before = rights(state, &session.login_id).await?;
        Ok(Self { session, before })
    }

    /// Adds the new token's cookie to the answer if the login may do more than before.
    ///
    /// # Errors
    /// What the database says.
    pub async fn finish(self, state: &AppState, mut answer: Response) -> ApiResult<Response> {
        if rights(state, &self.session.login_id).await? != self.before {
            let cookie = rotate(state, &self.session).await?;
            answer.headers_mut().append(header::SET_COOKIE, cookie);
        }
        Ok(answer)
    }
}

/// Parties with levels, in a fixed order.
async fn rights(state: &AppState, login_id: &str) -> ApiResult<Vec<(String, String)>> {
    let own = memberships::Entity::find()
        .filter(memberships::Column::LoginId.eq(login_id))
        .order_by_asc(memberships::Column::PartyId)
        .all(&state.db)
        .await?;
    Ok(own.into_iter().map(|own| (own.party_id, own.level)).collect())
}

async fn rotate(state: &AppState, session: &sessions::Model) -> ApiResult<HeaderValue> {
    let token = state.random.token();
    let mut change = session.clone().into_active_model();
    change.token_hash = Set(sha256_hex(&token));
    change.update(&state.db).await?;
    let left = session.expires_at.saturating_sub(state.clock.now_ms()).div_euclid(1000);
    Ok(cookie::set(state, &token, left.max(0)))
}
