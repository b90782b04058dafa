//! From answers to the request.

use domain::{
    form::binding,
    wire::identity::{
        CompanyAuthorisation, CompanyClaim, DocumentKind, IdentityVerificationRequest,
        ManualReviewClaim, PersonCardClaim, PersonClaim, PersonCodeClaim, ReviewReason,
    },
};

use super::way::Way;
use crate::kit::form::Form;

/// The request that a filled-in form makes.
pub fn request(way: Way, form: Form, consents: Vec<String>) -> IdentityVerificationRequest {
    use IdentityVerificationRequest as Request;
    match way {
        Way::NameId => Request::NameId(person(form, consents)),
        Way::NameIdMobile => Request::NameIdMobile(person(form, consents)),
        Way::Face => Request::Face(person(form, consents)),
        Way::Card => {
            let PersonClaim { name, document, id_number, consents } = person(form, consents);
            let card_number = form.answer("card_number");
            Request::NameIdMobileCard(PersonCardClaim {
                name,
                document,
                id_number,
                card_number,
                consents,
            })
        }
        Way::CounterCode => {
            let PersonClaim { name, document, id_number, consents } = person(form, consents);
            let code = binding::plain_code(&form.answer("code"));
            Request::CounterCode(PersonCodeClaim { name, document, id_number, code, consents })
        }
        Way::Review => {
            let PersonClaim { name, document, id_number, consents } = person(form, consents);
            Request::ManualReview(ManualReviewClaim {
                name,
                document,
                id_number,
                reason: reason(&form.answer("reason")),
                remark: form.optional("remark"),
                consents,
            })
        }
        Way::CompanySms => {
            let mobile = form.answer("mobile");
            company(form, consents, CompanyAuthorisation::LegalPersonSms { mobile })
        }
        Way::CompanyTransfer => {
            let bank_account = form.answer("bank_account");
            company(form, consents, CompanyAuthorisation::MicroTransfer { bank_account })
        }
        Way::CompanyLetter => company(form, consents, CompanyAuthorisation::StampedLetter),
    }
}

fn person(form: Form, consents: Vec<String>) -> PersonClaim {
    PersonClaim {
        name: form.answer("name"),
        document: document(&form.answer("document")),
        id_number: form.answer("id_number"),
        consents,
    }
}

fn company(
    form: Form,
    consents: Vec<String>,
    authorisation: CompanyAuthorisation,
) -> IdentityVerificationRequest {
    IdentityVerificationRequest::Company(CompanyClaim {
        credit_code: form.answer("credit_code"),
        company_name: form.answer("company_name"),
        legal_name: form.answer("legal_name"),
        legal_id_number: form.answer("legal_id_number"),
        authorisation,
        consents,
    })
}

fn document(answer: &str) -> DocumentKind {
    match answer {
        "permanent_residence" => DocumentKind::PermanentResidence,
        "hong_kong_macau_permit" => DocumentKind::HongKongMacauPermit,
        "taiwan_permit" => DocumentKind::TaiwanPermit,
        "passport" => DocumentKind::Passport,
        _ => DocumentKind::ResidentId,
    }
}

fn reason(answer: &str) -> ReviewReason {
    match answer {
        "rare_name" => ReviewReason::RareName,
        "passport" => ReviewReason::Passport,
        "hong_kong_macau_taiwan" => ReviewReason::HongKongMacauTaiwan,
        "minor" => ReviewReason::Minor,
        "wrong_holder" => ReviewReason::WrongHolder,
        "provider_down" => ReviewReason::ProviderDown,
        _ => ReviewReason::Mismatch,
    }
}
