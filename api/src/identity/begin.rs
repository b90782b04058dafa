//! The beginning of every verification: consents, limits, and its row.

use axum::http::StatusCode;
use domain::{identity::Method, wire::identity::ReviewReason};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::{claim::StoredClaim, tries};
use crate::{
    consent,
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{self, memberships, parties, verifications},
};

/// Records the consents, checks that tries are left and stores the verification as `checking`,
/// so that a try counts before the provider is asked.
///
/// # Errors
/// 409 `CONSENT_OUTDATED`, 422 `CONSENT_REQUIRED`, 429 `TOO_MANY_TRIES` or `TOO_MANY_REVIEWS`.
pub async fn begin(
    state: &AppState,
    login_id: &str,
    method: Method,
    claim: &StoredClaim,
    consents: &[String],
) -> ApiResult<verifications::Model> {
    let agreed = consent::required(method.consent_kinds(), consents)?;
    let subject_index = state.keys.index("parties.document", claim.number());
    let sealed = serde_json::to_string(claim)?;
    let now = state.clock.now_ms();
    let tx = store::begin(&state.db).await?;
    if method == Method::ManualReview {
        tries::allow_review(state, &tx, login_id, &subject_index).await?;
    } else {
        tries::allow(state, &tx, login_id, &subject_index).await?;
    }
    for text in &agreed {
        consent::record(state, &tx, login_id, text).await?;
    }
    let hashes: Vec<String> = agreed.iter().map(|text| text.hash()).collect();
    let verification = verifications::ActiveModel {
        id: Set(state.random.id()),
        login_id: Set(login_id.to_owned()),
        method: Set(method.key().to_owned()),
        state: Set("checking".to_owned()),
        claim: Set(state.seal("verifications.claim", &sealed)?),
        subject_index: Set(subject_index),
        consents: Set(serde_json::to_string(&hashes)?),
        provider_transaction: Set(None),
        provider_session: Set(None),
        continue_url: Set(None),
        result_hash: Set(None),
        authorisation_hash: Set(None),
        authorisation_kind: Set(None),
        authorisation_expires_at: Set(None),
        authorisation_tries_left: Set(0),
        sent_to_masked: Set(None),
        party_id: Set(None),
        created_at: Set(now),
        updated_at: Set(now),
    }
    .insert(&tx)
    .await?;
    tx.commit().await?;
    Ok(verification)
}

/// Whether the same papers already stand behind as many other logins as is usual.
///
/// # Errors
/// What the database says.
pub async fn too_many_logins(
    state: &AppState,
    verification: &verifications::Model,
) -> ApiResult<Option<ReviewReason>> {
    let party = parties::Entity::find()
        .filter(parties::Column::DocumentIndex.eq(&verification.subject_index))
        .one(&state.db)
        .await?;
    let Some(party) = party else { return Ok(None) };
    let others = memberships::Entity::find()
        .filter(memberships::Column::PartyId.eq(&party.id))
        .filter(memberships::Column::LoginId.ne(&verification.login_id))
        .count(&state.db)
        .await?;
    let limit = state.config.logins_per_person;
    Ok((party.kind == "person" && others >= limit).then_some(ReviewReason::ManyLogins))
}

/// The ways that this deployment offers, in its order.
#[must_use]
pub fn offered(state: &AppState) -> Vec<Method> {
    let keys = state.config.identity_methods.iter();
    keys.filter_map(|key| Method::ALL.into_iter().find(|method| method.key() == key)).collect()
}

/// Refuses a way that this deployment doesn't offer.
///
/// # Errors
/// 422 `METHOD_NOT_OFFERED`.
pub fn require_offered(state: &AppState, method: Method) -> ApiResult<()> {
    if offered(state).contains(&method) {
        return Ok(());
    }
    Err(ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "METHOD_NOT_OFFERED").at("/method"))
}
