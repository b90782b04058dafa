//! What became of a payment, asked of the API and of the supplier's books rather than the page.

use std::time::Duration;

use domain::wire::account::AccountList;
use domain::wire::payment::{PayAction, Payment, PaymentList, PaymentState};

use crate::failure::{Failure, Outcome, expect};
use crate::person::Person;
use crate::world::World;

/// Button on the cashier's page that pays.
pub const PAY: &str = "确认支付";
/// Button on the cashier's page that doesn't.
pub const CANCEL: &str = "取消";

impl Person {
    /// The payment as the API tells it.
    ///
    /// # Errors
    /// When the API refuses.
    pub async fn payment(&self, payment_id: &str) -> Outcome<Payment> {
        self.reads(&format!("/payments/{payment_id}")).await
    }

    /// Waits until the API says that the payment is in this state.
    ///
    /// # Errors
    /// When it doesn't come to that within a minute; with the state it is in.
    pub async fn becomes(&self, payment_id: &str, state: PaymentState) -> Outcome<Payment> {
        let mut last = None;
        for _ in 0..300 {
            match self.payment(payment_id).await {
                Ok(payment) if payment.state == state => return Ok(payment),
                Ok(payment) => last = Some(payment.state),
                // A server that is being restarted answers nothing.
                Err(_) => {}
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        Err(Failure::new(format!("the payment is {last:?} and doesn't become {state:?}")))
    }

    /// Waits until the payment neither is being prepared nor checked.
    ///
    /// # Errors
    /// When that takes longer than a minute.
    pub async fn comes_to_rest(&self, payment_id: &str) -> Outcome<Payment> {
        let moving = [PaymentState::Created, PaymentState::Prepaying, PaymentState::Checking];
        for _ in 0..300 {
            let payment = self.payment(payment_id).await?;
            if !moving.contains(&payment.state) {
                return Ok(payment);
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        Err(Failure::new("the payment is still being checked"))
    }

    /// Pays at the cashier's page in a second tab and waits for the receipt.
    ///
    /// # Errors
    /// When there is nothing to pay, or no receipt comes.
    pub async fn pays_aside(&self, payment: &Payment) -> Outcome<Payment> {
        let Some(PayAction::ShowQr { code_url, .. }) = &payment.action else {
            return Err(Failure::new(format!("nothing to scan: {:?}", payment.state)));
        };
        self.aside(code_url, async || self.presses(PAY).await).await?;
        self.becomes(&payment.payment_id, PaymentState::Receipted).await
    }

    /// Exactly one payment of the account took money, its bills are paid, nothing is surplus,
    /// and the supplier booked it once.
    ///
    /// # Errors
    /// What is otherwise.
    pub async fn has_paid_once(&self, world: &World, payment: &Payment) -> Outcome {
        let payment = self.becomes(&payment.payment_id, PaymentState::Receipted).await?;
        expect(payment.surplus_fen == 0, || format!("surplus: {payment:?}"))?;
        let list: PaymentList = self.reads("/payments").await?;
        let took_money = list
            .payments
            .iter()
            .filter(|other| !matches!(other.state, PaymentState::Closed | PaymentState::Failed));
        expect(took_money.count() == 1, || format!("more than one payment: {list:?}"))?;
        let accounts: AccountList = self.reads("/accounts").await?;
        let owed: i64 = accounts.accounts.iter().map(|account| account.owed_fen).sum();
        expect(owed == 0, || format!("still {owed} fen owed"))?;
        let bookings = world.bookings()?;
        expect(bookings.len() == 1, || format!("bookings at the supplier: {bookings:?}"))
    }
}
