//! Linking a WeChat openid: there with a state, back with a code, on to a clean page.

use axum::{
    extract::{Query, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::OnConflict,
};
use serde::Deserialize;

use crate::{
    crypto::sha256_hex,
    outside::wechat_oauth::CodeAnswer,
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{linked_identities, oauth_states},
    web::session::SignedIn,
};

/// How long the round trip may take, in milliseconds.
const STATE_MS: i64 = 10 * 60_000;

/// Column of the openid.
pub const OPENID: &str = "linked_identities.subject";

type Redirect = (StatusCode, [(HeaderName, HeaderValue); 1]);

#[derive(Debug, Deserialize, utoipa::IntoParams)]
pub(super) struct Begin {
    /// Path on this site to come back to.
    return_to: Option<String>,
}

/// Sends the browser to WeChat.
#[utoipa::path(
    get,
    path = "/wechat/authorisation",
    tag = "session",
    security(("session" = [])),
    params(Begin),
    responses((status = 302, description = "On to WeChat"))
)]
pub(super) async fn authorisation(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Query(begin): Query<Begin>,
) -> ApiResult<Redirect> {
    let secret = state.random.token();
    let row = oauth_states::Model {
        state_hash: sha256_hex(&secret),
        session_id: signed_in.session.id,
        return_to: own_path(begin.return_to.as_deref().unwrap_or("/profile")).to_owned(),
        expires_at: state.clock.now_ms().saturating_add(STATE_MS),
    };
    row.into_active_model().insert(&state.db).await?;
    let back = format!("{}/api/v1/wechat/return", state.origin);
    let url = state.outside.wechat_oauth.authorisation_url(&back, &secret);
    redirect(&url.map_err(|error| ApiError::internal(error.to_string()))?)
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
pub(super) struct Return {
    /// WeChat's code; none if the person refused.
    code: Option<String>,
    /// What we sent along.
    state: Option<String>,
}

/// Comes back from WeChat. A state works once and in its own session only; a reload spends
/// nothing and goes to the profile.
#[utoipa::path(
    get,
    path = "/wechat/return",
    tag = "session",
    security(("session" = [])),
    params(Return),
    responses((status = 302, description = "On to the page that it began on"))
)]
pub(super) async fn come_back(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Query(answer): Query<Return>,
) -> ApiResult<Redirect> {
    let hash = sha256_hex(answer.state.unwrap_or_default());
    let found = oauth_states::Entity::find_by_id(&hash).one(&state.db).await?;
    let fits = |row: &oauth_states::Model| {
        row.session_id == signed_in.session.id && row.expires_at > state.clock.now_ms()
    };
    let Some(begun) = found.filter(fits) else { return redirect("/profile?wechat=expired") };
    let spent = oauth_states::Entity::delete_by_id(&hash).exec(&state.db).await?;
    let Some(code) = answer.code.filter(|_| spent.rows_affected == 1) else {
        return redirect(&noting(&begun.return_to, "refused"));
    };
    match state.outside.wechat_oauth.openid(&code).await {
        Ok(CodeAnswer::Openid(openid)) => {
            link(&state, &signed_in, &openid).await?;
            redirect(&noting(&begun.return_to, "linked"))
        }
        Ok(CodeAnswer::Snapshot) => redirect(&noting(&begun.return_to, "snapshot")),
        Ok(CodeAnswer::Refused) => redirect(&noting(&begun.return_to, "refused")),
        Err(_) => redirect(&noting(&begun.return_to, "unavailable")),
    }
}

async fn link(state: &AppState, signed_in: &SignedIn, openid: &str) -> ApiResult<()> {
    use linked_identities::Column;
    let row = linked_identities::Model {
        id: state.random.id(),
        login_id: signed_in.login.id.clone(),
        kind: "wechat_openid".to_owned(),
        app_id: state.outside.wechat_oauth.app_id().to_owned(),
        subject: state.seal(OPENID, openid)?,
        subject_index: state.keys.index("openid", openid),
        linked_at: state.clock.now_ms(),
    };
    let again = OnConflict::columns([Column::LoginId, Column::Kind, Column::AppId])
        .update_columns([Column::Subject, Column::SubjectIndex, Column::LinkedAt])
        .to_owned();
    linked_identities::Entity::insert(row.into_active_model())
        .on_conflict(again)
        .exec_without_returning(&state.db)
        .await?;
    Ok(())
}

/// The openid that is linked to a login; none if none is.
///
/// # Errors
/// What the database says.
pub async fn openid(state: &AppState, login_id: &str) -> ApiResult<Option<String>> {
    let found = linked_identities::Entity::find()
        .filter(linked_identities::Column::LoginId.eq(login_id))
        .filter(linked_identities::Column::Kind.eq("wechat_openid"))
        .filter(linked_identities::Column::AppId.eq(state.outside.wechat_oauth.app_id()))
        .one(&state.db)
        .await?;
    found.map(|row| state.open(OPENID, &row.subject)).transpose()
}

/// A path of this site; the home page for anything that could lead elsewhere.
fn own_path(path: &str) -> &str {
    let inside = path.starts_with('/') && !path.starts_with("//");
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if inside && plain { path } else { "/" }
}

fn noting(path: &str, outcome: &str) -> String {
    let mark = if path.contains('?') { '&' } else { '?' };
    format!("{path}{mark}wechat={outcome}")
}

fn redirect(to: &str) -> ApiResult<Redirect> {
    let value = HeaderValue::try_from(to)
        .map_err(|_| ApiError::internal("a redirect's address isn't a header"))?;
    Ok((StatusCode::FOUND, [(header::LOCATION, value)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_elsewhere() {
        assert_eq!(own_path("/pay/abc?x=1"), "/pay/abc?x=1");
        for bad in ["//evil.test", "https://evil.test", "/\\evil.test", "/a\r\nb", "", "pay"] {
            assert_eq!(own_path(bad), "/", "{bad}");
        }
        assert_eq!(noting("/a?b=1", "linked"), "/a?b=1&wechat=linked");
    }
}
