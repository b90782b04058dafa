//! `GET /receipts/{receipt_id}/document`.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};

use super::show::find;
use crate::{problem::ApiResult, state::AppState, web::session::SignedIn};

/// A receipt as PDF, the same bytes every time.
#[utoipa::path(get, path = "/receipts/{receipt_id}/document", tag = "receipt",
    security(("session" = [])),
    params(("receipt_id" = String, Path, description = "Opaque id.")),
    responses(
        (status = 200, description = "PDF/A-2u.", content_type = "application/pdf",
            body = Vec<u8>),
        (status = 404, description = "Not this party's.")))]
pub async fn download(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> ApiResult<Response> {
    let receipt = find(&state, &signed_in, &id).await?;
    let name = format!("attachment; filename=\"receipt-{}.pdf\"", receipt.number);
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, receipt.document).into_response())
}
