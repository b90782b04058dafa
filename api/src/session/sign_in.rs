//! `POST /sessions`.

use axum::{
    Json,
    extract::State,
    http::{HeaderName, HeaderValue, StatusCode, header},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::OnConflict,
};

use domain::{
    identifier::Mobile,
    wire::me::{Me, SignIn},
};

use super::{
    code::{self, Purpose},
    me, token,
};
use crate::{
    problem::{ApiError, ApiResult, Fields},
    state::AppState,
    store::{self, logins, sessions},
    web::{
        body::ApiJson,
        session::{MaybeSignedIn, SignedIn},
    },
};

/// Signs in with a code. A session that the browser had before is over.
#[utoipa::path(
    post,
    path = "/sessions",
    tag = "session",
    request_body = SignIn,
    responses((status = 201, body = Me))
)]
pub(super) async fn sign_in(
    State(state): State<AppState>,
    MaybeSignedIn(before): MaybeSignedIn,
    body: ApiJson<SignIn>,
) -> ApiResult<(StatusCode, [(HeaderName, HeaderValue); 1], Json<Me>)> {
    let mut fields = Fields::default();
    let mobile = fields.take("/mobile", Mobile::parse(&body.value.mobile));
    let code = fields.take("/code", code::digits(&body.value.code, 6).ok_or("CODE"));
    let (Some(mobile), Some(code)) = (mobile, code) else { return Err(fields.into_error()) };
    let subject = state.keys.index("logins.mobile", mobile.as_str());
    code::check(&state, Purpose::SignIn, &subject, &code).await??;

    let transaction = store::begin(&state.db).await?;
    if let Some(SignedIn { session, .. }) = before {
        end(&transaction, &session).await?;
    }
    let login = find_or_make(&state, &transaction, &mobile, subject).await?;
    let cookie = token::begin(&state, &transaction, &login.id).await?;
    transaction.commit().await?;
    let me = me::describe(&state, &login).await?;
    Ok((StatusCode::CREATED, [(header::SET_COOKIE, cookie)], Json(me)))
}

/// The login of a mobile, made when it is new. Two tabs may sign in for the first time at once:
/// one of them makes the login, the other waits and finds it.
async fn find_or_make(
    state: &AppState,
    db: &impl ConnectionTrait,
    mobile: &Mobile,
    mobile_index: String,
) -> ApiResult<logins::Model> {
    let of_mobile = logins::Column::MobileIndex.eq(&mobile_index);
    let find = logins::Entity::find().filter(of_mobile);
    if let Some(login) = find.clone().one(db).await? {
        return Ok(login);
    }
    let login = logins::Model {
        id: state.random.id(),
        mobile: state.seal("logins.mobile", mobile.as_str())?,
        mobile_index,
        language: "zh".to_owned(),
        active_party_id: None,
        created_at: state.clock.now_ms(),
    };
    logins::Entity::insert(login.into_active_model())
        .on_conflict(OnConflict::column(logins::Column::MobileIndex).do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    let made = find.one(db).await?;
    made.ok_or(ApiError::internal("a login vanished while it was made"))
}

/// Ends a session with the OAuth round trips that it began.
pub(super) async fn end(db: &impl ConnectionTrait, session: &sessions::Model) -> ApiResult<()> {
    store::oauth_states::Entity::delete_many()
        .filter(store::oauth_states::Column::SessionId.eq(&session.id))
        .exec(db)
        .await?;
    sessions::Entity::delete_by_id(&session.id).exec(db).await?;
    Ok(())
}
