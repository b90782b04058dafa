//! `cargo xtask pictures`: every page of the running product, on a telephone and on a desktop, into
//! `docs/pictures/`.

use std::process::ExitCode;
use std::time::Duration;

use domain::text::zh::account::ACCOUNT;
use domain::text::zh::common::SHELL;
use domain::text::zh::home::HOME;
use domain::text::zh::identity::IDENTITY;
use domain::text::zh::payment::PAYMENT;
use domain::text::zh::receipt::RECEIPT;
use domain::text::zh::sign_in::SIGN_IN;
use domain::wire::account::AccountSummary;
use domain::wire::payment::{Payment, PaymentState};
use journeys::failure::{Failure, Outcome};
use journeys::gallery::Gallery;
use journeys::hall::stem;
use journeys::journey::chromium_journey;
use journeys::paths;
use journeys::people::{RARE, WANG, ZHAO};
use journeys::person::Person;
use journeys::road::Trouble;
use journeys::state::State;
use journeys::truth::PAY;
use journeys::world::World;
use serde_json::Value;

fn main() -> ExitCode {
    let taken = chromium_journey("pictures", async |person, world| {
        let gallery = Gallery::new(person, paths::repository().join("docs/pictures"))?;
        signed_out(person, &gallery, world).await?;
        verifying(person, &gallery, world).await?;
        binding_and_reading(person, &gallery, world).await?;
        paying(person, &gallery).await?;
        others(person, &gallery).await?;
        troubled(person, &gallery, world).await?;
        other_displays(person, &gallery).await?;
        let account = reviewed_and_in_arrears(person, &gallery, world).await?;
        under_way(person, &gallery, world, &account).await
    });
    match taken {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

async fn signed_out(person: &Person, gallery: &Gallery<'_>, world: &World) -> Outcome {
    for (path, name) in [
        ("/", "home-signed-out"),
        ("/en/", "home-english"),
        ("/help", "help"),
        ("/receipt-check", "receipt-check"),
        ("/sign-in", "sign-in"),
    ] {
        person.visits(path).await?;
        gallery.takes(name).await?;
    }
    person.presses(SIGN_IN.send_code).await?;
    gallery.takes("sign-in-mistake").await?;
    let code = person.asks_for_a_code(world, WANG.mobile).await?;
    gallery.takes("sign-in-code").await?;
    person.fills(SIGN_IN.code, &code).await?;
    person.presses(SIGN_IN.sign_in).await?;
    person.sees(HOME.unverified).await?;
    gallery.takes("home-new").await
}

async fn verifying(person: &Person, gallery: &Gallery<'_>, world: &World) -> Outcome {
    person.visits("/accounts").await?;
    gallery.takes("accounts-empty").await?;
    person.visits("/verify").await?;
    gallery.takes("verify").await?;
    person.presses(IDENTITY.name_id.0).await?;
    gallery.takes("verify-form").await?;
    person.presses(IDENTITY.submit).await?;
    gallery.takes("verify-mistakes").await?;
    person.visits("/verify").await?;
    person.verifies(WANG.name, WANG.id_number).await?;
    person.sees(IDENTITY.done).await?;
    gallery.takes("verify-done").await?;
    world.time_passes(Duration::from_secs(1)).await
}

async fn binding_and_reading(person: &Person, gallery: &Gallery<'_>, world: &World) -> Outcome {
    person.presses(IDENTITY.bind).await?;
    person.sees(ACCOUNT.binding.title).await?;
    gallery.takes("bind").await?;
    person.binds(&WANG, world.latest_bill_fen(&WANG)?).await?;
    person.is_at("/accounts/").await?;
    gallery.takes("account").await?;
    person.element("main a[href^='/bills/']").await?.click().await?;
    person.is_at("/bills/").await?;
    gallery.takes("bill").await?;
    person.visits("/").await?;
    gallery.takes("home").await?;
    person.visits("/payments").await?;
    gallery.takes("payments-empty").await?;
    person.visits("/accounts").await?;
    gallery.takes("accounts").await
}

async fn paying(person: &Person, gallery: &Gallery<'_>) -> Outcome {
    person.presses(ACCOUNT.pay).await?;
    person.sees(PAYMENT.choose.next).await?;
    gallery.takes("pay").await?;
    person.presses(PAYMENT.choose.next).await?;
    person.sees(PAYMENT.review.lead).await?;
    gallery.takes("pay-review").await?;
    person.presses(stem(PAYMENT.review.pay)).await?;
    person.is_at("/payments/").await?;
    person.sees(PAYMENT.states.pending.heading).await?;
    gallery.takes("payment-pending").await?;
    person.at_the_cashier(PAY).await?;
    person.sees(PAYMENT.states.receipted.body).await?;
    gallery.takes("payment-done").await?;
    person.presses(PAYMENT.live.receipt).await?;
    person.sees(RECEIPT.capitals).await?;
    gallery.takes("receipt").await?;
    person.presses(RECEIPT.check).await?;
    person.sees(RECEIPT.check_page.genuine).await?;
    gallery.takes("receipt-check-genuine").await
}

async fn others(person: &Person, gallery: &Gallery<'_>) -> Outcome {
    for (path, name) in [("/payments", "payments"), ("/profile", "profile"), ("/", "home-paid")] {
        person.visits(path).await?;
        gallery.takes(name).await?;
    }
    Ok(())
}

async fn troubled(person: &Person, gallery: &Gallery<'_>, world: &World) -> Outcome {
    world.road.trouble("/api/v1/accounts", Trouble::Held);
    person.visits("/accounts").await?;
    gallery.takes_in("accounts-loading", State::Loading).await?;
    world.road.clear();
    person
        .tolerates(&["status of 503"], async || {
            world.road.trouble("/api/v1/accounts", Trouble::Unavailable);
            person.visits("/accounts").await?;
            gallery.takes_in("accounts-failed", State::Failed).await
        })
        .await?;
    world.road.clear();
    person
        .tolerates(&["status of 404"], async || {
            person.visits("/nowhere").await?;
            gallery.takes("not-found").await
        })
        .await
}

/// Elder mode and dark colours.
async fn other_displays(person: &Person, gallery: &Gallery<'_>) -> Outcome {
    person.visits("/").await?;
    person.presses(SHELL.elder_on).await?;
    gallery.takes("home-elder").await?;
    person.visits("/accounts").await?;
    person.presses(ACCOUNT.bills).await?;
    person.is_at("/accounts/").await?;
    gallery.takes("account-elder").await?;
    person.visits("/").await?;
    person.presses(SHELL.elder_off).await?;
    gallery.dark(true).await?;
    gallery.takes("home-dark").await?;
    gallery.dark(false).await
}

async fn reviewed_and_in_arrears(
    person: &Person,
    gallery: &Gallery<'_>,
    world: &World,
) -> Outcome<AccountSummary> {
    person.is_signed_in(world, RARE.mobile).await?;
    person.visits("/verify").await?;
    person.verifies(RARE.name, RARE.id_number).await?;
    person.sees(IDENTITY.in_review).await?;
    gallery.takes("verify-review").await?;
    let account = person.is_customer(world, &ZHAO).await?;
    person.visits("/").await?;
    gallery.takes("home-arrears").await?;
    if account.unpaid.len() < 2 {
        return Err(Failure::new("somebody in arrears owes more than one bill"));
    }
    person.visits(&format!("/pay/{}", account.account_id)).await?;
    gallery.takes("pay-arrears").await?;
    Ok(account)
}

/// Back from a provider without a result; a payment that nobody can find out about, then closed.
async fn under_way(
    person: &Person,
    gallery: &Gallery<'_>,
    world: &World,
    account: &AccountSummary,
) -> Outcome {
    person.has_begun_a_face_check(&ZHAO).await?;
    person.visits("/verify/return").await?;
    gallery.takes("verify-return").await?;
    let payment = person.has_payment(account).await?;
    let page = format!("/payments/{}", payment.payment_id);
    world.sandbox.fault("wechat_pay.query", "status_5xx", 100).await?;
    person.becomes(&payment.payment_id, PaymentState::Checking).await?;
    person.visits(&page).await?;
    gallery.takes("payment-checking").await?;
    world.sandbox.no_faults().await?;
    let _: Payment = person.asks("POST", &format!("{page}/closure"), &Value::Null).await?;
    person.becomes(&payment.payment_id, PaymentState::Closed).await?;
    person.visits(&page).await?;
    gallery.takes("payment-closed").await
}
