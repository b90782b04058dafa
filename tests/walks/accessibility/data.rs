//! Pages of a customer with an account, a payment and a receipt: as they are, in the dark, while
//! their data is on its way, and when it doesn't come.

use journeys::browser::Engine;
use journeys::failure::{Failure, Outcome};
use journeys::journey::journey;
use journeys::people::WANG;
use journeys::person::Person;
use journeys::road::Trouble;
use journeys::state::State;
use journeys::world::World;
use serde_json::json;

use super::{Findings, checks};

/// Pages that ask for nothing that could be missing.
const WITHOUT_DATA: [&str; 3] = ["/help", "/receipt-check", "/accounts/bind"];

/// A page with something on it, and where below `/api/v1` it gets that from.
type Source = (String, &'static str);

async fn pages_with_data(person: &Person, world: &World) -> Outcome<Vec<Source>> {
    let account = person.is_customer(world, &WANG).await?;
    person.has_begun_a_face_check(&WANG).await?;
    let payment = person.has_payment(&account).await?;
    person.visits(&format!("/payments/{}", payment.payment_id)).await?;
    let receipted = person.pays_aside(&payment).await?;
    let receipt =
        receipted.receipt_id.ok_or_else(|| Failure::new("receipted without a receipt"))?;
    let bills = person.bills(&account).await?;
    let bill = bills.bills.first().ok_or_else(|| Failure::new("no bill"))?;
    let account = &account.account_id;
    Ok([
        ("/".to_owned(), "/me"),
        ("/verify".into(), "/identity-verifications"),
        ("/verify/return".into(), "/identity-verifications"),
        ("/accounts".into(), "/accounts"),
        (format!("/accounts/{account}"), "/accounts"),
        (format!("/bills/{}", bill.bill_id), "/bills"),
        (format!("/pay/{account}"), "/accounts"),
        ("/payments".into(), "/payments"),
        (format!("/payments/{}", payment.payment_id), "/payments"),
        (format!("/receipts/{receipt}"), "/receipts"),
        ("/profile".into(), "/me"),
        ("/profile".into(), "/consents"),
    ]
    .into())
}

/// Every address of these once, and those that need no data.
fn addresses(pages: &[Source]) -> Vec<&str> {
    let mut paths: Vec<&str> = pages.iter().map(|(path, _)| path.as_str()).collect();
    paths.dedup();
    paths.extend(WITHOUT_DATA);
    paths
}

async fn in_the_dark(person: &Person, pages: &[Source], findings: &mut Findings) -> Outcome {
    let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    person.browser.devtools("Emulation.setEmulatedMedia", &dark).await?;
    for path in addresses(pages) {
        findings.add(checks(person, path, "dark", State::Ready).await);
    }
    Ok(())
}

#[test]
fn with_data() -> Outcome {
    journey("axe-data", async |person, world| {
        let pages = pages_with_data(person, world).await?;
        let mut findings = Findings::default();
        for path in addresses(&pages) {
            findings.add(checks(person, path, "with data", State::Ready).await);
        }
        if person.browser.engine == Engine::Chromium {
            in_the_dark(person, &pages, &mut findings).await?;
        }
        findings.end()
    })
}

#[test]
fn loading_and_failed() -> Outcome {
    journey("axe-loading-failed", async |person, world| {
        let pages = pages_with_data(person, world).await?;
        let mut findings = Findings::default();
        for (path, source) in &pages {
            world.road.trouble(&format!("/api/v1{source}"), Trouble::Held);
            let name = format!("{source} loading");
            findings.add(checks(person, path, &name, State::Loading).await);
            world.road.clear();
        }
        for (path, source) in &pages {
            let name = format!("{source} failed");
            // Whatever the page before still asks for is refused too.
            let checked = async || {
                world.road.trouble(&format!("/api/v1{source}"), Trouble::Unavailable);
                checks(person, path, &name, State::Failed).await
            };
            findings.add(person.tolerates(&["status of 503"], checked).await);
            world.road.clear();
        }
        findings.end()
    })
}
