//! What somebody says of himself or a company, parsed: every field is valid, or the request is
//! refused with all that is wrong at once.

use domain::{
    identifier::{BankCard, CreditCode, Document, Mobile, PersonName, ResidentId},
    wire::{
        identity::{CompanyClaim, DocumentKind, PersonClaim},
        problem::FieldProblem,
    },
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::problem::{ApiError, ApiResult, field};

/// A person, as claimed.
#[derive(Debug, Clone)]
pub struct Person {
    /// Name exactly as typed.
    pub name: PersonName,
    /// Papers.
    pub document: Document,
}

/// A company, as claimed.
#[derive(Debug, Clone)]
pub struct Company {
    /// Credit code.
    pub credit_code: CreditCode,
    /// Registered name.
    pub name: PersonName,
    /// Legal person's name.
    pub legal_name: PersonName,
    /// Legal person's ID.
    pub legal_id: ResidentId,
}

/// What of a claim is kept, sealed, with the verification: enough for a reviewer and for making
/// the party; neither card nor code.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "subject", rename_all = "snake_case")]
pub enum StoredClaim {
    /// A person.
    Person {
        /// Name.
        name: String,
        /// Kind of papers.
        document: DocumentKind,
        /// Number on the papers.
        number: String,
    },
    /// A company.
    Company {
        /// Credit code.
        credit_code: String,
        /// Registered name.
        name: String,
        /// Legal person's name.
        legal_name: String,
        /// Legal person's ID number.
        legal_id_number: String,
    },
}

impl Person {
    /// Parses a claim.
    ///
    /// # Errors
    /// 422 with every field that is wrong.
    pub fn parse(
        name: &str,
        document: DocumentKind,
        id_number: &str,
        today: Date,
    ) -> ApiResult<Self> {
        let name = PersonName::parse(name).map_err(|error| field("/name", error.code()));
        let document = Document::parse(document, id_number, today)
            .map_err(|error| field("/id_number", error.code()));
        match (name, document) {
            (Ok(name), Ok(document)) => Ok(Self { name, document }),
            (name, document) => Err(refused([name.err(), document.err()])),
        }
    }

    /// Parses the wire's claim.
    ///
    /// # Errors
    /// As [`Person::parse`].
    pub fn from_wire(claim: &PersonClaim, today: Date) -> ApiResult<Self> {
        Self::parse(&claim.name, claim.document, &claim.id_number, today)
    }

    /// What is kept.
    #[must_use]
    pub fn stored(&self) -> StoredClaim {
        StoredClaim::Person {
            name: self.name.as_str().to_owned(),
            document: self.document.kind(),
            number: self.document.as_str().to_owned(),
        }
    }
}

impl Company {
    /// Parses the wire's claim.
    ///
    /// # Errors
    /// 422 with every field that is wrong.
    pub fn from_wire(claim: &CompanyClaim, today: Date) -> ApiResult<Self> {
        let credit_code = CreditCode::parse(&claim.credit_code)
            .map_err(|error| field("/credit_code", error.code()));
        let name = PersonName::parse(&claim.company_name)
            .map_err(|error| field("/company_name", error.code()));
        let legal_name = PersonName::parse(&claim.legal_name)
            .map_err(|error| field("/legal_name", error.code()));
        let legal_id = ResidentId::parse(&claim.legal_id_number, today)
            .map_err(|error| field("/legal_id_number", error.code()));
        match (credit_code, name, legal_name, legal_id) {
            (Ok(credit_code), Ok(name), Ok(legal_name), Ok(legal_id)) => {
                Ok(Self { credit_code, name, legal_name, legal_id })
            }
            (code, name, legal_name, legal_id) => {
                Err(refused([code.err(), name.err(), legal_name.err(), legal_id.err()]))
            }
        }
    }

    /// What is kept.
    #[must_use]
    pub fn stored(&self) -> StoredClaim {
        StoredClaim::Company {
            credit_code: self.credit_code.as_str().to_owned(),
            name: self.name.as_str().to_owned(),
            legal_name: self.legal_name.as_str().to_owned(),
            legal_id_number: self.legal_id.as_str().to_owned(),
        }
    }
}

impl StoredClaim {
    /// Kind of papers, as parties are stored.
    #[must_use]
    pub const fn document_kind(&self) -> &'static str {
        match self {
            Self::Person { document, .. } => document.key(),
            Self::Company { .. } => "credit_code",
        }
    }

    /// Number on the papers, or the credit code.
    #[must_use]
    pub fn number(&self) -> &str {
        match self {
            Self::Person { number, .. } => number,
            Self::Company { credit_code, .. } => credit_code,
        }
    }

    /// Name of the party.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Person { name, .. } | Self::Company { name, .. } => name,
        }
    }
}

/// A bank card number.
///
/// # Errors
/// 422 at `/card_number`.
pub fn card(text: &str) -> ApiResult<BankCard> {
    BankCard::parse(text).map_err(|error| ApiError::field("/card_number", error.code()))
}

/// A mobile at `pointer`.
///
/// # Errors
/// 422 at `pointer`.
pub fn mobile(pointer: &str, text: &str) -> ApiResult<Mobile> {
    Mobile::parse(text).map_err(|error| ApiError::field(pointer, error.code()))
}

fn refused<const N: usize>(errors: [Option<FieldProblem>; N]) -> ApiError {
    ApiError::fields(errors.into_iter().flatten().collect())
}
