//! `POST /receipt-checks`: whether a receipt is genuine. Public, so it says no more than stands
//! on the receipt that the asker holds.

use axum::{
    Json,
    extract::{FromRequest, Request, State},
    http::StatusCode,
};
use domain::wire::receipt::{ReceiptCheck, ReceiptCheckRequest};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::show::content;
use crate::{
    crypto::{same, sha256_hex},
    problem::{ApiError, ApiResult},
    state::AppState,
    store::receipts,
    web::{
        address::ClientAddress,
        body::{ApiJson, media_type, read},
        limits::{Limit, Taken, take},
    },
};

/// Largest PDF that is looked at.
const PDF_LIMIT: usize = 1 << 20;

/// Digits of the hash that must be given at least.
const LEAST_DIGITS: usize = 16;

/// What one network address may ask.
const LIMITS: [Limit; 2] = [Limit { seconds: 60, max: 20 }, Limit { seconds: 86_400, max: 500 }];

/// What was asked.
enum Asked {
    /// By what is printed.
    Printed(ReceiptCheckRequest),
    /// By the file; its SHA-256.
    File(String),
}

/// Whether a receipt is genuine: by number and hash as JSON, or the PDF itself.
#[utoipa::path(post, path = "/receipt-checks", tag = "receipt",
    request_body(content(
        (ReceiptCheckRequest = "application/json"),
        (Vec<u8> = "application/pdf"))),
    responses(
        (status = 200, description = "The verdict.", body = ReceiptCheck),
        (status = 415, description = "`CONTENT_TYPE`."),
        (status = 422, description = "`FIELDS_INVALID`."),
        (status = 429, description = "`RATE_LIMITED`.")))]
pub async fn check(
    State(state): State<AppState>,
    address: ClientAddress,
    request: Request,
) -> ApiResult<Json<ReceiptCheck>> {
    let bucket = address.bucket(&state, "receipt-check");
    if let Taken::RetryAfter(seconds) = take(&state, &bucket, &LIMITS).await? {
        return Err(ApiError::rate_limited("RATE_LIMITED", seconds));
    }
    let found = match asked(&state, request).await? {
        Asked::File(digest) => {
            let by_file = receipts::Column::DocumentHash.eq(digest);
            receipts::Entity::find().filter(by_file).one(&state.db).await?
        }
        Asked::Printed(printed) => {
            let (number, hash) = (normal(&printed.number).to_uppercase(), normal(&printed.hash));
            let hash = hash.to_lowercase();
            check_fields(&number, &hash)?;
            let by_number = receipts::Column::Number.eq(number);
            let found = receipts::Entity::find().filter(by_number).one(&state.db).await?;
            found.filter(|receipt| receipt.hash.get(..hash.len()).is_some_and(|h| same(h, &hash)))
        }
    };
    let Some(receipt) = found else { return Ok(Json(ReceiptCheck::Unknown)) };
    let content = content(&state, &receipt)?;
    Ok(Json(ReceiptCheck::Genuine {
        number: receipt.number,
        amount_fen: content.amount_fen,
        paid_at: content.paid_at,
        account_number_masked: content.account_number_masked,
    }))
}

async fn asked(state: &AppState, request: Request) -> ApiResult<Asked> {
    match media_type(request.headers()).as_str() {
        "application/pdf" => {
            let (parts, body) = request.into_parts();
            let bytes = read(&parts.headers, body, PDF_LIMIT).await?;
            Ok(Asked::File(sha256_hex(bytes)))
        }
        "application/json" => {
            let body = ApiJson::<ReceiptCheckRequest>::from_request(request, state).await?;
            Ok(Asked::Printed(body.value))
        }
        _ => Err(ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "CONTENT_TYPE")),
    }
}

/// Without the spaces that are printed between groups of digits, full-width digits as plain ones.
fn normal(text: &str) -> String {
    let plain = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(plain).collect()
}

fn check_fields(number: &str, hash: &str) -> ApiResult<()> {
    if number.is_empty() || number.len() > 64 {
        return Err(ApiError::field("/number", "LENGTH"));
    }
    if !(LEAST_DIGITS..=64).contains(&hash.len()) {
        return Err(ApiError::field("/hash", "LENGTH"));
    }
    if !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(ApiError::field("/hash", "CHARACTER"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_in_groups_reads_as_one() {
        assert_eq!(normal(" 28b7 AAE6　８6c9"), "28b7AAE686c9");
        assert!(check_fields("PZ1", "28b7aae686c91171").is_ok());
        assert!(check_fields("PZ1", "28b7aae686c9117").is_err());
        assert!(check_fields("PZ1", "28b7aae686c9117x").is_err());
        assert!(check_fields("", "28b7aae686c91171").is_err());
    }
}
