//! `POST /account-proof-codes`.

use axum::{Json, extract::State, http::StatusCode};

use domain::{
    assurance::Service,
    identifier::AccountNumber,
    wire::{account::AccountProofCodeRequest, me::SignInCodeSent},
};

use super::{
    bind,
    proof::{code_subject, lengthened},
};
use crate::{
    clock::rfc3339,
    problem::{ApiError, ApiResult},
    session::code::{self, Purpose},
    state::AppState,
    store,
    web::{body::ApiJson, right::Right, session::SignedIn},
};

/// Sends a code to the mobile in the account's file, if there is one. The answer tells a stranger
/// nothing: not whether the number exists, nor whose mobile it is.
#[utoipa::path(
    post,
    path = "/account-proof-codes",
    tag = "account",
    security(("session" = [])),
    request_body = AccountProofCodeRequest,
    responses((status = 202, body = SignInCodeSent))
)]
pub(super) async fn proof_code(
    State(state): State<AppState>,
    signed_in: SignedIn,
    body: ApiJson<AccountProofCodeRequest>,
) -> ApiResult<(StatusCode, Json<SignInCodeSent>)> {
    let number = AccountNumber::parse(&body.value.account_number)
        .map_err(|error| ApiError::field("/account_number", error.code()))?;
    let number = lengthened(&state, number);
    signed_in.acting_for(&state, Service::AccountBinding, Right::Manage).await?;
    let begun = tokio::time::Instant::now();
    let subject = code_subject(&state, &signed_in, &number);
    code::take_turn(&state, Purpose::AccountProof, &subject).await?;
    // Somebody else's mobile must not be flooded by many logins either.
    let file = state.keys.index("account_number", number.as_str());
    code::take_turn(&state, Purpose::AccountProof, &file).await?;
    let account = state
        .outside
        .customer_system
        .account(&number)
        .await
        .map_err(|error| ApiError::unavailable(format!("customer system: {error}")))?;
    let mobile = account.and_then(|account| account.holder.mobile);
    let transaction = store::begin(&state.db).await?;
    match &mobile {
        Some(mobile) => {
            code::send(&state, &transaction, Purpose::AccountProof, &subject, mobile).await?;
        }
        None => code::pretend(&state, &transaction, Purpose::AccountProof, &subject).await?,
    }
    transaction.commit().await?;
    state.wake.notify_one();
    bind::even_out(begun).await;
    let sent = SignInCodeSent {
        mobile_masked: "***********".to_owned(),
        expires_at: rfc3339(state.clock.now_ms().saturating_add(code::LIFETIME_MS)),
        retry_after_seconds: code::PAUSE_SECONDS,
    };
    Ok((StatusCode::ACCEPTED, Json(sent)))
}
