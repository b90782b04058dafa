//! The gateway misbehaves while somebody pays: the page tells the truth meanwhile, and the bill
//! ends paid once or not at all.

use std::time::Duration;

use domain::text::zh::payment::PAYMENT;
use domain::wire::payment::{Payment, PaymentState};
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

/// The payment that the page in front of the person shows.
async fn shown(person: &Person) -> Outcome<Payment> {
    let path = person.path().await?;
    let id = path.strip_prefix("/payments/").unwrap_or_default();
    person.payment(id.split('?').next().unwrap_or(id)).await
}

/// The page claims success only once the API knows it.
async fn claims_nothing(person: &Person) -> Outcome {
    person.never_sees(PAYMENT.states.receipted.heading, Duration::from_secs(2)).await
}

#[test]
fn prepay_slow() -> Outcome {
    journey("prepay-slow", async |person, world| {
        about_to_pay(person, world).await?;
        world.sandbox.fault("wechat_pay.prepay", "slow", 1).await?;
        person.presses(PAYMENT.choose.next).await?;
        person.presses(stem(PAYMENT.review.pay)).await?;
        claims_nothing(person).await?;
        person.is_at("/payments/").await?;
        person.at_the_cashier(PAY).await?;
        person.sees(PAYMENT.states.receipted.heading).await?;
        person.has_paid_once(world, &shown(person).await?).await
    })
}

#[test]
fn prepay_5xx() -> Outcome {
    journey("prepay-5xx", async |person, world| {
        about_to_pay(person, world).await?;
        world.sandbox.fault("wechat_pay.prepay", "status_5xx", 1).await?;
        person.orders_a_payment().await?;
        claims_nothing(person).await?;
        person.reloads().await?;
        let payment = shown(person).await?;
        let states = &PAYMENT.states;
        let said = [
            states.checking.heading,
            states.pending.heading,
            states.failed.heading,
            states.closed.heading,
        ];
        person.sees_one_of(&said).await?;
        // Either the order can be paid after all, or nothing was paid and the bill is free again.
        match person.comes_to_rest(&payment.payment_id).await?.state {
            PaymentState::Pending => {
                person.at_the_cashier(PAY).await?;
                person.sees(states.receipted.heading).await?;
                person.has_paid_once(world, &payment).await
            }
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
    world.sandbox.fault("wechat_pay.callback", "lost", 100).await?;
    world.sandbox.fault("wechat_pay.query", query, times).await?;
    person.at_the_cashier(PAY).await?;
    claims_nothing(person).await?;
    // What is under way survives a reload, and still nothing is claimed.
    person.reloads().await?;
    claims_nothing(person).await?;
    let payment = shown(person).await?;
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
    let payment = shown(person).await?;
    person.at_the_cashier(PAY).await?;
    person.reloads().await?;
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
