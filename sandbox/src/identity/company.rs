//! `POST /v1/companies/checks`: company, legal person and his mobile.

use axum::{Json, body::Bytes, extract::State};
use serde::Deserialize;

use super::register::{Answer, Outcome, answer_once, is_supported};
use crate::{
    customer_system,
    failure::{Failure, parse},
    state::Shared,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Check {
    /// Optional here: without one every call is answered anew.
    transaction: Option<String>,
    credit_code: String,
    company_name: String,
    legal_name: String,
    legal_id_number: String,
    legal_mobile: Option<String>,
}

pub(super) async fn check(
    State(shared): State<Shared>,
    body: Bytes,
) -> Result<Json<Answer>, Failure> {
    let check: Check = parse(&body)?;
    let transaction = match &check.transaction {
        Some(transaction) => transaction.clone(),
        None => crate::crypto::random_hex(12)?,
    };
    answer_once(&shared, &transaction, &body, judge(&shared, &check)).map(Json)
}

fn judge(shared: &Shared, check: &Check) -> Outcome {
    if !is_supported(&check.legal_name) {
        return Outcome::Unsupported;
    }
    let listed =
        shared.register.read(|register| register.companies.get(&check.credit_code).cloned());
    let known = listed.or_else(|| {
        shared.customers.read(|customers| customer_system::company(customers, &check.credit_code))
    });
    let fits = known.is_some_and(|known| {
        known.company_name == check.company_name
            && known.legal_name == check.legal_name
            && known.legal_id_number == check.legal_id_number
            && (check.legal_mobile.is_none() || known.legal_mobile == check.legal_mobile)
    });
    if fits { Outcome::Match } else { Outcome::Mismatch }
}
