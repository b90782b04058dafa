//! The party that a verification makes, and the login's membership in it.

use domain::{
    masking,
    wire::{
        identity::AssuranceLevel,
        me::{MemberRole, PartyKind, PartySummary},
    },
};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::{claim::StoredClaim, level};
use crate::{
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{logins, memberships, parties},
};

/// Makes the party if it is new, the login its owner or agent with at least `level`, and the
/// party the one that the login acts for. Runs inside the caller's transaction.
///
/// # Errors
/// What the database says.
pub async fn admit<C: ConnectionTrait>(
    state: &AppState,
    db: &C,
    login_id: &str,
    claim: &StoredClaim,
    level: AssuranceLevel,
) -> ApiResult<PartySummary> {
    let party = find_or_make(state, db, claim).await?;
    let membership = join(state, db, login_id, &party, level).await?;
    logins::ActiveModel {
        id: Set(login_id.to_owned()),
        active_party_id: Set(Some(party.id.clone())),
        ..Default::default()
    }
    .update(db)
    .await?;
    summary(state, &party, &membership)
}

async fn find_or_make<C: ConnectionTrait>(
    state: &AppState,
    db: &C,
    claim: &StoredClaim,
) -> ApiResult<parties::Model> {
    let index = state.keys.index("parties.document", claim.number());
    let known = parties::Entity::find()
        .filter(parties::Column::DocumentKind.eq(claim.document_kind()))
        .filter(parties::Column::DocumentIndex.eq(&index))
        .one(db)
        .await?;
    if let Some(party) = known {
        return Ok(party);
    }
    let kind = match claim {
        StoredClaim::Person { .. } => "person",
        StoredClaim::Company { .. } => "company",
    };
    Ok(parties::ActiveModel {
        id: Set(state.random.id()),
        kind: Set(kind.to_owned()),
        name: Set(state.seal("parties.name", claim.name())?),
        document_kind: Set(claim.document_kind().to_owned()),
        document: Set(state.seal("parties.document", claim.number())?),
        document_index: Set(index),
        created_at: Set(state.clock.now_ms()),
    }
    .insert(db)
    .await?)
}

async fn join<C: ConnectionTrait>(
    state: &AppState,
    db: &C,
    login_id: &str,
    party: &parties::Model,
    level: AssuranceLevel,
) -> ApiResult<memberships::Model> {
    let known = memberships::Entity::find()
        .filter(memberships::Column::LoginId.eq(login_id))
        .filter(memberships::Column::PartyId.eq(&party.id))
        .one(db)
        .await?;
    match known {
        // A second, weaker check takes nothing away.
        Some(known) if level::parse(&known.level) >= level && known.ends_at.is_none() => Ok(known),
        Some(known) => Ok(memberships::ActiveModel {
            id: Set(known.id),
            level: Set(level::name(level).to_owned()),
            granted_at: Set(state.clock.now_ms()),
            ends_at: Set(None),
            ..Default::default()
        }
        .update(db)
        .await?),
        None => Ok(memberships::ActiveModel {
            id: Set(state.random.id()),
            login_id: Set(login_id.to_owned()),
            party_id: Set(party.id.clone()),
            role: Set(if party.kind == "company" { "agent" } else { "owner" }.to_owned()),
            scope: Set("all".to_owned()),
            level: Set(level::name(level).to_owned()),
            granted_at: Set(state.clock.now_ms()),
            ends_at: Set(None),
        }
        .insert(db)
        .await?),
    }
}

/// A party as customers see it.
///
/// # Errors
/// An internal error if what is stored doesn't read.
pub fn summary(
    state: &AppState,
    party: &parties::Model,
    membership: &memberships::Model,
) -> ApiResult<PartySummary> {
    let name = state.open("parties.name", &party.name)?;
    let (kind, name_masked) = match party.kind.as_str() {
        "person" => (PartyKind::Person, masking::person_name(&name)),
        "company" => (PartyKind::Company, masking::company_name(&name)),
        _ => return Err(ApiError::internal("parties.kind doesn't read")),
    };
    Ok(PartySummary {
        party_id: party.id.clone(),
        kind,
        name_masked,
        level: level::parse(&membership.level),
        role: parse_role(&membership.role)?,
    })
}

/// A stored role.
///
/// # Errors
/// An internal error if it doesn't read.
pub fn parse_role(text: &str) -> ApiResult<MemberRole> {
    match text {
        "owner" => Ok(MemberRole::Owner),
        "agent" => Ok(MemberRole::Agent),
        "payer" => Ok(MemberRole::Payer),
        "viewer" => Ok(MemberRole::Viewer),
        _ => Err(ApiError::internal("memberships.role doesn't read")),
    }
}
