//! `POST /v1/checks`: two, three or four elements.

use axum::{Json, body::Bytes, extract::State};
use serde::Deserialize;

use super::register::{Answer, Elements, answer_once, judge};
use crate::{
    failure::{Failure, parse},
    state::Shared,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Check {
    transaction: String,
    elements: Elements,
}

pub(super) async fn check(
    State(shared): State<Shared>,
    body: Bytes,
) -> Result<Json<Answer>, Failure> {
    let check: Check = parse(&body)?;
    let outcome = judge(&shared, &check.elements);
    answer_once(&shared, &check.transaction, &body, outcome).map(Json)
}
