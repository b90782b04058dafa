//! The gateway misbehaves while somebody pays: the page tells the truth meanwhile, and the bill
//! ends paid once or not at all.

use std::time::Duration;

use domain::text::zh::payment::PAYMENT;
use domain::wire::payment::PaymentState;
use journeys::failure::{Failure, Outcome, expect};
use journeys::hall::stem;
use journeys::journey::journey;
use journeys::people::WANG;
use journeys::person::Person;
use journeys::truth::PAY;
use journeys::world::World;

/// A customer who owes something stands before the choice of bills.
async fn about_to_pay(person: &Person, world: &World) -> Outcome {
    let account = person.is_customer(world, &WANG).await?;
    person.visits(&format!("/pay/{}", account.account_id)).await
}

/// Pays at the cashier's, and is told only what the API knows until it is over.
async fn pays_and_is_told(person: &Person, world: &World) -> Outcome {
    let payment = person.shown_payment().await?;
    person.at_the_cashier(PAY).await?;
    person.is_told_the_truth().await?;
    person.sees(PAYMENT.states.receipted.heading).await?;
    person.has_paid_once(world, &payment).await
}

#[test]
fn prepay_slow() -> Outcome {
    journey("prepay-slow", async |person, world| {
        about_to_pay(person, world).await?;
        world.sandbox.fault("wechat_pay.prepay", "slow", 1).await?;
        person.presses(PAYMENT.choose.next).await?;
        person.presses(stem(PAYMENT.review.pay)).await?;
        person.is_at("/payments/").await?;
        world.sandbox.fault_happens("wechat_pay.prepay", "slow", 1).await?;
        person.is_told_the_truth().await?;
        pays_and_is_told(person, world).await
    })
}

#[test]
fn prepay_5xx() -> Outcome {
    journey("prepay-5xx", async |person, world| {
        about_to_pay(person, world).await?;
        world.sandbox.fault("wechat_pay.prepay", "status_5xx", 1).await?;
        person.orders_a_payment().await?;
        world.sandbox.fault_happens("wechat_pay.prepay", "status_5xx", 1).await?;
        person.is_told_the_truth().await?;
        person.reloads().await?;
        person.is_told_the_truth().await?;
        let payment = person.shown_payment().await?;
        // Either the order can be paid after all, or nothing was paid and the bill is free again.
        match person.comes_to_rest(&payment.payment_id).await?.state {
            PaymentState::Pending => pays_and_is_told(person, world).await,
            PaymentState::Failed | PaymentState::Closed => {
                expect(world.bookings()?.is_empty(), || "booked without a payment".to_owned())
            }
            other @ (PaymentState::Created
            | PaymentState::Prepaying
            | PaymentState::Checking
            | PaymentState::Paid
            | PaymentState::Booked
            | PaymentState::Receipted
            | PaymentState::Refunding
            | PaymentState::Refunded) => Err(Failure::new(format!("ends as {other:?}"))),
        }
    })
}

/// Pays while no notification arrives, so that only queries can find out.
async fn pays_unheard(person: &Person, world: &World, query: &str, times: u32) -> Outcome {
    about_to_pay(person, world).await?;
    person.orders_a_payment().await?;
    // As soon as a query fails the page shows no code any more.
    let cashier = person.scans().await?;
    world.sandbox.fault("wechat_pay.callback", "lost", 100).await?;
    world.sandbox.fault("wechat_pay.query", query, times).await?;
    person.presses_at_the_cashier(&cashier, PAY).await?;
    world.sandbox.fault_happens("wechat_pay.callback", "lost", 100).await?;
    world.sandbox.fault_happens("wechat_pay.query", query, times).await?;
    person.is_told_the_truth().await?;
    // What is under way survives a reload, and still nothing is claimed.
    person.reloads().await?;
    person.is_told_the_truth().await?;
    let payment = person.shown_payment().await?;
    let known = payment.paid_at.is_some();
    expect(!known, || format!("heard of the payment all the same: {payment:?}"))?;
    world.sandbox.no_faults().await?;
    world.sandbox.fault("wechat_pay.callback", "lost", 100).await?;
    if person.can_press(PAYMENT.live.check).await? {
        person.presses(PAYMENT.live.check).await?;
    }
    person.sees(PAYMENT.states.receipted.heading).await?;
    person.has_paid_once(world, &payment).await
}

#[test]
fn query_5xx() -> Outcome {
    journey("query-5xx", async |person, world| pays_unheard(person, world, "status_5xx", 100).await)
}

#[test]
fn query_with_a_bad_signature() -> Outcome {
    journey("query-bad-signature", async |person, world| {
        pays_unheard(person, world, "bad_signature", 100).await
    })
}

/// Pays while the notification misbehaves.
async fn pays_misheard(person: &Person, world: &World, callback: &str, times: u32) -> Outcome {
    about_to_pay(person, world).await?;
    person.orders_a_payment().await?;
    world.sandbox.fault("wechat_pay.callback", callback, times).await?;
    let payment = person.shown_payment().await?;
    person.at_the_cashier(PAY).await?;
    world.sandbox.fault_happens("wechat_pay.callback", callback, times).await?;
    person.reloads().await?;
    person.is_told_the_truth().await?;
    person.sees(PAYMENT.states.receipted.heading).await?;
    // Whatever else arrives afterwards books nothing more.
    tokio::time::sleep(Duration::from_secs(4)).await;
    person.has_paid_once(world, &payment).await
}

#[test]
fn callback_duplicate() -> Outcome {
    journey("callback-duplicate", async |person, world| {
        pays_misheard(person, world, "duplicate", 3).await
    })
}

#[test]
fn callback_with_a_wrong_amount() -> Outcome {
    journey("callback-wrong-amount", async |person, world| {
        pays_misheard(person, world, "wrong_amount", 1).await
    })
}
