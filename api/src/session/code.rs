//! One-time codes by SMS (短信验证码): six digits, five minutes, five tries, one use.

use axum::http::StatusCode;
use domain::{
    text::{MessageText, Section, fill},
    wire::me::Language,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, Set,
    sea_query::{Expr, ExprTrait},
};

use super::me::language;
use crate::{
    crypto,
    outbox::{self, Effect},
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{logins, sign_in_codes},
    web::limits::{self, Limit, Taken},
};

/// How long a code is taken, in milliseconds.
pub const LIFETIME_MS: i64 = 5 * 60_000;

/// Seconds until another code may be asked for.
pub const PAUSE_SECONDS: u32 = 60;

const TRIES: i32 = 5;

/// Codes per number: one a minute, five an hour, ten a day.
const LIMITS: [Limit; 3] = [
    Limit { seconds: PAUSE_SECONDS as i64, max: 1 },
    Limit { seconds: 3_600, max: 5 },
    Limit { seconds: 86_400, max: 10 },
];

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Signing in.
    SignIn,
    /// Proving that one has the mobile in an account's file.
    AccountProof,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::AccountProof => "account_proof",
        }
    }
}

/// Why a code isn't taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeError {
    /// Another code was sent.
    Wrong,
    /// Too old, used, tried too often, or never sent.
    Expired,
}

impl From<CodeError> for ApiError {
    fn from(error: CodeError) -> Self {
        let code = match error {
            CodeError::Wrong => "CODE_WRONG",
            CodeError::Expired => "CODE_EXPIRED",
        };
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code).at("/code")
    }
}

/// Counts a code for `subject`.
///
/// # Errors
/// 429 `TOO_MANY_CODES`.
pub async fn take_turn(state: &AppState, purpose: Purpose, subject: &str) -> ApiResult<()> {
    let bucket = format!("code:{}:{subject}", purpose.name());
    match limits::take(state, &bucket, &LIMITS).await? {
        Taken::Yes => Ok(()),
        Taken::RetryAfter(seconds) => Err(ApiError::rate_limited("TOO_MANY_CODES", seconds)),
    }
}

/// Makes a code for `subject` and puts the message to `mobile` into the outbox, in the
/// transaction `db`. Earlier codes for the same are over.
///
/// # Errors
/// What the database says.
pub async fn send(
    state: &AppState,
    db: &impl ConnectionTrait,
    purpose: Purpose,
    subject: &str,
    mobile: &str,
) -> ApiResult<()> {
    let (id, code) = make(state, db, purpose, subject).await?;
    let text = text(state, db, purpose, subject, &code).await?;
    let effect = Effect::Sms {
        to: mobile.to_owned(),
        template: purpose.name().to_owned(),
        text,
        until: Some(state.clock.now_ms().saturating_add(LIFETIME_MS)),
    };
    outbox::put(state, db, &format!("sms-{id}"), &effect).await
}

/// Does what [`send`] does, except that nobody gets the code: so that nobody can tell.
///
/// # Errors
/// What the database says.
pub async fn pretend(
    state: &AppState,
    db: &impl ConnectionTrait,
    purpose: Purpose,
    subject: &str,
) -> ApiResult<()> {
    make(state, db, purpose, subject).await.map(|_| ())
}

async fn make(
    state: &AppState,
    db: &impl ConnectionTrait,
    purpose: Purpose,
    subject: &str,
) -> ApiResult<(String, String)> {
    let (id, code, now) = (state.random.id(), state.random.digits(6), state.clock.now_ms());
    let row = sign_in_codes::Model {
        code_hash: hash(state, &id, &code),
        id: id.clone(),
        purpose: purpose.name().to_owned(),
        subject: subject.to_owned(),
        tries_left: TRIES,
        created_at: now,
        expires_at: now.saturating_add(LIFETIME_MS),
        used_at: None,
    };
    row.into_active_model().insert(db).await?;
    Ok((id, code))
}

/// The message. Whoever signs in gets it in his language; who is written to because he stands in
/// a file hasn't chosen one.
async fn text(
    state: &AppState,
    db: &impl ConnectionTrait,
    purpose: Purpose,
    subject: &str,
    code: &str,
) -> ApiResult<String> {
    let texts = |language| MessageText::of(language);
    let template = match purpose {
        Purpose::SignIn => {
            let by_mobile = logins::Column::MobileIndex.eq(subject);
            let login = logins::Entity::find().filter(by_mobile).one(db).await?;
            texts(login.map(|login| language(&login.language)).unwrap_or_default()).sign_in_code
        }
        Purpose::AccountProof => texts(Language::Chinese).account_proof_code,
    };
    Ok(fill(template, &[("supplier", &state.config.supplier), ("code", code)]))
}

fn hash(state: &AppState, id: &str, code: &str) -> String {
    state.keys.index("code", &format!("{id}:{code}"))
}

/// Takes a code. The try is counted before the code is looked at, so that guesses sent at the
/// same time can't be more than five.
///
/// # Errors
/// [`CodeError`] inside; what the database says outside.
pub async fn check(
    state: &AppState,
    purpose: Purpose,
    subject: &str,
    code: &str,
) -> ApiResult<Result<(), CodeError>> {
    use sign_in_codes::Column;
    let now = state.clock.now_ms();
    let newest = sign_in_codes::Entity::find()
        .filter(Column::Purpose.eq(purpose.name()))
        .filter(Column::Subject.eq(subject))
        .order_by_desc(Column::CreatedAt)
        .one(&state.db)
        .await?;
    let Some(newest) = newest else { return Ok(Err(CodeError::Expired)) };
    let tried = sign_in_codes::Entity::update_many()
        .col_expr(Column::TriesLeft, Expr::col(Column::TriesLeft).sub(1))
        .filter(Column::Id.eq(&newest.id))
        .filter(Column::TriesLeft.gt(0))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .exec(&state.db)
        .await?;
    if tried.rows_affected == 0 {
        return Ok(Err(CodeError::Expired));
    }
    if !crypto::same(&newest.code_hash, &hash(state, &newest.id, code)) {
        return Ok(Err(CodeError::Wrong));
    }
    let used = sign_in_codes::Entity::update_many()
        .set(sign_in_codes::ActiveModel { used_at: Set(Some(now)), ..Default::default() })
        .filter(Column::Id.eq(&newest.id))
        .filter(Column::UsedAt.is_null())
        .exec(&state.db)
        .await?;
    Ok(if used.rows_affected == 1 { Ok(()) } else { Err(CodeError::Expired) })
}

/// A code as typed: full-width digits and spaces are fine; none if it isn't `count` digits.
#[must_use]
pub fn digits(text: &str, count: usize) -> Option<String> {
    let plain = plain(text);
    (plain.len() == count && plain.bytes().all(|byte| byte.is_ascii_digit())).then_some(plain)
}

/// What was typed without white space, and with ordinary digits for full-width ones.
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c).saturating_sub(0xFEE0)).unwrap_or(c),
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn codes_as_people_type_them() {
        assert_eq!(digits("１２３ 456", 6).as_deref(), Some("123456"));
        assert_eq!(digits("12345", 6), None);
        assert_eq!(digits("12345a", 6), None);
        assert_eq!(digits("١٢٣٤٥٦", 6), None);
    }
}
