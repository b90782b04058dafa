//! How a company authorises its agent: a code to the legal person, or a small transfer whose
//! amount only who sees the company's bank account knows.

use domain::{
    identifier::Mobile,
    identity::{Method, level_of},
    masking,
    text::{MessageText, Section, fill},
    wire::{
        identity::{AuthorisationAnswer, IdentityVerification},
        me::Language,
    },
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::settle;
use crate::{
    crypto,
    outbox::{self, Effect},
    problem::{ApiError, ApiResult},
    session::code,
    state::AppState,
    store::{self, verifications},
    web::limits::{self, Limit, Taken},
};

/// A code is taken for ten minutes.
const CODE_MS: i64 = 600_000;

/// A transfer takes a working day or two to arrive.
const TRANSFER_MS: i64 = 5 * 24 * 3_600_000;

/// Answers that may be wrong. Of 99 amounts three guesses find one in 33: the transfer therefore
/// has fewer than the code.
const CODE_TRIES: i32 = 5;
const TRANSFER_TRIES: i32 = 3;

/// Transfers to a company: one a day and three in thirty days, whoever asks. Three guesses at
/// each leave a stranger one chance in eleven a month; then a person looks at it.
const TRANSFERS_A_DAY: [Limit; 1] = [Limit { seconds: 86_400, max: 1 }];
const TRANSFERS_A_MONTH: u64 = 3;
const MONTH_MS: i64 = 30 * 86_400_000;

/// Where the question goes.
#[derive(Debug)]
pub enum Sent<'a> {
    /// To the legal person's mobile.
    Sms(&'a Mobile),
    /// To the company's bank account, in the company's name.
    Transfer(&'a str, &'a str),
}

/// Whether another transfer may go to the company of `verification`; counts it if so.
///
/// # Errors
/// What the database says.
pub async fn may_transfer(
    state: &AppState,
    verification: &verifications::Model,
) -> ApiResult<bool> {
    use verifications::Column;
    let company = &verification.subject_index;
    let since = state.clock.now_ms().saturating_sub(MONTH_MS);
    let transfers = verifications::Entity::find()
        .filter(Column::SubjectIndex.eq(company))
        .filter(Column::AuthorisationKind.eq("transfer_amount"))
        .filter(Column::CreatedAt.gt(since))
        .count(&state.db)
        .await?;
    if transfers >= TRANSFERS_A_MONTH {
        return Ok(false);
    }
    let bucket = format!("micro_transfer:{company}");
    Ok(limits::take(state, &bucket, &TRANSFERS_A_DAY).await? == Taken::Yes)
}

/// Sends the question and waits for its answer.
///
/// # Errors
/// What the database says.
pub async fn ask(
    state: &AppState,
    verification: verifications::Model,
    sent: Sent<'_>,
) -> ApiResult<IdentityVerification> {
    let now = state.clock.now_ms();
    let mut change = settle::to(state, &verification, "needs_authorisation");
    let (secret, effect) = match sent {
        Sent::Sms(mobile) => {
            let code = state.random.digits(6);
            change.authorisation_kind = Set(Some("sms_code".to_owned()));
            change.authorisation_expires_at = Set(Some(now.saturating_add(CODE_MS)));
            change.authorisation_tries_left = Set(CODE_TRIES);
            change.sent_to_masked = Set(Some(mobile.masked()));
            // The legal person stands in a register and hasn't chosen a language.
            let template = MessageText::of(Language::Chinese).company_authorisation;
            let text = fill(template, &[("supplier", &state.config.supplier), ("code", &code)]);
            let effect = Effect::Sms {
                to: mobile.as_str().to_owned(),
                template: "company_authorisation".to_owned(),
                text,
                until: Some(now.saturating_add(CODE_MS)),
            };
            (code, effect)
        }
        Sent::Transfer(bank_account, account_name) => {
            let amount_fen = state.random.between(1, 99);
            change.authorisation_kind = Set(Some("transfer_amount".to_owned()));
            change.authorisation_expires_at = Set(Some(now.saturating_add(TRANSFER_MS)));
            change.authorisation_tries_left = Set(TRANSFER_TRIES);
            change.sent_to_masked = Set(Some(masking::bank_card(bank_account)));
            let effect = Effect::MicroTransfer {
                bank_account: bank_account.to_owned(),
                account_name: account_name.to_owned(),
                amount_fen,
            };
            (amount_fen.to_string(), effect)
        }
    };
    change.authorisation_hash = Set(Some(hash(state, &verification.id, &secret)));
    let tx = store::begin(&state.db).await?;
    outbox::put(state, &tx, &format!("authorisation-{}", verification.id), &effect).await?;
    let answer = settle::finish(state, tx, change).await?;
    state.wake.notify_one();
    Ok(answer)
}

/// Takes an answer.
///
/// # Errors
/// 409 `AUTHORISATION_CLOSED` when nothing is waited for any more, 422 `AUTHORISATION_WRONG`
/// with the tries that are left.
pub async fn take(
    state: &AppState,
    verification: verifications::Model,
    answer: &AuthorisationAnswer,
) -> ApiResult<IdentityVerification> {
    let (kind, secret, pointer) = match answer {
        AuthorisationAnswer::SmsCode { code } => {
            // What can't be the code costs no try.
            let code = code::digits(code, 6).ok_or_else(|| ApiError::field("/code", "CODE"))?;
            ("sms_code", code, "/code")
        }
        AuthorisationAnswer::TransferAmount { amount_fen } => {
            ("transfer_amount", amount_fen.to_string(), "/amount_fen")
        }
    };
    let open = verification.state == "needs_authorisation"
        && verification.authorisation_kind.as_deref() == Some(kind)
        && verification.authorisation_expires_at > Some(state.clock.now_ms())
        && verification.authorisation_tries_left > 0;
    if !open {
        return Err(closed());
    }
    let left = use_up_a_try(state, &verification).await?;
    let expected = verification.authorisation_hash.clone().unwrap_or_default();
    if crypto::same(&expected, &hash(state, &verification.id, &secret)) {
        return settle::verified(state, verification, level_of(Method::Company)).await;
    }
    if left == 0 {
        settle::to(state, &verification, "mismatch").update(&state.db).await?;
        return Err(closed());
    }
    Err(ApiError::new(axum::http::StatusCode::UNPROCESSABLE_ENTITY, "AUTHORISATION_WRONG")
        .param("tries_left", left)
        .at(pointer))
}

/// Counts the try before looking at the answer: of many sent at once none is free.
async fn use_up_a_try(state: &AppState, verification: &verifications::Model) -> ApiResult<i32> {
    let left = verification.authorisation_tries_left.saturating_sub(1);
    let counted = verifications::Entity::update_many()
        .set(verifications::ActiveModel {
            authorisation_tries_left: Set(left),
            ..Default::default()
        })
        .filter(verifications::Column::Id.eq(&verification.id))
        .filter(
            verifications::Column::AuthorisationTriesLeft.eq(verification.authorisation_tries_left),
        )
        .exec(&state.db)
        .await?;
    if counted.rows_affected == 1 { Ok(left) } else { Err(closed()) }
}

fn closed() -> ApiError {
    ApiError::new(axum::http::StatusCode::CONFLICT, "AUTHORISATION_CLOSED")
}

fn hash(state: &AppState, verification_id: &str, secret: &str) -> String {
    state.keys.index("verifications.authorisation", &format!("{verification_id}\0{secret}"))
}
