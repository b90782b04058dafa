//! Who is who: the customer system's holders and what was loaded beside them.

use std::collections::BTreeMap;

use axum::{body::Bytes, extract::State, http::StatusCode};
use domain::{
    identifier::BankCard,
    outside::identity_provider::{Company, Person, World},
};
use serde::{Deserialize, Serialize};

use super::face::Session;
use crate::{
    crypto::random_hex,
    customer_system,
    failure::{Failure, parse},
    state::Shared,
};

/// Cards beginning so belong to whoever names them, unless the register lists another for him.
const TRIAL_CARDS: &str = "621700";

/// What the provider knows and what it was asked.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Register {
    /// By ID number.
    persons: BTreeMap<String, Person>,
    /// By credit code.
    pub(super) companies: BTreeMap<String, Company>,
    pub(super) sessions: BTreeMap<String, Session>,
    /// Answers by the asker's transaction, each with a digest of the question.
    answers: BTreeMap<String, Answer>,
}

/// What came of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Outcome {
    /// Everything belongs together.
    Match,
    /// Something doesn't; the provider doesn't say what.
    Mismatch,
    /// The provider can't take this name.
    Unsupported,
}

/// The answer to a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Answer {
    pub(super) result: Outcome,
    pub(super) provider_transaction: String,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    question: String,
}

/// Elements that shall belong to one person.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Elements {
    pub(super) name: String,
    pub(super) id_number: String,
    pub(super) mobile: Option<String>,
    pub(super) card: Option<String>,
}

/// `PUT /v1/world`.
pub(super) async fn load(State(shared): State<Shared>, body: Bytes) -> Result<StatusCode, Failure> {
    let world: World = parse(&body)?;
    shared.register.change(|register| {
        for person in world.persons {
            register.persons.insert(person.id_number.clone(), person);
        }
        for company in world.companies {
            register.companies.insert(company.credit_code.clone(), company);
        }
    })?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether the elements belong to one person in the register.
pub(super) fn judge(shared: &Shared, asked: &Elements) -> Outcome {
    if !is_supported(&asked.name) {
        return Outcome::Unsupported;
    }
    let listed = shared.register.read(|register| register.persons.get(&asked.id_number).cloned());
    let holder =
        shared.customers.read(|customers| customer_system::person(customers, &asked.id_number));
    let holder = holder.map(|holder| Person {
        name: holder.name,
        id_number: asked.id_number.clone(),
        mobile: holder.mobile,
        card: None,
    });
    let named: Vec<Person> =
        [listed, holder].into_iter().flatten().filter(|known| known.name == asked.name).collect();
    let mobile = asked.mobile.is_none() || named.iter().any(|known| known.mobile == asked.mobile);
    let card = asked.card.as_deref().is_none_or(|card| owns_card(&named, card));
    if !named.is_empty() && mobile && card { Outcome::Match } else { Outcome::Mismatch }
}

/// Whether the card is the person's: the listed one, or any trial card if none is listed.
fn owns_card(named: &[Person], card: &str) -> bool {
    let mut listed = named.iter().filter_map(|known| known.card.as_deref()).peekable();
    if listed.peek().is_some() {
        return listed.any(|known| known == card);
    }
    card.starts_with(TRIAL_CARDS) && BankCard::parse(card).is_ok()
}

/// The register was made before characters outside the first 65 536 could be stored.
pub(super) fn is_supported(name: &str) -> bool {
    name.chars().all(|character| u32::from(character) <= 0xFFFF)
}

/// Answers a transaction once; the same question again gets the same answer.
pub(super) fn answer_once(
    shared: &Shared,
    transaction: &str,
    question: &[u8],
    result: Outcome,
) -> Result<Answer, Failure> {
    if transaction.is_empty() {
        return Err(Failure::invalid("TRANSACTION", "the transaction is empty"));
    }
    let question = crate::crypto::hmac_hex(&shared.keys.hmac_identity, question);
    let answer =
        Answer { result, provider_transaction: random_hex(12)?, question: question.clone() };
    let mut answer = shared.register.change(|register| {
        register.answers.entry(transaction.to_owned()).or_insert(answer).clone()
    })?;
    if answer.question != question {
        return Err(Failure::new(
            StatusCode::CONFLICT,
            "TRANSACTION_REUSED",
            "this transaction asked something else before",
        ));
    }
    answer.question.clear();
    Ok(answer)
}
