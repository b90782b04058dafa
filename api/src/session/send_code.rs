//! `POST /sign-in-codes`.

use axum::{Json, extract::State, http::StatusCode};

use domain::{
    identifier::Mobile,
    wire::me::{SignInCodeRequest, SignInCodeSent},
};

use super::code::{self, Purpose};
use crate::{
    clock::rfc3339,
    problem::{ApiError, ApiResult},
    state::AppState,
    store,
    web::{
        address::ClientAddress,
        body::ApiJson,
        limits::{self, Limit, Taken},
    },
};

/// Codes per network address, whatever the numbers.
const PER_ADDRESS: [Limit; 1] = [Limit { seconds: 3_600, max: 300 }];

/// Why no code is sent.
enum SendCodeError {
    Mobile(domain::identifier::MobileError),
    AddressLimit(i64),
}

impl From<SendCodeError> for ApiError {
    fn from(error: SendCodeError) -> Self {
        match error {
            SendCodeError::Mobile(error) => Self::field("/mobile", error.code()),
            SendCodeError::AddressLimit(seconds) => Self::rate_limited("RATE_LIMITED", seconds),
        }
    }
}

/// Sends a sign-in code by SMS. The answer is the same whether or not the number is known.
#[utoipa::path(
    post,
    path = "/sign-in-codes",
    tag = "session",
    request_body = SignInCodeRequest,
    responses((status = 202, body = SignInCodeSent))
)]
pub(super) async fn send_code(
    State(state): State<AppState>,
    address: ClientAddress,
    body: ApiJson<SignInCodeRequest>,
) -> ApiResult<(StatusCode, Json<SignInCodeSent>)> {
    let mobile = Mobile::parse(&body.value.mobile).map_err(SendCodeError::Mobile)?;
    let bucket = address.bucket(&state, "codes");
    if let Taken::RetryAfter(seconds) = limits::take(&state, &bucket, &PER_ADDRESS).await? {
        return Err(SendCodeError::AddressLimit(seconds).into());
    }
    let subject = state.keys.index("logins.mobile", mobile.as_str());
    code::take_turn(&state, Purpose::SignIn, &subject).await?;
    let transaction = store::begin(&state.db).await?;
    code::send(&state, &transaction, Purpose::SignIn, &subject, mobile.as_str()).await?;
    transaction.commit().await?;
    state.wake.notify_one();
    let sent = SignInCodeSent {
        mobile_masked: mobile.masked(),
        expires_at: rfc3339(state.clock.now_ms().saturating_add(code::LIFETIME_MS)),
        retry_after_seconds: code::PAUSE_SECONDS,
    };
    Ok((StatusCode::ACCEPTED, Json(sent)))
}
