//! `POST /identity-verifications`: be verified.

use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    identity::Method,
    wire::{
        identity::{
            DocumentKind, IdentityVerification, IdentityVerificationRequest, ManualReviewClaim,
            PersonCodeClaim,
        },
        problem::FieldProblem,
    },
};

use super::{
    begin,
    claim::{self, Person},
    company, manual, outcome,
    person::{self, Proof},
};
use crate::{
    problem::{ApiError, ApiResult, field},
    session::{StepUp, code},
    state::AppState,
    store::logins,
    web::{
        body::ApiJson,
        idempotency::{IdempotencyKey, Once},
        session::SignedIn,
    },
};

/// Longest remark for a reviewer, in characters.
const REMARK: usize = 200;

/// Be verified as a person or for a company.
#[utoipa::path(post, path = "/identity-verifications", tag = "identity",
    request_body = IdentityVerificationRequest, security(("session" = [])),
    params(("Idempotency-Key" = String, Header, description = "Made by the client.")),
    responses(
        (status = 201, description = "What came of it.", body = IdentityVerification),
        (status = 409, description = "`CONSENT_OUTDATED`, `IDEMPOTENCY_KEY_REUSED`."),
        (status = 422, description = "`FIELDS_INVALID`, `CONSENT_REQUIRED`, `METHOD_NOT_OFFERED`, \
                                      `AGENT_NOT_VERIFIED`."),
        (status = 429, description = "`TOO_MANY_TRIES`, `TOO_MANY_REVIEWS`: five a day for \
                                      a login and for papers.")))]
pub async fn create(
    State(state): State<AppState>,
    signed_in: SignedIn,
    key: IdempotencyKey,
    body: ApiJson<IdentityVerificationRequest>,
) -> ApiResult<Response> {
    let once = Once::new(&signed_in, "identity-verifications", &key, &body.digest);
    let step_up = StepUp::watch(&state, &signed_in).await?;
    let work_state = state.clone();
    let answer = once.run(&state, async move {
        let done = begin_with(&work_state, &signed_in.login, body.value).await?;
        Ok((StatusCode::CREATED, done))
    });
    step_up.finish(&state, answer.await?).await
}

async fn begin_with(
    state: &AppState,
    login: &logins::Model,
    request: IdentityVerificationRequest,
) -> ApiResult<IdentityVerification> {
    use IdentityVerificationRequest as Request;
    let today = state.clock.today();
    let person = |name: &str, document: DocumentKind, number: &str| {
        Person::parse(name, document, number, today)
    };
    match request {
        Request::NameId(said) => {
            let who = Person::from_wire(&said, today)?;
            person::verify(state, &login.id, &who, &Proof::None, &said.consents).await
        }
        Request::NameIdMobile(said) => {
            let who = Person::from_wire(&said, today)?;
            let proof = Proof::Mobile(own_mobile(state, login)?);
            person::verify(state, &login.id, &who, &proof, &said.consents).await
        }
        Request::NameIdMobileCard(said) => {
            let who = person(&said.name, said.document, &said.id_number);
            let card = claim::card(&said.card_number);
            let (who, card) = both(who, card)?;
            let proof = Proof::Card(own_mobile(state, login)?, card);
            person::verify(state, &login.id, &who, &proof, &said.consents).await
        }
        Request::CounterCode(said) => {
            let who = person(&said.name, said.document, &said.id_number);
            let (who, code) = both(who, counter_code(&said))?;
            let proof = Proof::CounterCode(code);
            person::verify(state, &login.id, &who, &proof, &said.consents).await
        }
        Request::Face(said) => {
            let who = Person::from_wire(&said, today)?;
            person::verify(state, &login.id, &who, &Proof::Face, &said.consents).await
        }
        Request::ManualReview(said) => review(state, login, &said).await,
        Request::Company(said) => company::verify(state, login, &said).await,
    }
}

/// The mobile that the login was proven with: the third element is never taken from the form.
fn own_mobile(state: &AppState, login: &logins::Model) -> ApiResult<domain::identifier::Mobile> {
    claim::mobile("/mobile", &state.open("logins.mobile", &login.mobile)?)
}

fn counter_code(said: &PersonCodeClaim) -> ApiResult<String> {
    code::digits(&said.code, 8).ok_or_else(|| ApiError::field("/code", "COUNTER_CODE"))
}

/// Two parsed parts, or what is wrong with both.
fn both<A, B>(one: ApiResult<A>, two: ApiResult<B>) -> ApiResult<(A, B)> {
    match (one, two) {
        (Ok(one), Ok(two)) => Ok((one, two)),
        (Err(one), Err(two)) => Err(one.with_fields_of(two)),
        (Err(error), Ok(_)) | (Ok(_), Err(error)) => Err(error),
    }
}

async fn review(
    state: &AppState,
    login: &logins::Model,
    said: &ManualReviewClaim,
) -> ApiResult<IdentityVerification> {
    begin::require_offered(state, Method::ManualReview)?;
    let today = state.clock.today();
    let who = Person::parse(&said.name, said.document, &said.id_number, today);
    let (who, remark) = both(who, remark(said.remark.as_deref()))?;
    if let Some(open) = manual::open(state, &login.id, &who).await? {
        return outcome::of(state, &state.db, &open).await;
    }
    let method = Method::ManualReview;
    let row = begin::begin(state, &login.id, method, &who.stored(), &said.consents).await?;
    manual::file(state, row, said.reason, remark.as_deref()).await
}

fn remark(text: Option<&str>) -> ApiResult<Option<String>> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    if text.is_some_and(|text| text.chars().count() > REMARK) {
        let error: FieldProblem = field("/remark", "TOO_LONG");
        return Err(ApiError::fields(vec![error]));
    }
    Ok(text.map(str::to_owned))
}
