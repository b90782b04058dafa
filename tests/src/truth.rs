//! What became of a payment, asked of the API and of the supplier's books rather than the page.

use std::time::Duration;

use domain::text::zh::payment::PAYMENT;
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
        self.presses_at_the_cashier(code_url, PAY).await?;
        self.becomes(&payment.payment_id, PaymentState::Receipted).await
    }

    /// The payment that the page in front of the person is about.
    ///
    /// # Errors
    /// When it is about none, or the API refuses.
    pub async fn shown_payment(&self) -> Outcome<Payment> {
        let path = self.path().await?;
        let id = path.strip_prefix("/payments/");
        let id = id.ok_or_else(|| Failure::new(format!("{path} is no payment's page")))?;
        self.payment(id.split('?').next().unwrap_or(id)).await
    }

    /// The payment's page says what the API says: at no moment does it claim money that the API
    /// doesn't know of, and in the end (it asks every so often) its headline is that of the state.
    ///
    /// # Errors
    /// What the page says instead.
    pub async fn is_told_the_truth(&self) -> Outcome {
        self.note("is told the truth about the payment".to_owned());
        let texts = &PAYMENT.states;
        let success = [texts.paid.heading, texts.booked.heading, texts.receipted.heading];
        let mut last = (String::new(), PaymentState::Created);
        let mut same = 0;
        for _ in 0..100 {
            // The page is read first: what the API says afterwards can only be newer.
            let said = self.headline().await?;
            let state = self.shown_payment().await?.state;
            let paid = matches!(
                state,
                PaymentState::Paid | PaymentState::Booked | PaymentState::Receipted
            );
            let claims = success.contains(&said.as_str());
            expect(paid || !claims, || format!("claims “{said}” while it is {state:?}"))?;
            same = if said == texts.get(state).heading { same + 1 } else { 0 };
            if same == 5 {
                return self.looks_for_trouble().await;
            }
            last = (said, state);
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        Err(Failure::new(format!("the page says “{}” while it is {:?}", last.0, last.1)))
    }

    async fn headline(&self) -> Outcome<String> {
        let headline = "return (document.querySelector('.pay-state-heading') || {}).textContent";
        let said = self.script(headline, &[]).await?;
        Ok(said.as_str().unwrap_or_default().trim().to_owned())
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
