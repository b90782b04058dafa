//! Problem documents (RFC 9457): every answer that isn't a success has this body.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The body of every 4xx and 5xx answer, sent as `application/problem+json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `about:blank`, or an address that explains the kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// The HTTP status again, so that a stored document is complete.
    pub status: u16,
    /// Stable name of what went wrong; the text for a person comes from the catalogue by it.
    pub code: String,
    /// What happened, in the customer's language.
    pub title: String,
    /// Whether what was entered is safe, and what to do now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What is wrong with each field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
    /// Values that the text of `code` names, such as `retry_after_seconds`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
    /// What an operator searches the log for.
    pub trace_id: String,
}

/// One field's error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// The field as a JSON pointer into the request body, such as `/id_number`.
    pub pointer: String,
    /// Stable name of the error, such as `CHECK_DIGIT`.
    pub code: String,
    /// The error for a person.
    pub message: String,
}
