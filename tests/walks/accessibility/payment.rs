//! The steps of paying and the states that a payment can be in.

use domain::text::zh::payment::PAYMENT;
use domain::wire::payment::{Payment, PaymentState};
use journeys::failure::Outcome;
use journeys::journey::journey;
use journeys::people::WANG;
use journeys::person::Person;
use journeys::state::State;
use journeys::world::World;
use serde_json::{Value, json};

use super::{Findings, checks};

/// The payment's page says what the state means, and is accessible while it does.
async fn in_state(person: &Person, payment: &Payment, state: PaymentState) -> Outcome {
    let path = format!("/payments/{}", payment.payment_id);
    checks(person, &path, &format!("{state:?}"), State::Ready).await?;
    person.sees(PAYMENT.states.get(state).heading).await
}

async fn review(person: &Person, account_id: &str) -> Outcome {
    person.visits(&format!("/pay/{account_id}")).await?;
    person.presses(PAYMENT.choose.next).await?;
    person.sees(PAYMENT.review.lead).await?;
    person.sees_it(State::Ready).await?;
    person.finds_it_accessible("/pay", "review").await
}

async fn pending(person: &Person, payment: &Payment) -> Outcome {
    in_state(person, payment, PaymentState::Pending).await?;
    person.element(".pay-qr-code").await.map(drop)
}

/// Nobody can find out whether the money came.
async fn checking(person: &Person, world: &World, payment: &Payment) -> Outcome {
    world.sandbox.fault("wechat_pay.query", "status_5xx", 100).await?;
    person.becomes(&payment.payment_id, PaymentState::Checking).await?;
    in_state(person, payment, PaymentState::Checking).await?;
    world.sandbox.no_faults().await?;
    person.becomes(&payment.payment_id, PaymentState::Pending).await.map(drop)
}

async fn closed(person: &Person, payment: &Payment) -> Outcome {
    let path = format!("/payments/{}/closure", payment.payment_id);
    let _: Payment = person.asks("POST", &path, &Value::Null).await?;
    person.becomes(&payment.payment_id, PaymentState::Closed).await?;
    in_state(person, payment, PaymentState::Closed).await
}

/// The sandbox's gateway refuses no order, so the road says it in its place.
async fn failed(person: &Person, world: &World, payment: &Payment) -> Outcome {
    let refused = Payment { state: PaymentState::Failed, action: None, ..payment.clone() };
    world.road.answers(&format!("/api/v1/payments/{}", payment.payment_id), &json!(refused));
    in_state(person, payment, PaymentState::Failed).await?;
    world.road.clear();
    Ok(())
}

#[test]
fn paying() -> Outcome {
    journey("axe-paying", async |person, world| {
        let account = person.is_customer(world, &WANG).await?;
        let mut findings = Findings::default();
        findings.add(review(person, &account.account_id).await);
        let payment = person.has_payment(&account).await?;
        findings.add(pending(person, &payment).await);
        findings.add(checking(person, world, &payment).await);
        findings.add(closed(person, &payment).await);
        findings.add(failed(person, world, &payment).await);
        findings.end()
    })
}
