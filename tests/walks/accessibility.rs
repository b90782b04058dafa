//! axe on every page in every state: signed out and empty here, with data, loading and failed in
//! [`data`], the states of a payment in [`payment`], each form's error state in `forms`.

mod data;
mod payment;

use journeys::failure::{Failure, Outcome};
use journeys::journey::journey;
use journeys::people::NEWCOMER_MOBILE;
use journeys::person::Person;
use journeys::state::State;

/// Pages that everybody sees, and what somebody who isn't signed in gets to see of the others.
const SIGNED_OUT: [&str; 20] = [
    "/",
    "/en/",
    "/help",
    "/en/help",
    "/sign-in",
    "/en/sign-in",
    "/receipt-check",
    "/en/receipt-check",
    "/accounts",
    "/payments",
    "/profile",
    "/verify",
    "/verify/return",
    "/accounts/bind",
    "/accounts/x",
    "/bills/x",
    "/pay/x",
    "/payments/x",
    "/receipts/x",
    "/nowhere",
];

/// Pages of somebody who has just signed in for the first time.
const EMPTY: [&str; 7] =
    ["/", "/verify", "/verify/return", "/accounts", "/accounts/bind", "/payments", "/profile"];

/// Opens a page, makes sure that the state that is meant is on the screen, and checks it.
async fn checks(person: &Person, path: &str, name: &str, state: State) -> Outcome {
    let checked = async {
        person.visits(path).await?;
        person.sees_it(state).await?;
        person.finds_it_accessible(path, name).await
    };
    checked.await.map_err(|failure: Failure| failure.while_doing(&format!("{path}, {name}")))
}

/// Goes on after a failure, so that one run tells all of them.
#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    fn add(&mut self, outcome: Outcome) {
        if let Err(failure) = outcome {
            self.0.push(failure.to_string());
        }
    }

    fn end(self) -> Outcome {
        if self.0.is_empty() { Ok(()) } else { Err(Failure::new(self.0.join("\n\n"))) }
    }
}

#[test]
fn signed_out() -> Outcome {
    journey("axe-signed-out", async |person, _| {
        let mut findings = Findings::default();
        let refused = ["status of 404 for GET /nowhere", "/nowhere - Failed", "status of 401"];
        for path in SIGNED_OUT {
            let checked = async || checks(person, path, "signed out", State::Ready).await;
            findings.add(person.tolerates(&refused, checked).await);
        }
        findings.end()
    })
}

#[test]
fn empty() -> Outcome {
    journey("axe-empty", async |person, world| {
        let mut findings = Findings::default();
        person.is_signed_in(world, NEWCOMER_MOBILE).await?;
        for path in EMPTY {
            findings.add(checks(person, path, "empty", State::Ready).await);
        }
        findings.end()
    })
}
