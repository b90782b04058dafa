//! Bindings that a person decides on: the proof holds, but the supplier's file doesn't name the
//! customer as its holder. Files are often years behind: a sale, an inheritance, a new ID number.

use sea_orm::{ConnectionTrait, EntityTrait};

use domain::wire::{account::BindingReview, identity::ReviewReason};

use super::{
    binding::{self, Written},
    copy::HOLDER_NAME,
};
use crate::{
    identity::review::{self, Filing, Subject},
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{accounts, bindings, parties, reviews},
};

/// A binding that a review decides on.
#[derive(Debug, Clone)]
pub struct WantedBinding {
    /// The account's id.
    pub account_id: String,
    /// The party's id.
    pub party_id: String,
    /// `holder` or `payer`.
    pub role: String,
    /// The party's own name for the account.
    pub nickname: Option<String>,
}

impl WantedBinding {
    /// What a stored review asks for.
    ///
    /// # Errors
    /// An internal error if it is no review of a binding.
    pub fn of(review: &reviews::Model) -> ApiResult<Self> {
        let (account_id, party_id, role) = (&review.account_id, &review.party_id, &review.role);
        let (Some(account_id), Some(party_id), Some(role)) = (account_id, party_id, role) else {
            return Err(ApiError::internal("a review of nothing"));
        };
        Ok(Self {
            account_id: account_id.clone(),
            party_id: party_id.clone(),
            role: role.clone(),
            nickname: review.nickname.clone(),
        })
    }

    /// Has a person look at it. While that lasts the same wish gets the same number again.
    ///
    /// # Errors
    /// What the database says.
    pub(super) async fn file(&self, state: &AppState, login_id: &str) -> ApiResult<BindingReview> {
        let filing = Filing {
            login_id,
            subject: Subject::Binding {
                account_id: &self.account_id,
                party_id: &self.party_id,
                role: &self.role,
                nickname: self.nickname.as_deref(),
            },
            reason: ReviewReason::WrongHolder,
            remark: None,
            open_key: Some(format!("binding:{}:{}", self.party_id, self.account_id)),
        };
        let review = review::open(state, &state.db, &filing).await?;
        Ok(BindingReview {
            number: review.number,
            reason: review::parse_reason(&review.reason)?,
            due_date: review.due_date,
        })
    }

    /// What a reviewer has to compare, unmasked.
    ///
    /// # Errors
    /// What the database says.
    pub async fn describe(&self, state: &AppState) -> ApiResult<Vec<String>> {
        let account = accounts::Entity::find_by_id(&self.account_id).one(&state.db).await?;
        let account = account.ok_or(ApiError::not_found())?;
        let party = parties::Entity::find_by_id(&self.party_id).one(&state.db).await?;
        let party = party.ok_or(ApiError::not_found())?;
        let papers = match &account.holder_document_index {
            Some(index) if *index == party.document_index => "the same papers",
            Some(_) => "other papers",
            None => "no papers",
        };
        let holder = state.open(HOLDER_NAME, &account.holder_name)?;
        let name = state.open("parties.name", &party.name)?;
        let document = state.open("parties.document", &party.document)?;
        Ok(vec![
            format!("binding {} as {}", account.account_number, self.role),
            format!("asked by {} {name} {} {document}", party.kind, party.document_kind),
            format!("in the file {} {holder}, {papers}", account.holder_kind),
        ])
    }

    /// Binds it; gives the binding's id.
    ///
    /// # Errors
    /// What the database says.
    pub async fn bind<C: ConnectionTrait>(
        &self,
        state: &AppState,
        db: &C,
        login_id: &str,
    ) -> ApiResult<String> {
        let wanted = self.row(state, login_id);
        // Bound as wanted in the meantime: then nothing is left to do.
        let (Written::Changed(binding) | Written::AsBefore(binding)) =
            binding::write(db, wanted).await?;
        Ok(binding.id)
    }

    /// The row that it becomes.
    pub(super) fn row(&self, state: &AppState, login_id: &str) -> bindings::Model {
        bindings::Model {
            id: state.random.id(),
            account_id: self.account_id.clone(),
            party_id: self.party_id.clone(),
            login_id: login_id.to_owned(),
            role: self.role.clone(),
            nickname: self.nickname.clone(),
            bound_at: state.clock.now_ms(),
        }
    }
}
