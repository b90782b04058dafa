//! Persons: elements checked by the provider, the face page, a code issued face to face, review.

use domain::{
    identifier::{BankCard, Mobile},
    identity::{Method, Route, level_of, route},
    wire::identity::{IdentityVerification, ReviewReason},
};
use sea_orm::{ActiveModelTrait, Set};
use sha2::{Digest, Sha256};

use super::{begin, claim::Person, counter_code, settle};
use crate::{
    outside::identity_provider::{CheckAnswer, CheckResult, Elements},
    outside::signed::OutsideError,
    problem::ApiResult,
    state::AppState,
    store::{self, verifications},
};

/// What is checked beside name and number.
#[derive(Debug)]
pub enum Proof {
    /// Nothing more (二要素).
    None,
    /// The mobile's owner (三要素).
    Mobile(Mobile),
    /// The mobile's and the card's owner (四要素).
    Card(Mobile, BankCard),
    /// The face.
    Face,
    /// A code issued face to face.
    CounterCode(String),
}

impl Proof {
    const fn method(&self) -> Method {
        match self {
            Self::None => Method::NameId,
            Self::Mobile(_) => Method::NameIdMobile,
            Self::Card(..) => Method::NameIdMobileCard,
            Self::Face => Method::Face,
            Self::CounterCode(_) => Method::CounterCode,
        }
    }
}

/// Verifies a person: asks the provider, or a person where no provider can help.
///
/// # Errors
/// As [`begin::begin`]; a provider that is down is no error but a review.
pub async fn verify(
    state: &AppState,
    login_id: &str,
    person: &Person,
    proof: &Proof,
    consents: &[String],
) -> ApiResult<IdentityVerification> {
    let method = proof.method();
    begin::require_offered(state, method)?;
    let verification = begin::begin(state, login_id, method, &person.stored(), consents).await?;
    // Staff who issued a code have seen the papers; machines can only read some of them.
    if let Proof::CounterCode(code) = proof {
        return redeem(state, verification, person, code).await;
    }
    if let Route::Review(reason) = route(&person.document, &person.name, state.clock.today()) {
        return settle::to_review(state, verification, reason, None).await;
    }
    if let Some(reason) = begin::too_many_logins(state, &verification).await? {
        return settle::to_review(state, verification, reason, None).await;
    }
    let (mobile, card) = match proof {
        Proof::None | Proof::Face | Proof::CounterCode(_) => (None, None),
        Proof::Mobile(mobile) => (Some(mobile.as_str()), None),
        Proof::Card(mobile, card) => (Some(mobile.as_str()), Some(card.as_str())),
    };
    let (name, id_number) = (person.name.as_str(), person.document.as_str());
    let elements = Elements { name, id_number, mobile, card };
    if matches!(proof, Proof::Face) {
        return open_face(state, verification, &elements).await;
    }
    let answer = state.outside.identity_provider.check(&verification.id, &elements).await;
    answered(state, verification, method, answer).await
}

async fn answered(
    state: &AppState,
    verification: verifications::Model,
    method: Method,
    answer: Result<CheckAnswer, OutsideError>,
) -> ApiResult<IdentityVerification> {
    let answer = match answer {
        Ok(answer) => answer,
        Err(error) => {
            tracing::warn!(verification = verification.id, %error, "identity provider");
            let reason = ReviewReason::ProviderDown;
            return settle::to_review(state, verification, reason, None).await;
        }
    };
    let verification = keep_result(state, verification, &answer).await?;
    match answer.result {
        CheckResult::Match => settle::verified(state, verification, level_of(method)).await,
        CheckResult::Mismatch => settle::mismatched(state, verification).await,
        CheckResult::Unsupported => {
            settle::to_review(state, verification, ReviewReason::RareName, None).await
        }
    }
}

/// Keeps the provider's number and a hash of its answer: proof that it was asked, without the
/// data that was sent.
pub(super) async fn keep_result(
    state: &AppState,
    verification: verifications::Model,
    answer: &CheckAnswer,
) -> ApiResult<verifications::Model> {
    let text = format!("{}\n{:?}", answer.provider_transaction, answer.result);
    let mut change = settle::to(state, &verification, &verification.state);
    change.provider_transaction = Set(Some(answer.provider_transaction.clone()));
    change.result_hash = Set(Some(hex::encode(Sha256::digest(text.as_bytes()))));
    Ok(change.update(&state.db).await?)
}

async fn open_face(
    state: &AppState,
    verification: verifications::Model,
    elements: &Elements<'_>,
) -> ApiResult<IdentityVerification> {
    let return_url = format!("{}/verify/return?verification={}", state.origin, verification.id);
    let provider = &state.outside.identity_provider;
    match provider.open_face(&verification.id, elements, &return_url).await {
        Ok(session) => {
            let mut change = settle::to(state, &verification, "continue_at");
            change.provider_session = Set(Some(session.session));
            change.continue_url = Set(Some(session.url));
            settle::finish(state, store::begin(&state.db).await?, change).await
        }
        Err(error) => {
            tracing::warn!(verification = verification.id, %error, "face page");
            settle::to_review(state, verification, ReviewReason::ProviderDown, None).await
        }
    }
}

async fn redeem(
    state: &AppState,
    verification: verifications::Model,
    person: &Person,
    code: &str,
) -> ApiResult<IdentityVerification> {
    if counter_code::redeem(state, code, person).await? {
        settle::verified(state, verification, level_of(Method::CounterCode)).await
    } else {
        settle::mismatched(state, verification).await
    }
}
