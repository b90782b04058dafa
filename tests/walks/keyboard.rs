//! The main journey without a mouse. The telephone that scans and pays has a screen of its own.

use domain::text::zh::account::ACCOUNT;
use domain::text::zh::billing::BILLING;
use domain::text::zh::home::HOME;
use domain::text::zh::identity::IDENTITY;
use domain::text::zh::payment::PAYMENT;
use domain::text::zh::receipt::RECEIPT;
use domain::text::zh::sign_in::SIGN_IN;
use journeys::failure::{Outcome, expect};
use journeys::hall::{stem, yuan};
use journeys::journey::chromium_journey;
use journeys::people::WANG;
use journeys::person::Person;
use journeys::truth::PAY;
use thirtyfour::Key;

async fn strikes_space_on(person: &Person, words: &str) -> Outcome {
    person.field(words).await?;
    person.tabs_to(words).await?;
    person.strikes(Key::Space).await
}

/// Ticks each box that asks for agreement; one that doesn't take the key is a failure.
async fn agrees_to_everything(person: &Person) -> Outcome {
    let boxes = person.script(UNTICKED, &[]).await?.as_u64().unwrap_or_default();
    for left in (0..boxes).rev() {
        strikes_space_on(person, stem(IDENTITY.agree)).await?;
        let unticked = person.script(UNTICKED, &[]).await?;
        expect(unticked == left, || format!("{unticked} boxes without a tick, not {left}"))?;
        person.strikes(Key::Tab).await?;
    }
    Ok(())
}

#[test]
fn a_bill_is_paid_with_the_keyboard_alone() -> Outcome {
    chromium_journey("keyboard", async |person, world| {
        let amount_fen = world.latest_bill_fen(&WANG)?;
        person.visits("/").await?;
        person.enters(HOME.sign_in).await?;
        person.types_into(SIGN_IN.mobile, WANG.mobile).await?;
        person.strikes(Key::Enter).await?;
        person.sees(SIGN_IN.code).await?;
        let code = world.sandbox.sms_code(WANG.mobile, 0).await?;
        person.types_into(SIGN_IN.code, &code).await?;
        person.strikes(Key::Enter).await?;

        person.enters(HOME.verify).await?;
        person.enters(IDENTITY.name_id.0).await?;
        person.types_into(IDENTITY.name, WANG.name).await?;
        strikes_space_on(person, IDENTITY.documents[0]).await?;
        person.types_into(IDENTITY.id_number, WANG.id_number).await?;
        agrees_to_everything(person).await?;
        person.enters(IDENTITY.submit).await?;
        person.enters(IDENTITY.bind).await?;

        let words = &ACCOUNT.binding;
        person.types_into(words.number, WANG.account_number).await?;
        strikes_space_on(person, words.roles[0]).await?;
        strikes_space_on(person, words.proofs[0]).await?;
        person.types_into(words.amount, &yuan(amount_fen)).await?;
        person.strikes(Key::Enter).await?;

        person.is_at("/accounts/").await?;
        person.sees(ACCOUNT.owed).await?;
        person.enters(ACCOUNT.pay).await?;
        person.enters(PAYMENT.choose.next).await?;
        person.enters(stem(PAYMENT.review.pay)).await?;
        person.at_the_cashier(PAY).await?;
        person.sees(PAYMENT.states.receipted.body).await?;
        person.enters(PAYMENT.live.receipt).await?;
        person.enters(RECEIPT.check).await?;
        person.sees(RECEIPT.check_page.genuine).await?;
        person.never_sees(BILLING.states.unpaid, std::time::Duration::ZERO).await
    })
}

const UNTICKED: &str =
    "return document.querySelectorAll('main input[type=checkbox]:not(:checked)').length";
