//! The journey that customers make most: sign in, verify, bind, read the bill, pay it, keep the
//! receipt and check it.

use domain::text::zh::account::ACCOUNT;
use domain::text::zh::billing::BILLING;
use domain::text::zh::home::HOME;
use domain::text::zh::identity::IDENTITY;
use domain::text::zh::payment::PAYMENT;
use domain::text::zh::receipt::RECEIPT;
use domain::wire::receipt::Receipt;
use journeys::failure::{Failure, Outcome, expect};
use journeys::hall::{stem, yuan};
use journeys::journey::journey;
use journeys::people::WANG;
use journeys::person::Person;
use journeys::truth::PAY;
use journeys::world::World;

#[test]
fn from_the_first_sign_in_to_a_checked_receipt() -> Outcome {
    journey("pay-a-bill", async |person, world| {
        let amount_fen = world.latest_bill_fen(&WANG)?;

        person.visits("/").await?;
        person.presses(HOME.sign_in).await?;
        person.signs_in(world, WANG.mobile).await?;

        person.visits("/verify").await?;
        person.verifies(WANG.name, WANG.id_number).await?;
        person.sees(IDENTITY.done).await?;

        person.presses(IDENTITY.bind).await?;
        person.binds(&WANG, amount_fen).await?;
        person.is_at("/accounts/").await?;

        reads_the_bill(person, amount_fen).await?;
        person.presses(BILLING.detail.pay).await?;
        person.orders_a_payment().await?;
        person.sees(PAYMENT.live.scan).await?;
        person.at_the_cashier(PAY).await?;
        person.sees(PAYMENT.states.receipted.body).await?;

        person.presses(PAYMENT.live.receipt).await?;
        keeps_and_checks_the_receipt(person, world).await?;

        person.visits("/").await?;
        person.sees(HOME.nothing_owed).await
    })
}

async fn reads_the_bill(person: &Person, amount_fen: i64) -> Outcome {
    let list = person.path().await?;
    person.sees(&yuan(amount_fen)).await?;
    person.sees(BILLING.chart.title).await?;
    person.element("main a[href^='/bills/']").await?.click().await?;
    person.is_at("/bills/").await?;
    person.sees(BILLING.detail.lines).await?;
    person.sees(BILLING.lines.energy_flat.name).await?;
    person.sees(&yuan(amount_fen)).await?;
    expect(person.path().await? != list, || format!("still at {list}"))?;
    person.never_sees(ACCOUNT.stale, std::time::Duration::ZERO).await
}

async fn keeps_and_checks_the_receipt(person: &Person, world: &World) -> Outcome {
    person.is_at("/receipts/").await?;
    person.sees(RECEIPT.capitals).await?;
    let path = person.path().await?;
    let id = path.strip_prefix("/receipts/").ok_or_else(|| Failure::new(path.clone()))?;
    let receipt: Receipt = person.reads(&format!("/receipts/{id}")).await?;

    person.presses(RECEIPT.download).await?;
    let file = person.downloaded(".pdf").await?;
    let said = world.kaideng(&["audit", "receipt", &file.display().to_string()])?;
    expect(said.contains(&receipt.number), || format!("the audit says: {said}"))?;

    let words = &RECEIPT.check_page;
    person.visits("/receipt-check").await?;
    person.fills(words.number, &receipt.number).await?;
    person.fills(words.hash, receipt.hash.get(..16).unwrap_or_default()).await?;
    person.presses(words.submit).await?;
    person.sees(words.genuine).await?;

    person.visits("/receipt-check").await?;
    person.gives_file(words.file, &file).await?;
    person.presses(words.file_submit).await?;
    person.sees(words.genuine).await?;

    // The same file with one byte changed is none of ours.
    let mut bytes = std::fs::read(&file)?;
    if let Some(byte) = bytes.iter_mut().rev().nth(40) {
        *byte ^= 1;
    }
    let altered = world.scratch.path().join("altered.pdf");
    std::fs::write(&altered, bytes)?;
    person.visits("/receipt-check").await?;
    person.gives_file(words.file, &altered).await?;
    person.presses(words.file_submit).await?;
    person.sees(stem(words.unknown)).await
}
