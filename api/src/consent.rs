//! Consents (同意): which text was agreed to, when, and its withdrawal. Each kind is given and
//! withdrawn by itself, as easily the one as the other (个人信息保护法 Art. 14 to 16).

mod grant;
mod list;
mod texts;
mod withdraw;

use axum::http::StatusCode;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use utoipa_axum::{router::OpenApiRouter, routes};

pub use texts::ConsentText;

use crate::{
    problem::{ApiError, ApiResult},
    state::AppState,
    store::consents,
};

/// Endpoints of this service.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list, grant::grant))
        .routes(routes!(withdraw::withdraw))
}

/// The texts of `kinds`, if `hashes` agrees to every one of them in the version in force.
///
/// # Errors
/// 409 `CONSENT_OUTDATED` if a hash is of no text in force, 422 `CONSENT_REQUIRED` if one is
/// missing.
pub fn required(kinds: &[&str], hashes: &[String]) -> ApiResult<Vec<&'static ConsentText>> {
    if hashes.iter().any(|hash| texts::by_hash(hash).is_none()) {
        return Err(outdated());
    }
    let agreed = |kind: &&str| {
        texts::by_kind(kind).filter(|text| hashes.contains(&text.hash())).ok_or_else(|| {
            ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "CONSENT_REQUIRED").at("/consents")
        })
    };
    kinds.iter().map(agreed).collect()
}

fn outdated() -> ApiError {
    ApiError::new(StatusCode::CONFLICT, "CONSENT_OUTDATED")
}

/// Records an agreement, unless the login has agreed to this very text already.
///
/// # Errors
/// What the database says.
pub async fn record<C: ConnectionTrait>(
    state: &AppState,
    db: &C,
    login_id: &str,
    text: &ConsentText,
) -> ApiResult<consents::Model> {
    let known = in_force(db, login_id, text).await?;
    if let Some(known) = known {
        return Ok(known);
    }
    Ok(consents::ActiveModel {
        id: Set(state.random.id()),
        login_id: Set(login_id.to_owned()),
        kind: Set(text.kind.to_owned()),
        version: Set(text.version.to_owned()),
        hash: Set(text.hash()),
        channel: Set("web".to_owned()),
        granted_at: Set(state.clock.now_ms()),
        withdrawn_at: Set(None),
    }
    .insert(db)
    .await?)
}

/// The login's agreement to this text, if it wasn't withdrawn.
async fn in_force<C: ConnectionTrait>(
    db: &C,
    login_id: &str,
    text: &ConsentText,
) -> ApiResult<Option<consents::Model>> {
    Ok(consents::Entity::find()
        .filter(consents::Column::LoginId.eq(login_id))
        .filter(consents::Column::Hash.eq(text.hash()))
        .filter(consents::Column::WithdrawnAt.is_null())
        .one(db)
        .await?)
}

fn wire(text: &ConsentText, granted: Option<&consents::Model>) -> domain::wire::consent::Consent {
    domain::wire::consent::Consent {
        kind: text.kind.to_owned(),
        version: text.version.to_owned(),
        hash: text.hash(),
        title: text.title.to_owned(),
        text: text.text.to_owned(),
        granted_at: granted.map(|row| crate::clock::rfc3339(row.granted_at)),
    }
}
