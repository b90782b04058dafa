//! Drafts (草稿): forms that aren't handed in yet, kept for 60 days.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Days that a draft is kept after its last change.
pub const KEPT_DAYS: i64 = 60;

/// `PUT /drafts/{form}`; `GET` gives it back (404 if there is none), `DELETE` forgets it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Where the customer was in the form.
    pub step: String,
    /// Answers by the names of their questions; at most 100 of 2000 characters.
    pub answers: BTreeMap<String, String>,
}

/// A draft as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeptDraft {
    /// Form.
    pub form: String,
    /// What stands in it.
    pub draft: Draft,
    /// Last change.
    pub saved_at: String,
    /// Forgotten then.
    pub expires_at: String,
}

/// `GET /drafts`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftList {
    /// Newest first.
    pub drafts: Vec<KeptDraft>,
}
