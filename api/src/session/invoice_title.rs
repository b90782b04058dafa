//! `PUT` and `DELETE /me/invoice-title`.

use axum::{Json, extract::State};
use sea_orm::{EntityTrait, IntoActiveModel, sea_query::OnConflict};

use domain::{
    identifier::{CreditCode, Email},
    wire::me::{InvoiceTitle, Me},
};

use super::me;
use crate::{
    problem::{ApiResult, Fields},
    state::AppState,
    store::invoice_titles,
    web::{body::ApiJson, session::SignedIn},
};

/// Longest name on an invoice, in characters.
const LONGEST_NAME: usize = 100;

/// Says who bills are made out to.
#[utoipa::path(
    put,
    path = "/me/invoice-title",
    tag = "session",
    security(("session" = [])),
    request_body = InvoiceTitle,
    responses((status = 200, body = Me))
)]
pub(super) async fn put_title(
    State(state): State<AppState>,
    signed_in: SignedIn,
    body: ApiJson<InvoiceTitle>,
) -> ApiResult<Json<Me>> {
    use invoice_titles::Column;
    let title = check(body.value)?;
    let seal_email = |email| state.seal("invoice_titles.email", email);
    let row = invoice_titles::Model {
        login_id: signed_in.login.id.clone(),
        name: state.seal("invoice_titles.name", &title.name)?,
        credit_code: title.credit_code,
        email: title.email.as_deref().map(seal_email).transpose()?,
        updated_at: state.clock.now_ms(),
    };
    let columns = [Column::Name, Column::CreditCode, Column::Email, Column::UpdatedAt];
    invoice_titles::Entity::insert(row.into_active_model())
        .on_conflict(OnConflict::column(Column::LoginId).update_columns(columns).to_owned())
        .exec_without_returning(&state.db)
        .await?;
    Ok(Json(me::describe(&state, &signed_in.login).await?))
}

/// Forgets it.
#[utoipa::path(
    delete,
    path = "/me/invoice-title",
    tag = "session",
    security(("session" = [])),
    responses((status = 200, body = Me))
)]
pub(super) async fn delete_title(
    State(state): State<AppState>,
    signed_in: SignedIn,
) -> ApiResult<Json<Me>> {
    invoice_titles::Entity::delete_by_id(&signed_in.login.id).exec(&state.db).await?;
    Ok(Json(me::describe(&state, &signed_in.login).await?))
}

fn check(title: InvoiceTitle) -> ApiResult<InvoiceTitle> {
    let mut fields = Fields::default();
    let name = title.name.trim().to_owned();
    fields.require("/name", "REQUIRED", !name.is_empty());
    fields.require("/name", "LENGTH", name.chars().count() <= LONGEST_NAME);
    fields.require("/name", "CHARACTERS", !name.chars().any(char::is_control));
    let code = title.credit_code.filter(|code| !code.trim().is_empty());
    let code = code.and_then(|code| fields.take("/credit_code", CreditCode::parse(&code)));
    let email = title.email.filter(|email| !email.trim().is_empty());
    let email = email.and_then(|email| fields.take("/email", Email::parse(&email)));
    fields.finish()?;
    Ok(InvoiceTitle {
        name,
        credit_code: code.map(|code| code.as_str().to_owned()),
        email: email.map(|email| email.as_str().to_owned()),
    })
}
