//! The identity provider's register as a sandbox is given it. The provider's questions and
//! answers are in the table of `docs/architecture.md`.

use serde::{Deserialize, Serialize};

/// `PUT /identity/v1/world`, sandbox only: people and companies that the provider knows beside
/// the customer system's holders. One that is named again is replaced.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct World {
    /// People, by ID number.
    pub persons: Vec<Person>,
    /// Companies, by credit code.
    pub companies: Vec<Company>,
}

/// A person in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Name.
    pub name: String,
    /// ID number.
    pub id_number: String,
    /// A mobile that is registered to him.
    pub mobile: Option<String>,
    /// A bank card of his, opened with that name and number.
    pub card: Option<String>,
}

/// A company in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Company {
    /// Unified social credit code.
    pub credit_code: String,
    /// Registered name.
    pub company_name: String,
    /// Legal person's name.
    pub legal_name: String,
    /// Legal person's ID number.
    pub legal_id_number: String,
    /// A mobile that is registered to the legal person.
    pub legal_mobile: Option<String>,
}
