//! The party that a verification makes, and the login's membership in it.

use domain::{
    masking,
    wire::{
        identity::AssuranceLevel,
        me::{MemberRole, PartyKind, PartySummary},
    },
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
    sea_query::OnConflict,
};

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

/// The party of these papers, made when it is new. Two logins may be verified for them at once:
/// one of them makes the party, the other waits and finds it.
async fn find_or_make<C: ConnectionTrait>(
    state: &AppState,
    db: &C,
    claim: &StoredClaim,
) -> ApiResult<parties::Model> {
    use parties::Column;
    let index = state.keys.index("parties.document", claim.number());
    let find = parties::Entity::find()
        .filter(Column::DocumentKind.eq(claim.document_kind()))
        .filter(Column::DocumentIndex.eq(&index));
    if let Some(party) = find.clone().one(db).await? {
        return Ok(party);
    }
    let kind = match claim {
        StoredClaim::Person { .. } => "person",
        StoredClaim::Company { .. } => "company",
    };
    let party = parties::Model {
        id: state.random.id(),
        kind: kind.to_owned(),
        name: state.seal("parties.name", claim.name())?,
        document_kind: claim.document_kind().to_owned(),
        document: state.seal("parties.document", claim.number())?,
        document_index: index,
        created_at: state.clock.now_ms(),
    };
    let papers = OnConflict::columns([Column::DocumentKind, Column::DocumentIndex]);
    parties::Entity::insert(party.into_active_model())
        .on_conflict(papers.clone().do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    find.one(db).await?.ok_or(ApiError::internal("a party vanished while it was made"))
}

/// The login's membership with at least `level`, made when it is new.
async fn join<C: ConnectionTrait>(
    state: &AppState,
    db: &C,
    login_id: &str,
    party: &parties::Model,
    level: AssuranceLevel,
) -> ApiResult<memberships::Model> {
    use memberships::Column;
    let wanted = memberships::Model {
        id: state.random.id(),
        login_id: login_id.to_owned(),
        party_id: party.id.clone(),
        role: if party.kind == "company" { "agent" } else { "owner" }.to_owned(),
        scope: "all".to_owned(),
        level: level::name(level).to_owned(),
        granted_at: state.clock.now_ms(),
        ends_at: None,
    };
    let pair = OnConflict::columns([Column::LoginId, Column::PartyId]);
    let inserted = memberships::Entity::insert(wanted.clone().into_active_model())
        .on_conflict(pair.clone().do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    if inserted == 1 {
        return Ok(wanted);
    }
    let known = memberships::Entity::find()
        .filter(Column::LoginId.eq(login_id))
        .filter(Column::PartyId.eq(&party.id))
        .one(db)
        .await?
        .ok_or(ApiError::internal("a membership vanished while it was made"))?;
    // A second, weaker check takes nothing away.
    if level::parse(&known.level) >= level && known.ends_at.is_none() {
        return Ok(known);
    }
    let mut change = known.into_active_model();
    change.level = Set(wanted.level);
    change.granted_at = Set(wanted.granted_at);
    change.ends_at = Set(None);
    Ok(change.update(db).await?)
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
