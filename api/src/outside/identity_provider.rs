//! The identity provider (实名核验): elements of a person, the face page, companies.

use serde::{Deserialize, Serialize};

use super::signed::{OutsideError, SignedClient};

/// Client of the provider.
#[derive(Debug, Clone)]
pub struct IdentityProvider(SignedClient);

/// What is checked of a person (要素).
#[derive(Debug, Clone, Serialize)]
pub struct Elements<'a> {
    /// Name as on the papers.
    pub name: &'a str,
    /// Number on the papers.
    pub id_number: &'a str,
    /// Mobile, when its owner is checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mobile: Option<&'a str>,
    /// Bank card, when its owner is checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<&'a str>,
}

/// What is checked of a company.
#[derive(Debug, Clone, Serialize)]
pub struct CompanyElements<'a> {
    /// Our number for the check.
    pub transaction: &'a str,
    /// Unified social credit code.
    pub credit_code: &'a str,
    /// Registered name.
    pub company_name: &'a str,
    /// Legal person's name.
    pub legal_name: &'a str,
    /// Legal person's ID number.
    pub legal_id_number: &'a str,
    /// Legal person's mobile, when its owner is checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_mobile: Option<&'a str>,
}

/// What the provider says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckResult {
    /// All elements agree.
    Match,
    /// They don't.
    Mismatch,
    /// It can't check this: a rare character, papers it doesn't know.
    Unsupported,
}

/// The provider's answer to a check.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CheckAnswer {
    /// The result.
    pub result: CheckResult,
    /// The provider's number for it.
    pub provider_transaction: String,
}

/// A face page that was opened.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct FaceSession {
    /// The provider's number for it.
    pub session: String,
    /// The page's address.
    pub url: String,
}

/// Where a face session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaceResult {
    /// The person hasn't finished.
    Pending,
    /// It's the person on the papers.
    Pass,
    /// It isn't, or the papers don't agree.
    Fail,
}

#[derive(Deserialize)]
struct FaceAnswer {
    result: FaceResult,
}

#[derive(Serialize)]
struct PersonCheck<'a> {
    transaction: &'a str,
    elements: &'a Elements<'a>,
}

#[derive(Serialize)]
struct FaceRequest<'a> {
    transaction: &'a str,
    elements: &'a Elements<'a>,
    return_url: &'a str,
}

impl IdentityProvider {
    /// A client that signs.
    #[must_use]
    pub const fn new(client: SignedClient) -> Self {
        Self(client)
    }

    /// Checks a person's elements. `transaction` is ours: repeated, it is one check.
    ///
    /// # Errors
    /// [`OutsideError`].
    pub async fn check(
        &self,
        transaction: &str,
        elements: &Elements<'_>,
    ) -> Result<CheckAnswer, OutsideError> {
        self.0.post("/v1/checks", &PersonCheck { transaction, elements }).await
    }

    /// Opens a face page that comes back to `return_url`.
    ///
    /// # Errors
    /// [`OutsideError`].
    pub async fn open_face(
        &self,
        transaction: &str,
        elements: &Elements<'_>,
        return_url: &str,
    ) -> Result<FaceSession, OutsideError> {
        let request = FaceRequest { transaction, elements, return_url };
        self.0.post("/v1/face-sessions", &request).await
    }

    /// Where a face session stands; the page's own word is never taken for it.
    ///
    /// # Errors
    /// [`OutsideError`].
    pub async fn face_result(&self, session: &str) -> Result<FaceResult, OutsideError> {
        let answer: Option<FaceAnswer> =
            self.0.get(&format!("/v1/face-sessions/{session}")).await?;
        Ok(answer.map_or(FaceResult::Fail, |answer| answer.result))
    }

    /// Checks a company and its legal person.
    ///
    /// # Errors
    /// [`OutsideError`].
    pub async fn check_company(
        &self,
        elements: &CompanyElements<'_>,
    ) -> Result<CheckAnswer, OutsideError> {
        self.0.post("/v1/companies/checks", elements).await
    }
}
