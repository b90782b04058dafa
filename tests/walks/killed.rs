//! The server is killed between the payment at the cashier and the notification.

use std::time::Duration;

use domain::text::zh::payment::PAYMENT;
use journeys::failure::{Failure, Outcome};
use journeys::journey::journey;
use journeys::people::WANG;
use journeys::road::Trouble;
use journeys::truth::PAY;

/// How long nobody answers, at least.
const DEAD: Duration = Duration::from_secs(4);

#[test]
fn the_page_recovers_and_the_payment_is_booked_once() -> Outcome {
    journey("killed", async |person, world| {
        let account = person.is_customer(world, &WANG).await?;
        person.visits(&format!("/pay/{}", account.account_id)).await?;
        person.orders_a_payment().await?;
        let path = person.path().await?;
        let id = path.strip_prefix("/payments/").ok_or_else(|| Failure::new(path.clone()))?;
        let payment = person.payment(id).await?;

        let cashier = person.scans().await?;
        // Nothing hears of the payment before the server dies.
        world.road.trouble("/api/v1/webhooks/", Trouble::Dropped);
        world.sandbox.fault("wechat_pay.callback", "lost", 100).await?;
        world.sandbox.fault("wechat_pay.query", "status_5xx", 100).await?;
        person.presses_at_the_cashier(&cashier, PAY).await?;
        let asked = format!("/api/v1/payments/{id}");
        person
            .tolerates(&[&asked], async || {
                world.kill_server()?;
                person.never_sees(PAYMENT.states.receipted.heading, DEAD).await?;
                person.sees(PAYMENT.live.offline).await?;
                world.sandbox.no_faults().await?;
                world.road.clear();
                world.restart_server().await
            })
            .await?;
        person.sees(PAYMENT.states.receipted.heading).await?;
        person.has_paid_once(world, &payment).await
    })
}
