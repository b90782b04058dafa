//! `POST /accounts`.

use std::time::Duration;

use axum::{extract::State, http::StatusCode, response::Response};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use tokio::time::Instant;

use domain::{
    assurance::Service,
    identifier::AccountNumber,
    wire::account::{AccountSummary, BindAccount, BindingRole},
};

use super::{
    access::{Access, role_name},
    proof::{self, Proof},
    summary::summary,
    synchronise::{self, Told},
};
use crate::{
    outside::signed::OutsideError,
    problem::{ApiError, ApiResult, Fields},
    state::AppState,
    store::{accounts, bindings, memberships, parties},
    web::{
        body::ApiJson,
        idempotency::{IdempotencyKey, Once},
        limits::{self, Limit, Taken},
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
    /// The papers of who asks aren't the holder's.
    HolderMismatch,
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
            BindError::HolderMismatch => Self::new(StatusCode::CONFLICT, "HOLDER_MISMATCH"),
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

/// Binds an account with a second proof. As its holder only who is in the supplier's file.
#[utoipa::path(
    post,
    path = "/accounts",
    tag = "account",
    security(("session" = [])),
    params(("Idempotency-Key" = String, Header)),
    request_body = BindAccount,
    responses((status = 201, body = AccountSummary))
)]
pub(super) async fn bind(
    State(state): State<AppState>,
    signed_in: SignedIn,
    key: IdempotencyKey,
    body: ApiJson<BindAccount>,
) -> ApiResult<Response> {
    let once = Once::new(&signed_in, "bind", &key, &body.digest);
    let wish = check(body.value)?;
    let own = state.clone();
    once.run(&state, async move {
        let bound = perform(&own, &signed_in, wish).await?;
        Ok((StatusCode::CREATED, bound))
    })
    .await
}

fn check(asked: BindAccount) -> ApiResult<Wish> {
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
            Ok(Wish { number, role: asked.role, proof, nickname })
        }
        (_, _) => Err(fields.into_error()),
    }
}

async fn perform(state: &AppState, signed_in: &SignedIn, wish: Wish) -> ApiResult<AccountSummary> {
    let acting = signed_in.acting_for(state, Service::AccountBinding).await?;
    count_try(state, &acting, &wish.number).await?;
    let begun = Instant::now();
    let asked = lengthened(state, &wish.number);
    let told = synchronise::ask(state, &asked).await.map_err(BindError::CustomerSystem)?;
    let proven = proof::holds(state, signed_in, &wish.number, &wish.proof, told.as_ref()).await?;
    let Some(told) = told.filter(|_| proven) else {
        even_out(begun).await;
        return Err(BindError::ProofFailed.into());
    };
    if wish.role == BindingRole::Holder && !is_holder(state, &acting, &told).await? {
        return Err(BindError::HolderMismatch.into());
    }
    let account = synchronise::write(state, &told).await?;
    let binding = write(state, signed_in, &acting, &account, wish).await?;
    summary(state, &Access { account, binding }).await
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

/// The number as the customer system knows it, where a prefix for former ones is configured.
fn lengthened(state: &AppState, number: &AccountNumber) -> AccountNumber {
    let prefix = state.config.account_prefix.as_deref();
    prefix.and_then(|prefix| number.lengthened(prefix)).unwrap_or_else(|| number.clone())
}

/// Waits until the time since `begun` is a multiple of [`STEP`], so that the duration doesn't tell
/// whether an account exists.
pub(super) async fn even_out(begun: Instant) {
    let steps = begun.elapsed().as_millis() / STEP.as_millis();
    let steps = u32::try_from(steps).unwrap_or(u32::MAX).saturating_add(1);
    tokio::time::sleep_until(begun + STEP.saturating_mul(steps)).await;
}

/// Whether the acting party is the customer in the file: by the papers, or where an old file has
/// none by the name.
async fn is_holder(state: &AppState, acting: &memberships::Model, told: &Told) -> ApiResult<bool> {
    let party = parties::Entity::find_by_id(&acting.party_id).one(&state.db).await?;
    let Some(party) = party else { return Ok(false) };
    let holder = &told.account.holder;
    match &holder.document_number {
        Some(number) => Ok(state.keys.index("parties.document", number) == party.document_index),
        None => Ok(state.open("parties.name", &party.name)? == holder.name),
    }
}

async fn write(
    state: &AppState,
    signed_in: &SignedIn,
    acting: &memberships::Model,
    account: &accounts::Model,
    wish: Wish,
) -> ApiResult<bindings::Model> {
    let role = role_name(wish.role).to_owned();
    let found = bindings::Entity::find()
        .filter(bindings::Column::AccountId.eq(&account.id))
        .filter(bindings::Column::PartyId.eq(&acting.party_id))
        .one(&state.db)
        .await?;
    if let Some(binding) = found {
        if binding.role == role {
            return Err(BindError::AlreadyBound.into());
        }
        let mut change = binding.into_active_model();
        change.role = Set(role);
        return Ok(change.update(&state.db).await?);
    }
    let binding = bindings::Model {
        id: state.random.id(),
        account_id: account.id.clone(),
        party_id: acting.party_id.clone(),
        login_id: signed_in.login.id.clone(),
        role,
        nickname: wish.nickname,
        bound_at: state.clock.now_ms(),
    };
    Ok(binding.into_active_model().insert(&state.db).await?)
}
