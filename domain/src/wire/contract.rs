//! Supply contracts (供用电合同), reviewed and signed on the page.

use serde::{Deserialize, Serialize};

/// The contract of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContractView {
    /// Its number.
    pub number: String,
    /// The text, one paragraph a string: what is signed, word by word.
    pub paragraphs: Vec<ContractParagraph>,
    /// SHA-256 of the text, hex.
    pub hash: String,
    /// When it was signed; then `GET /cases/{case_id}/contract.pdf` gives it.
    pub signed_at: Option<String>,
    /// SHA-256 of the PDF, hex.
    pub document_hash: Option<String>,
}

/// One article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContractParagraph {
    /// Heading.
    pub heading: String,
    /// Text.
    pub text: String,
}
