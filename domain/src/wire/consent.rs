//! Consents (同意): which text was agreed to, when, and its withdrawal.

use serde::{Deserialize, Serialize};

/// A text to agree to, as `GET /consents` lists them for a login.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Consent {
    /// `privacy`, `identity_provider`, `face`, `marketing`, …
    pub kind: String,
    /// Version of the text.
    pub version: String,
    /// SHA-256 of the text in hex: what an agreement names.
    pub hash: String,
    /// Heading.
    pub title: String,
    /// The text.
    pub text: String,
    /// When this login agreed; none if not, or withdrawn since.
    pub granted_at: Option<String>,
}

/// `POST /consents`: agree. `DELETE /consents/{kind}` withdraws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsentGrant {
    /// Hash of the text agreed to; an outdated one is refused with 409.
    pub hash: String,
}
