//! axe on every page in every state: signed out, empty, with data, loading, failed, and each
//! form's error state.

use journeys::browser::Engine;
use journeys::failure::{Failure, Outcome};
use journeys::journey::journey;
use journeys::people::{NEWCOMER_MOBILE, WANG};
use journeys::person::Person;
use journeys::road::Trouble;
use journeys::state::State;
use serde_json::json;

/// Pages that everybody sees, and what somebody who isn't signed in gets to see of the others.
const SIGNED_OUT: [&str; 14] = [
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
    "/accounts/bind",
    "/nowhere",
];

/// Pages of somebody who has just signed in for the first time.
const EMPTY: [&str; 6] = ["/", "/verify", "/accounts", "/accounts/bind", "/payments", "/profile"];

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
        person.expects_complaint("status of 404 for GET /nowhere");
        person.expects_complaint("/nowhere - Failed to load resource");
        person.expects_complaint("status of 401");
        for path in SIGNED_OUT {
            findings.add(checks(person, path, "signed out", State::Ready).await);
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

/// Every page with something on it, and what it asks the API for.
async fn pages_with_data(
    person: &Person,
    world: &journeys::world::World,
) -> Outcome<Vec<(String, String)>> {
    let account = person.is_customer(world, &WANG).await?;
    let payment = person.has_payment(&account).await?;
    person.visits(&format!("/payments/{}", payment.payment_id)).await?;
    let receipted = person.pays_aside(&payment).await?;
    let receipt =
        receipted.receipt_id.ok_or_else(|| Failure::new("receipted without a receipt"))?;
    let bills = person.bills(&account).await?;
    let bill = bills.bills.first().ok_or_else(|| Failure::new("no bill"))?;
    let account = &account.account_id;
    Ok([
        ("/".to_owned(), "/me".to_owned()),
        ("/verify".into(), "/identity-verifications".into()),
        ("/accounts".into(), "/accounts".into()),
        (format!("/accounts/{account}"), "/accounts".into()),
        (format!("/bills/{}", bill.bill_id), "/bills".into()),
        (format!("/pay/{account}"), "/accounts".into()),
        ("/payments".into(), "/payments".into()),
        (format!("/payments/{}", payment.payment_id), "/payments".into()),
        (format!("/receipts/{receipt}"), "/receipts".into()),
        ("/profile".into(), "/me".into()),
    ]
    .into())
}

#[test]
fn with_data_loading_and_failed() -> Outcome {
    journey("axe-data", async |person, world| {
        let pages = pages_with_data(person, world).await?;
        let mut findings = Findings::default();
        for (path, _) in &pages {
            findings.add(checks(person, path, "with data", State::Ready).await);
        }
        if person.browser.engine == Engine::Chromium {
            let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
            person.browser.devtools("Emulation.setEmulatedMedia", &dark).await?;
            for (path, _) in &pages {
                findings.add(checks(person, path, "dark", State::Ready).await);
            }
        }
        for (path, data) in &pages {
            world.road.trouble(&format!("/api/v1{data}"), Trouble::Held);
            findings.add(checks(person, path, "loading", State::Loading).await);
            world.road.clear();
        }
        person.expects_complaint("status of 503");
        for (path, data) in &pages {
            world.road.trouble(&format!("/api/v1{data}"), Trouble::Unavailable);
            findings.add(checks(person, path, "failed", State::Failed).await);
            world.road.clear();
        }
        findings.end()
    })
}
