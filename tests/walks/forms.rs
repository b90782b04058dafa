//! Each form sent with nothing in it: the mistakes are named, and the page stays accessible. So it
//! does while it asks before something that can't be undone.

use domain::text::zh::account::ACCOUNT;
use domain::text::zh::common::COMMON;
use domain::text::zh::identity::IDENTITY;
use domain::text::zh::payment::PAYMENT;
use domain::text::zh::receipt::RECEIPT;
use domain::text::zh::sign_in::SIGN_IN;
use domain::wire::identity::CompanyAuthorisation;
use journeys::failure::{Failure, Outcome};
use journeys::journey::journey;
use journeys::people::{CHEN, NEWCOMER_MOBILE, RESTAURANT, SUN, WANG};
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

#[test]
fn a_companys_second_step_names_its_mistakes() -> Outcome {
    journey("mistakes-company", async |person, world| {
        person.is_signed_in(world, WANG.mobile).await?;
        person.is_verified(&WANG).await?;
        let mobile = CHEN.mobile.to_owned();
        let bank_account = "6222000000000001".to_owned();
        let ways = [
            (CompanyAuthorisation::LegalPersonSms { mobile }, IDENTITY.legal_code),
            (CompanyAuthorisation::MicroTransfer { bank_account }, IDENTITY.amount),
        ];
        for (way, field) in ways {
            person.has_named(&RESTAURANT, way).await?;
            person.visits("/verify").await?;
            person.field(field).await?;
            sends_nothing(person, IDENTITY.submit, MISTAKE, field).await?;
        }
        Ok(())
    })
}

/// The amount and the code are asked for once it is chosen how to prove.
#[test]
fn bindings_proofs_name_their_mistakes() -> Outcome {
    journey("mistakes-proofs", async |person, world| {
        person.is_customer(world, &WANG).await?;
        let words = &ACCOUNT.binding;
        for (proof, field) in words.proofs.into_iter().zip([words.amount, words.code]) {
            person.visits("/accounts/bind").await?;
            person.fills(words.number, CHEN.account_number).await?;
            person.ticks(words.roles[1]).await?;
            person.ticks(proof).await?;
            person.field(field).await?;
            sends_nothing(person, words.submit, MISTAKE, field).await?;
        }
        Ok(())
    })
}

#[test]
fn a_top_up_names_its_mistakes() -> Outcome {
    journey("mistakes-top-up", async |person, world| {
        let account = person.is_customer(world, &SUN).await?;
        person.visits(&format!("/pay/{}", account.account_id)).await?;
        let nothing = "main .pay-mistake:not(:empty)";
        sends_nothing(person, PAYMENT.choose.next, nothing, "no top-up").await?;
        person.fills(PAYMENT.choose.top_up, "1.234").await?;
        sends_nothing(person, PAYMENT.choose.next, MISTAKE, "top-up").await
    })
}

/// Opens a question that stands before something can't be undone.
async fn is_asked(person: &Person, open: &str, keep: &str) -> Outcome {
    person.presses(open).await?;
    person.element("main .confirm").await?;
    person.settles().await?;
    person.finds_it_accessible(open, "asked").await?;
    person.presses(keep).await?;
    person.pressable(open).await.map(drop)
}

#[test]
fn what_cannot_be_undone_is_asked_accessibly() -> Outcome {
    journey("confirmations", async |person, world| {
        let account = person.is_customer(world, &WANG).await?;
        person.visits("/accounts").await?;
        is_asked(person, ACCOUNT.unbind.open, ACCOUNT.unbind.keep).await?;
        let payment = person.has_payment(&account).await?;
        person.visits(&format!("/payments/{}", payment.payment_id)).await?;
        person.pressable(PAYMENT.live.cancel).await?;
        is_asked(person, PAYMENT.live.cancel, PAYMENT.live.cancel_keep).await
    })
}
