//! Paying that takes another turn than paying a bill at once.

use std::time::Duration;

use domain::text::zh::account::ACCOUNT;
use domain::text::zh::payment::PAYMENT;
use domain::wire::account::AccountList;
use domain::wire::payment::PaymentState;
use journeys::failure::{Outcome, expect};
use journeys::hall::{stem, yuan};
use journeys::journey::journey;
use journeys::people::{SUN, WANG};
use journeys::person::Person;
use journeys::truth::{CANCEL, PAY};
use journeys::world::World;

const TOP_UP_FEN: i64 = 5_050;

async fn has_ordered(person: &Person, world: &World) -> Outcome {
    let account = person.is_customer(world, &WANG).await?;
    person.visits(&format!("/pay/{}", account.account_id)).await?;
    person.orders_a_payment().await
}

#[test]
fn a_prepaid_account_is_topped_up() -> Outcome {
    journey("top-up", async |person, world| {
        let account = person.is_customer(world, &SUN).await?;
        person.visits("/accounts").await?;
        person.presses(ACCOUNT.top_up).await?;
        person.is_at("/pay/").await?;
        person.fills(PAYMENT.choose.top_up, &yuan(TOP_UP_FEN)).await?;
        person.presses(PAYMENT.choose.next).await?;
        person.sees(PAYMENT.kinds.top_up).await?;
        person.presses(stem(PAYMENT.review.pay)).await?;
        person.is_at("/payments/").await?;
        person.sees(&yuan(TOP_UP_FEN)).await?;
        let payment = person.shown_payment().await?;
        person.at_the_cashier(PAY).await?;
        person.sees(PAYMENT.states.receipted.body).await?;
        person.has_paid_once(world, &payment).await?;

        let expected = account.balance_fen + TOP_UP_FEN;
        let arrived = async || {
            let list: AccountList = person.reads("/accounts").await?;
            Ok(list.accounts.iter().any(|account| account.balance_fen == expected))
        };
        person.waits_for("the balance to grow", arrived).await?;
        person.visits("/accounts").await?;
        person.sees(&yuan(expected)).await
    })
}

#[test]
fn whoever_cancels_at_the_cashier_can_still_pay() -> Outcome {
    journey("cancel-at-the-cashier", async |person, world| {
        has_ordered(person, world).await?;
        let payment = person.shown_payment().await?;
        person.at_the_cashier(CANCEL).await?;
        person.is_told_the_truth().await?;
        person.sees(PAYMENT.states.pending.heading).await?;
        person.at_the_cashier(PAY).await?;
        person.is_told_the_truth().await?;
        person.sees(PAYMENT.states.receipted.body).await?;
        person.has_paid_once(world, &payment).await
    })
}

/// Closes the payment in front of the person, and answers that they are sure.
async fn closes_it(person: &Person) -> Outcome {
    person.presses(PAYMENT.live.cancel).await?;
    person.presses(PAYMENT.live.cancel_confirm).await
}

#[test]
fn the_question_stays_until_it_is_answered() -> Outcome {
    journey("question-stays", async |person, world| {
        has_ordered(person, world).await?;
        person.presses(PAYMENT.live.cancel).await?;
        person.sees(PAYMENT.live.cancel_question).await?;
        // The page asks the API at least every ten seconds.
        tokio::time::sleep(Duration::from_secs(12)).await;
        person.sees(PAYMENT.live.cancel_question).await
    })
}

#[test]
fn an_open_payment_is_closed_and_made_anew() -> Outcome {
    journey("close-a-payment", async |person, world| {
        has_ordered(person, world).await?;
        let payment = person.shown_payment().await?;
        closes_it(person).await?;
        person.sees(PAYMENT.states.closed.heading).await?;
        person.becomes(&payment.payment_id, PaymentState::Closed).await?;

        person.presses(PAYMENT.live.again).await?;
        person.orders_a_payment().await?;
        let again = person.shown_payment().await?;
        expect(again.payment_id != payment.payment_id, || "the closed payment again".to_owned())?;
        person.at_the_cashier(PAY).await?;
        person.sees(PAYMENT.states.receipted.body).await?;
        person.has_paid_once(world, &again).await
    })
}
