//! Proving who somebody is through the API, for journeys whose own story is another.

use domain::wire::consent::Consent;
use domain::wire::identity::{
    CompanyAuthorisation, CompanyClaim, DocumentKind, IdentityOverview, IdentityVerification,
    IdentityVerificationRequest, PersonClaim, VerificationOutcome,
};

use crate::failure::{Failure, Outcome, expect};
use crate::people::{Company, Resident};
use crate::person::Person;

impl Person {
    /// Is verified by name and ID number.
    ///
    /// # Errors
    /// When the API refuses, or the verification ends otherwise.
    pub async fn is_verified(&self, resident: &Resident) -> Outcome {
        self.note(format!("is verified as {}", resident.name));
        let consents = self.consents_to("name_id").await?;
        let claim = IdentityVerificationRequest::NameId(claim_of(resident, consents));
        let done = self.claims(&claim).await?.outcome;
        let verified = matches!(done, VerificationOutcome::Verified { .. });
        expect(verified, || format!("not verified: {done:?}"))
    }

    /// Has begun a face check at the provider's and not ended it.
    ///
    /// # Errors
    /// When the API refuses, or doesn't lead to the provider's page.
    pub async fn has_begun_a_face_check(&self, resident: &Resident) -> Outcome {
        self.note(format!("has begun a face check as {}", resident.name));
        let consents = self.consents_to("face").await?;
        let claim = IdentityVerificationRequest::Face(claim_of(resident, consents));
        let begun = self.claims(&claim).await?.outcome;
        let goes_on = matches!(begun, VerificationOutcome::ContinueAt { .. });
        expect(goes_on, || format!("no page to go on at: {begun:?}"))
    }

    /// Has named a company, which has yet to say that they act for it.
    ///
    /// # Errors
    /// When the API refuses, or doesn't wait for the company.
    pub async fn has_named(&self, company: &Company, how: CompanyAuthorisation) -> Outcome {
        self.note(format!("has named {}", company.name));
        let claim = IdentityVerificationRequest::Company(CompanyClaim {
            credit_code: company.credit_code.to_owned(),
            company_name: company.name.to_owned(),
            legal_name: company.legal_person.name.to_owned(),
            legal_id_number: company.legal_person.id_number.to_owned(),
            authorisation: how,
            consents: self.consents_to("company").await?,
        });
        let named = self.claims(&claim).await?.outcome;
        let waits = matches!(named, VerificationOutcome::NeedsAuthorisation { .. });
        expect(waits, || format!("nothing to wait for: {named:?}"))
    }

    async fn claims(&self, claim: &IdentityVerificationRequest) -> Outcome<IdentityVerification> {
        self.asks("POST", "/identity-verifications", claim).await
    }

    /// Hashes of the texts that this way of verification needs agreed to.
    async fn consents_to(&self, method: &str) -> Outcome<Vec<String>> {
        let overview: IdentityOverview = self.reads("/identity-verifications").await?;
        let offer = overview.methods.into_iter().find(|offer| offer.method == method);
        let offer = offer.ok_or_else(|| Failure::new(format!("{method} isn't offered")))?;
        let texts: Vec<Consent> = self.reads("/consents").await?;
        let needed = texts.into_iter().filter(|text| offer.consent_kinds.contains(&text.kind));
        Ok(needed.map(|text| text.hash).collect())
    }
}

fn claim_of(resident: &Resident, consents: Vec<String>) -> PersonClaim {
    PersonClaim {
        name: resident.name.to_owned(),
        document: DocumentKind::ResidentId,
        id_number: resident.id_number.to_owned(),
        consents,
    }
}
