//! Verification by other ways than name and ID number.

use domain::text::zh::common::SHELL;
use domain::text::zh::identity::IDENTITY;
use domain::text::zh::profile::PROFILE;
use domain::wire::account::AccountSummary;
use domain::wire::identity::AssuranceLevel;
use domain::wire::me::{Me, PartyKind};
use journeys::failure::{Failure, Outcome, expect};
use journeys::hall::stem;
use journeys::journey::journey;
use journeys::people::{CHEN, RESTAURANT, WANG};
use journeys::person::Person;
use journeys::world::World;

/// Button on the provider's page that lets the person pass.
const PASS: &str = "通过";

#[test]
fn a_face_is_checked_at_the_providers() -> Outcome {
    journey("face", async |person, world| {
        person.is_signed_in(world, WANG.mobile).await?;
        person.visits("/verify").await?;
        person.presses(IDENTITY.face.0).await?;
        person.gives_papers(WANG.name, WANG.id_number).await?;
        person.presses(IDENTITY.submit_face).await?;
        person.is_at("/identity/face/").await?;
        person.presses(PASS).await?;
        person.is_at("/verify/return").await?;
        person.waits_until_live().await?;
        person.sees(IDENTITY.done).await?;
        let me: Me = person.reads("/me").await?;
        let level = me.active_party.map(|party| party.level);
        expect(level == Some(AssuranceLevel::L3), || format!("the level is {level:?}"))?;
        person.presses(IDENTITY.bind).await?;
        person.is_at("/accounts/bind").await
    })
}

/// The legal person himself acts for the company, so that the code comes to his own mobile.
async fn verifies_the_company(person: &Person, world: &World) -> Outcome {
    let legal = &RESTAURANT.legal_person;
    person.visits("/verify").await?;
    person.presses(IDENTITY.company_sms.0).await?;
    person.fills(IDENTITY.credit_code, RESTAURANT.credit_code).await?;
    person.fills(IDENTITY.company_name, RESTAURANT.name).await?;
    person.fills(IDENTITY.legal_name, legal.name).await?;
    person.fills(IDENTITY.legal_id_number, legal.id_number).await?;
    person.fills(IDENTITY.legal_mobile, legal.mobile).await?;
    person.ticks_all(stem(IDENTITY.agree)).await?;
    let seen = world.sandbox.messages(legal.mobile).await?.len();
    person.presses(IDENTITY.submit).await?;
    person.sees(IDENTITY.needs_code).await?;
    let code = world.sandbox.sms_code(legal.mobile, seen).await?;
    person.fills(IDENTITY.legal_code, &code).await?;
    person.presses(IDENTITY.submit).await?;
    person.sees(IDENTITY.done).await
}

/// The API takes the login to act for its person or for its company.
async fn acts_for(person: &Person, kind: PartyKind) -> Outcome {
    let acts = async || {
        let me: Me = person.reads("/me").await?;
        Ok(me.active_party.is_some_and(|party| party.kind == kind))
    };
    person.waits_for(&format!("the {kind:?} to be acted for"), acts).await
}

/// The list shows this account and not the other one.
async fn sees_only(person: &Person, one: &AccountSummary, other: &AccountSummary) -> Outcome {
    person.visits("/accounts").await?;
    person.sees(&one.account_number).await?;
    person.never_sees(&other.account_number, std::time::Duration::ZERO).await
}

/// The name of the login's person or company, as the switch offers it.
async fn choice(person: &Person, kind: PartyKind) -> Outcome<String> {
    let me: Me = person.reads("/me").await?;
    let party = me.parties.into_iter().find(|party| party.kind == kind);
    let party = party.ok_or_else(|| Failure::new(format!("no {kind:?}")))?;
    let word = if kind == PartyKind::Person { SHELL.person } else { SHELL.company };
    Ok(format!("{} · {word}", party.name_masked))
}

#[test]
fn a_company_is_verified_and_acted_for_by_turns() -> Outcome {
    journey("company", async |person, world| {
        let own = person.is_customer(world, &CHEN).await?;
        verifies_the_company(person, world).await?;
        let companys = person.has_bound(world, &RESTAURANT.in_person()).await?;

        sees_only(person, &companys, &own).await?;
        let to_person = choice(person, PartyKind::Person).await?;
        person.chooses(SHELL.party, &to_person).await?;
        acts_for(person, PartyKind::Person).await?;
        sees_only(person, &own, &companys).await?;

        person.visits("/profile").await?;
        person.presses(PROFILE.switch).await?;
        acts_for(person, PartyKind::Company).await?;
        sees_only(person, &companys, &own).await
    })
}
