//! `POST /accounts`.

use std::time::Duration;

use axum::{extract::State, http::StatusCode, response::Response};
use sea_orm::EntityTrait;
use tokio::time::Instant;

use domain::{
    assurance::Service,
    identifier::AccountNumber,
    wire::account::{AccountSummary, BindAccount, BindingAnswer, BindingReview, BindingRole},
};

use super::{
    access::{Access, role_name},
    binding::{self, Written},
    proof::{self, Proof, lengthened},
    review::WantedBinding,
    summary::summary,
    synchronise::{self, Told},
};
use crate::{
    outside::signed::OutsideError,
    problem::{ApiError, ApiResult, Fields},
    state::AppState,
    store::{memberships, parties},
    web::{
        body::ApiJson,
        idempotency::{IdempotencyKey, Once},
        limits::{self, Limit, Taken},
        right::Right,
        session::SignedIn,
    },
};

/// Tries of a party, and for a number by whomever: numbers can be counted through.
const TRIES: [Limit; 2] = [Limit { seconds: 3_600, max: 10 }, Limit { seconds: 86_400, max: 20 }];

/// Answers that a stranger could learn from take a multiple of this.
const STEP: Duration = Duration::from_millis(300);

/// Longest nickname, in characters.
const LONGEST_NICKNAME: usize = 20;

/// Why an account isn't bound.
enum BindError {
    /// Unknown number or wrong proof: nobody can tell which.
    ProofFailed,
    /// Bound already in this role.
    AlreadyBound,
    /// Too many tries.
    TooMany(i64),
    /// The customer system doesn't answer.
    CustomerSystem(OutsideError),
}

impl From<BindError> for ApiError {
    fn from(error: BindError) -> Self {
        match error {
            BindError::ProofFailed => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "ACCOUNT_PROOF_FAILED")
            }
            BindError::AlreadyBound => Self::new(StatusCode::CONFLICT, "ALREADY_BOUND"),
            BindError::TooMany(seconds) => Self::rate_limited("RATE_LIMITED", seconds),
            BindError::CustomerSystem(error) => {
                Self::unavailable(format!("customer system: {error}"))
            }
        }
    }
}

/// What was asked for, with its form checked.
struct Wish {
    number: AccountNumber,
    role: BindingRole,
    proof: Proof,
    nickname: Option<String>,
}

/// Binds an account with a second proof. As its holder at once only who is in the supplier's file;
/// others after a manual review.
#[utoipa::path(
    post,
    path = "/accounts",
    tag = "account",
    security(("session" = [])),
    params(("Idempotency-Key" = String, Header)),
    request_body = BindAccount,
    responses(
        (status = 201, description = "Bound.", body = AccountSummary),
        (status = 202, description = "The file names another holder: a person at the supplier \
                                      looks at it.", body = BindingReview)
    )
)]
pub(super) async fn bind(
    State(state): State<AppState>,
    signed_in: SignedIn,
    key: IdempotencyKey,
    body: ApiJson<BindAccount>,
) -> ApiResult<Response> {
    let once = Once::new(&signed_in, "bind", &key, &body.digest);
    let wish = check(&state, body.value)?;
    let own = state.clone();
    once.run(&state, async move {
        let answer = perform(&own, &signed_in, wish).await?;
        let status = match &answer {
            BindingAnswer::Bound(_) => StatusCode::CREATED,
            BindingAnswer::InReview(_) => StatusCode::ACCEPTED,
        };
        Ok((status, answer))
    })
    .await
}

fn check(state: &AppState, asked: BindAccount) -> ApiResult<Wish> {
    let mut fields = Fields::default();
    let number = fields.take("/account_number", AccountNumber::parse(&asked.account_number));
    let proof = Proof::parse(&mut fields, asked.proof);
    let nickname = asked.nickname.map(|name| name.trim().to_owned()).filter(|n| !n.is_empty());
    let fits = |name: &String| {
        name.chars().count() <= LONGEST_NICKNAME && !name.chars().any(char::is_control)
    };
    fields.require("/nickname", "LENGTH", nickname.as_ref().is_none_or(fits));
    match (number, proof) {
        (Some(number), Some(proof)) => {
            fields.finish()?;
            // Before anything is counted or looked up: both spellings are the same account.
            let number = lengthened(state, number);
            Ok(Wish { number, role: asked.role, proof, nickname })
        }
        (_, _) => Err(fields.into_error()),
    }
}

async fn perform(state: &AppState, signed_in: &SignedIn, wish: Wish) -> ApiResult<BindingAnswer> {
    let acting = signed_in.acting_for(state, Service::AccountBinding, Right::Manage).await?;
    count_try(state, &acting, &wish.number).await?;
    let begun = Instant::now();
    let told = synchronise::ask(state, &wish.number).await.map_err(BindError::CustomerSystem)?;
    let proven = proof::holds(state, signed_in, &wish.number, &wish.proof, told.as_ref()).await?;
    let Some(told) = told.filter(|_| proven) else {
        even_out(begun).await;
        return Err(BindError::ProofFailed.into());
    };
    let account = synchronise::write(state, &told).await?;
    let wanted = WantedBinding {
        account_id: account.id.clone(),
        party_id: acting.party_id.clone(),
        role: role_name(wish.role).to_owned(),
        nickname: wish.nickname,
    };
    let login_id = &signed_in.login.id;
    if wish.role == BindingRole::Holder && !is_holder(state, &acting, &told).await? {
        // An approved review isn't asked for again.
        let before = binding::find(&state.db, &account.id, &acting.party_id).await?;
        if before.is_some_and(|binding| binding.role == wanted.role) {
            return Err(BindError::AlreadyBound.into());
        }
        return Ok(BindingAnswer::InReview(wanted.file(state, login_id).await?));
    }
    let binding = match binding::write(&state.db, wanted.row(state, login_id)).await? {
        Written::Changed(binding) => binding,
        Written::AsBefore(_) => return Err(BindError::AlreadyBound.into()),
    };
    let bound = summary(state, &Access { account, binding }).await?;
    Ok(BindingAnswer::Bound(Box::new(bound)))
}

async fn count_try(
    state: &AppState,
    acting: &memberships::Model,
    number: &AccountNumber,
) -> ApiResult<()> {
    let number = state.keys.index("account_number", number.as_str());
    for bucket in [format!("bind:{}", acting.party_id), format!("bind:{number}")] {
        if let Taken::RetryAfter(seconds) = limits::take(state, &bucket, &TRIES).await? {
            return Err(BindError::TooMany(seconds).into());
        }
    }
    Ok(())
}

/// Waits until the time since `begun` is a multiple of [`STEP`], so that the duration doesn't tell
/// whether an account exists.
pub(super) async fn even_out(begun: Instant) {
    let steps = begun.elapsed().as_millis() / STEP.as_millis();
    let steps = u32::try_from(steps).unwrap_or(u32::MAX).saturating_add(1);
    tokio::time::sleep_until(begun + STEP.saturating_mul(steps)).await;
}

/// Whether the acting party is the customer in the file, by the papers. A file without papers
/// makes nobody its holder: of some names there are thousands.
async fn is_holder(state: &AppState, acting: &memberships::Model, told: &Told) -> ApiResult<bool> {
    let Some(number) = &told.account.holder.document_number else { return Ok(false) };
    let party = parties::Entity::find_by_id(&acting.party_id).one(&state.db).await?;
    let index = state.keys.index("parties.document", number);
    Ok(party.is_some_and(|party| party.document_index == index))
}
