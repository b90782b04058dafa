//! Companies (企业认证): credit code and legal person's name are public and prove nothing; the
//! company itself has to authorise the agent.

use axum::http::StatusCode;
use domain::{
    identifier::Mobile,
    identity::Method,
    wire::identity::{
        AssuranceLevel, CompanyAuthorisation, CompanyClaim, IdentityVerification, ReviewReason,
    },
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{
    authorisation::{self, Sent},
    begin,
    claim::{Company, mobile},
    level, person, settle,
};
use crate::{
    outside::identity_provider::{CheckResult, CompanyElements},
    problem::{ApiError, ApiResult},
    session::code,
    state::AppState,
    store::{logins, memberships, parties},
};

/// How the company will authorise, parsed.
enum Way {
    /// By a code to the legal person's mobile.
    Sms(Mobile),
    /// By a small transfer to its bank account.
    Transfer(String),
    /// By a stamped letter.
    Letter,
}

/// Checks a company and starts its authorisation of the agent.
///
/// # Errors
/// 422 `AGENT_NOT_VERIFIED` unless the agent is verified himself; else as [`begin::begin`].
pub async fn verify(
    state: &AppState,
    login: &logins::Model,
    said: &CompanyClaim,
) -> ApiResult<IdentityVerification> {
    begin::require_offered(state, Method::Company)?;
    let company = Company::from_wire(said, state.clock.today());
    let (company, way) = match (company, way(&said.authorisation)) {
        (Ok(company), Ok(way)) => (company, way),
        (Err(one), Err(two)) => return Err(one.with_fields_of(two)),
        (Err(error), Ok(_)) | (Ok(_), Err(error)) => return Err(error),
    };
    require_verified_agent(state, login).await?;
    let stored = company.stored();
    let row = begin::begin(state, &login.id, Method::Company, &stored, &said.consents).await?;
    let elements = CompanyElements {
        transaction: &row.id,
        credit_code: company.credit_code.as_str(),
        company_name: company.name.as_str(),
        legal_name: company.legal_name.as_str(),
        legal_id_number: company.legal_id.as_str(),
        legal_mobile: match &way {
            Way::Sms(mobile) => Some(mobile.as_str()),
            Way::Transfer(_) | Way::Letter => None,
        },
    };
    let answer = match state.outside.identity_provider.check_company(&elements).await {
        Ok(answer) => answer,
        Err(error) => {
            tracing::warn!(verification = row.id, %error, "company check");
            return settle::to_review(state, row, ReviewReason::ProviderDown, None).await;
        }
    };
    let row = person::keep_result(state, row, &answer).await?;
    match answer.result {
        CheckResult::Mismatch => settle::mismatched(state, row).await,
        CheckResult::Unsupported => {
            settle::to_review(state, row, ReviewReason::RareName, None).await
        }
        CheckResult::Match => match way {
            Way::Sms(mobile) => authorisation::ask(state, row, Sent::Sms(&mobile)).await,
            Way::Transfer(_) if !authorisation::may_transfer(state, &row).await? => {
                settle::to_review(state, row, ReviewReason::StampedLetter, None).await
            }
            Way::Transfer(bank_account) => {
                let name = company.name.as_str();
                authorisation::ask(state, row, Sent::Transfer(&bank_account, name)).await
            }
            Way::Letter => settle::to_review(state, row, ReviewReason::StampedLetter, None).await,
        },
    }
}

fn way(said: &CompanyAuthorisation) -> ApiResult<Way> {
    match said {
        CompanyAuthorisation::LegalPersonSms { mobile: number } => {
            mobile("/authorisation/mobile", number).map(Way::Sms)
        }
        CompanyAuthorisation::MicroTransfer { bank_account } => {
            let digits = code::plain(bank_account);
            // Company accounts have no check digit and are as long as their bank likes.
            let plausible =
                (8..=30).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
            if plausible {
                Ok(Way::Transfer(digits))
            } else {
                Err(ApiError::field("/authorisation/bank_account", "DIGITS"))
            }
        }
        CompanyAuthorisation::StampedLetter => Ok(Way::Letter),
    }
}

/// The agent acts for the company as himself: he must be known at L2.
async fn require_verified_agent(state: &AppState, login: &logins::Model) -> ApiResult<()> {
    let members = memberships::Entity::find()
        .filter(memberships::Column::LoginId.eq(&login.id))
        .all(&state.db)
        .await?;
    let known = members.iter().filter(|m| level::parse(&m.level) >= AssuranceLevel::L2);
    let persons = parties::Entity::find()
        .filter(parties::Column::Id.is_in(known.map(|member| member.party_id.as_str())))
        .filter(parties::Column::Kind.eq("person"))
        .count(&state.db)
        .await?;
    if persons > 0 {
        return Ok(());
    }
    Err(ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "AGENT_NOT_VERIFIED"))
}
