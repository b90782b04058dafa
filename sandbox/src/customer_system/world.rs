//! Loading what the supplier knows, and asking it about its customers.

use axum::{body::Bytes, extract::State, http::StatusCode};
use domain::{
    outside::{
        customer_system::{Holder, World, WorldAccount},
        identity_provider::Company,
    },
    wire::me::PartyKind,
};

use super::Customers;
use crate::{
    failure::{Failure, parse},
    state::Shared,
};

/// `PUT /v1/world`: named accounts are replaced with their bills; paid bills stay paid.
pub(super) async fn load(State(shared): State<Shared>, body: Bytes) -> Result<StatusCode, Failure> {
    let world: World = parse(&body)?;
    shared.customers.change(|customers| {
        for account in world.accounts {
            put(customers, account);
        }
    })?;
    Ok(StatusCode::NO_CONTENT)
}

fn put(customers: &mut Customers, mut new: WorldAccount) {
    let number = new.account.account_number.clone();
    if let Some(old) = customers.accounts.get(&number) {
        for bill in new.bills.iter_mut().filter(|bill| bill.paid_at.is_none()) {
            let paid = old.bills.iter().find(|known| known.bill_number == bill.bill_number);
            bill.paid_at = paid.and_then(|known| known.paid_at.clone());
        }
    }
    customers.accounts.insert(number, new);
}

fn holders(customers: &Customers) -> impl Iterator<Item = &Holder> {
    customers.accounts.values().map(|known| &known.account.holder)
}

/// The holder with this document, for the identity provider's register.
pub(crate) fn person(customers: &Customers, document_number: &str) -> Option<Holder> {
    holders(customers)
        .find(|holder| holder.document_number.as_deref() == Some(document_number))
        .cloned()
}

/// A company that holds an account, for the same register. Its legal person is the one who has
/// an account of his own with the same mobile.
pub(crate) fn company(customers: &Customers, credit_code: &str) -> Option<Company> {
    let company = person(customers, credit_code)?;
    let legal = holders(customers).find(|holder| {
        holder.kind == PartyKind::Person
            && holder.mobile.is_some()
            && holder.mobile == company.mobile
    })?;
    Some(Company {
        credit_code: credit_code.to_owned(),
        company_name: company.name,
        legal_name: legal.name.clone(),
        legal_id_number: legal.document_number.clone()?,
        legal_mobile: legal.mobile.clone(),
    })
}
