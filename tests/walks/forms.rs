//! Each form sent with nothing in it: the mistakes are named, and the page stays accessible.

use domain::text::zh::account::ACCOUNT;
use domain::text::zh::common::COMMON;
use domain::text::zh::identity::IDENTITY;
use domain::text::zh::payment::PAYMENT;
use domain::text::zh::receipt::RECEIPT;
use domain::text::zh::sign_in::SIGN_IN;
use journeys::failure::{Failure, Outcome};
use journeys::journey::journey;
use journeys::people::{NEWCOMER_MOBILE, WANG};
use journeys::person::Person;

/// A mistake next to its field.
const MISTAKE: &str = "main .field-error";

async fn sends_nothing(person: &Person, submit: &str, mistake: &str, form: &str) -> Outcome {
    let sent = async {
        person.presses(submit).await?;
        person.element(mistake).await?;
        person.settles().await?;
        person.finds_it_accessible(form, "mistakes").await
    };
    sent.await.map_err(|failure: Failure| failure.while_doing(form))
}

#[test]
fn public_forms_name_their_mistakes() -> Outcome {
    journey("mistakes-public", async |person, world| {
        person.visits("/sign-in").await?;
        sends_nothing(person, SIGN_IN.send_code, MISTAKE, "mobile").await?;
        person.asks_for_a_code(world, NEWCOMER_MOBILE).await?;
        sends_nothing(person, SIGN_IN.sign_in, MISTAKE, "code").await?;
        let words = &RECEIPT.check_page;
        person.visits("/receipt-check").await?;
        sends_nothing(person, words.submit, MISTAKE, "receipt by number").await?;
        person.visits("/receipt-check").await?;
        sends_nothing(person, words.file_submit, MISTAKE, "receipt by file").await
    })
}

#[test]
fn ways_of_verification_name_their_mistakes() -> Outcome {
    journey("mistakes-verify", async |person, world| {
        person.is_signed_in(world, WANG.mobile).await?;
        let ways = [
            (IDENTITY.name_id, IDENTITY.submit),
            (IDENTITY.name_id_mobile, IDENTITY.submit),
            (IDENTITY.name_id_mobile_card, IDENTITY.submit),
            (IDENTITY.counter_code, IDENTITY.submit),
            (IDENTITY.face, IDENTITY.submit_face),
            (IDENTITY.manual_review, IDENTITY.submit_review),
        ];
        for ((way, _), submit) in ways {
            chooses_and_sends_nothing(person, way, submit).await?;
        }
        person.is_verified(&WANG).await?;
        let ways = [
            (IDENTITY.company_sms, IDENTITY.submit),
            (IDENTITY.company_transfer, IDENTITY.submit),
            (IDENTITY.company_letter, IDENTITY.submit_review),
        ];
        for ((way, _), submit) in ways {
            chooses_and_sends_nothing(person, way, submit).await?;
        }
        Ok(())
    })
}

async fn chooses_and_sends_nothing(person: &Person, way: &str, submit: &str) -> Outcome {
    person.visits("/verify").await?;
    person.presses(way).await?;
    sends_nothing(person, submit, MISTAKE, way).await
}

#[test]
fn a_customers_forms_name_their_mistakes() -> Outcome {
    journey("mistakes-customer", async |person, world| {
        let account = person.is_customer(world, &WANG).await?;
        person.visits("/accounts/bind").await?;
        sends_nothing(person, ACCOUNT.binding.submit, MISTAKE, "binding").await?;
        person.visits("/profile").await?;
        sends_nothing(person, COMMON.save, MISTAKE, "invoice title").await?;
        person.visits(&format!("/pay/{}", account.account_id)).await?;
        person.script("document.querySelector('.pay-bill input:checked').click()", &[]).await?;
        sends_nothing(person, PAYMENT.choose.next, "main .pay-mistake:not(:empty)", "paying").await
    })
}
