//! The supplier's customer system (营销系统). Its protocol's types are in
//! `domain::outside::customer_system`.

mod book;
mod elsewhere;
mod issue;
mod read;
mod world;

use std::collections::BTreeMap;

use axum::{
    Router, middleware,
    routing::{get, post, put},
};
use domain::outside::customer_system::{BookPayment, Booking, WorldAccount};
use serde::{Deserialize, Serialize};

use crate::{
    fault::{self, Target},
    hmac_check::{self, Secret},
    state::Shared,
};

pub(crate) use world::{company, person};

/// Everything that the supplier knows.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Customers {
    /// By account number; balances as they were loaded.
    accounts: BTreeMap<String, WorldAccount>,
    /// What bookings added to an account's balance, kept apart so that loading the world again
    /// doesn't lose it.
    booked_balance_fen: BTreeMap<String, i64>,
    /// By reference.
    bookings: BTreeMap<String, (BookPayment, Booking)>,
}

impl Customers {
    /// By its number or the one it had before.
    fn find(&self, number: &str) -> Option<&WorldAccount> {
        self.accounts.get(number).or_else(|| {
            self.accounts
                .values()
                .find(|known| known.account.former_number.as_deref() == Some(number))
        })
    }
}

pub(crate) fn routes(shared: &Shared) -> Router<Shared> {
    let faulty = |target| middleware::from_fn_with_state((shared.clone(), target), fault::apply);
    let read = Router::new()
        .route("/accounts/{number}", get(read::account))
        .route("/accounts/{number}/bills", get(read::bills))
        .layer(faulty(Target::CustomerRead));
    let book =
        Router::new().route("/payments", post(book::book)).layer(faulty(Target::CustomerBook));
    let load = Router::new()
        .route("/world", put(world::load))
        .route("/accounts/{number}/bills", put(issue::issue));
    let protocol = Router::new().merge(read).merge(book).merge(load).layer(
        middleware::from_fn_with_state((shared.clone(), Secret::CustomerSystem), hmac_check::check),
    );
    Router::new()
        .nest("/customer-system/v1", protocol)
        .route("/customer-system", get(elsewhere::page))
        .route("/customer-system/paid-elsewhere", post(elsewhere::pay))
}
