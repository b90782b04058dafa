//! Loading what the supplier knows, and asking it about its customers.

use axum::{body::Bytes, extract::State, http::StatusCode};
use domain::outside::customer_system::{Holder, World, WorldAccount};

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

/// The holder with this document, for the identity provider's register.
pub(crate) fn person(customers: &Customers, document_number: &str) -> Option<Holder> {
    let mut holders = customers.accounts.values().map(|known| &known.account.holder);
    holders.find(|holder| holder.document_number.as_deref() == Some(document_number)).cloned()
}
