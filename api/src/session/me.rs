//! `GET /me`: all that the home page needs at once.

use axum::{Json, extract::State};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use domain::{
    identifier::Mobile,
    wire::me::{InProgress, InvoiceTitle, Language, Me, PartySummary},
};

use super::parties;
use crate::{
    account,
    problem::ApiResult,
    state::AppState,
    store::{invoice_titles, linked_identities, logins, reviews},
    web::session::{MaybeSignedIn, SignedIn, acting},
};

/// Who is signed in, for whom they act, what they owe and what is in progress.
#[utoipa::path(get, path = "/me", tag = "session", responses((status = 200, body = Me)))]
pub(super) async fn me(
    State(state): State<AppState>,
    MaybeSignedIn(signed_in): MaybeSignedIn,
) -> ApiResult<Json<Me>> {
    Ok(Json(match signed_in {
        Some(SignedIn { login, .. }) => describe(&state, &login).await?,
        None => Me::default(),
    }))
}

/// Everything about a login.
pub(super) async fn describe(state: &AppState, login: &logins::Model) -> ApiResult<Me> {
    let mobile = Mobile::parse(&state.open("logins.mobile", &login.mobile)?).ok();
    let parties = parties::of_login(state, &login.id).await?;
    let active = login.active_party_id.as_ref();
    let active_party: Option<PartySummary> =
        parties.iter().find(|party| Some(&party.party_id) == active).cloned();
    let accounts = match acting(state, login).await? {
        Some(member) => account::summaries(state, &member).await?,
        None => Vec::new(),
    };
    Ok(Me {
        signed_in: true,
        mobile_masked: mobile.map(|mobile| mobile.masked()),
        language: language(&login.language),
        owed_fen: accounts.iter().fold(0, |sum, one| sum.saturating_add(one.owed_fen)),
        active_party,
        parties,
        accounts,
        in_progress: in_progress(state, &login.id).await?,
        wechat_linked: wechat_linked(state, &login.id).await?,
        invoice_title: invoice_title(state, &login.id).await?,
    })
}

/// The language that is stored at a login.
#[must_use]
pub fn language(stored: &str) -> Language {
    if stored == "en" { Language::English } else { Language::Chinese }
}

async fn in_progress(state: &AppState, login_id: &str) -> ApiResult<Vec<InProgress>> {
    let open = reviews::Entity::find()
        .filter(reviews::Column::LoginId.eq(login_id))
        .filter(reviews::Column::State.eq("open"))
        .order_by_desc(reviews::Column::CreatedAt)
        .all(&state.db)
        .await?;
    let row = |review: reviews::Model| InProgress {
        number: review.number,
        service: match review.verification_id {
            Some(_) => "identity_review",
            None => "account_review",
        }
        .to_owned(),
        due_date: review.due_date,
    };
    Ok(open.into_iter().map(row).collect())
}

async fn wechat_linked(state: &AppState, login_id: &str) -> ApiResult<bool> {
    let linked = linked_identities::Entity::find()
        .filter(linked_identities::Column::LoginId.eq(login_id))
        .filter(linked_identities::Column::Kind.eq("wechat_openid"))
        .filter(linked_identities::Column::AppId.eq(state.outside.wechat_oauth.app_id()));
    Ok(linked.count(&state.db).await? > 0)
}

async fn invoice_title(state: &AppState, login_id: &str) -> ApiResult<Option<InvoiceTitle>> {
    let found = invoice_titles::Entity::find_by_id(login_id).one(&state.db).await?;
    let Some(row) = found else { return Ok(None) };
    let email = row.email.map(|email| state.open("invoice_titles.email", &email)).transpose()?;
    Ok(Some(InvoiceTitle {
        name: state.open("invoice_titles.name", &row.name)?,
        credit_code: row.credit_code,
        email,
    }))
}
