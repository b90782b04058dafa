//! The steps of the service hall, as a person takes them. Words come from the catalogue, so that
//! a better wording breaks no journey.

use domain::text::zh::account::ACCOUNT;
use domain::text::zh::identity::IDENTITY;
use domain::text::zh::payment::PAYMENT;
use domain::text::zh::sign_in::SIGN_IN;

use crate::failure::Outcome;
use crate::people::Resident;
use crate::person::Person;
use crate::world::World;

/// The words of a text before its first value.
pub fn stem(text: &'static str) -> &'static str {
    text.split('{').next().unwrap_or(text).trim_end()
}

/// Fen as a customer writes yuan: `186.40`.
pub fn yuan(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

impl Person {
    /// Asks for a code on the sign-in page and reads it in the SMS.
    ///
    /// # Errors
    /// When a step can't be taken.
    pub async fn asks_for_a_code(&self, world: &World, mobile: &str) -> Outcome<String> {
        let seen = world.sandbox.messages(mobile).await?.len();
        self.fills(SIGN_IN.mobile, mobile).await?;
        self.presses(SIGN_IN.send_code).await?;
        self.sees(SIGN_IN.code).await?;
        world.sandbox.sms_code(mobile, seen).await
    }

    /// Signs in on the sign-in page.
    ///
    /// # Errors
    /// When a step can't be taken.
    pub async fn signs_in(&self, world: &World, mobile: &str) -> Outcome {
        let code = self.asks_for_a_code(world, mobile).await?;
        self.fills(SIGN_IN.code, &code).await?;
        self.presses(SIGN_IN.sign_in).await?;
        self.leaves("/sign-in").await
    }

    /// Proves who they are by name and ID number, on the verification page.
    ///
    /// # Errors
    /// When a step can't be taken.
    pub async fn verifies(&self, name: &str, id_number: &str) -> Outcome {
        self.presses(IDENTITY.name_id.0).await?;
        self.gives_papers(name, id_number).await?;
        self.presses(IDENTITY.submit).await
    }

    /// Fills in name and ID number and agrees to what is asked for.
    ///
    /// # Errors
    /// When a step can't be taken.
    pub async fn gives_papers(&self, name: &str, id_number: &str) -> Outcome {
        self.fills(IDENTITY.name, name).await?;
        self.ticks(IDENTITY.documents[0]).await?;
        self.fills(IDENTITY.id_number, id_number).await?;
        self.ticks_all(stem(IDENTITY.agree)).await
    }

    /// Binds the resident's account as its holder, with a bill's amount as the proof.
    ///
    /// # Errors
    /// When a step can't be taken.
    pub async fn binds(&self, resident: &Resident, amount_fen: i64) -> Outcome {
        let words = &ACCOUNT.binding;
        self.fills(words.number, resident.account_number).await?;
        self.ticks(words.roles[0]).await?;
        self.ticks(words.proofs[0]).await?;
        self.fills(words.amount, &yuan(amount_fen)).await?;
        self.presses(words.submit).await
    }

    /// From the page that chooses what to pay to the payment's own page.
    ///
    /// # Errors
    /// When a step can't be taken.
    pub async fn orders_a_payment(&self) -> Outcome {
        self.presses(PAYMENT.choose.next).await?;
        self.presses(stem(PAYMENT.review.pay)).await?;
        self.is_at("/payments/").await
    }

    /// Scans the QR code and presses a button on the cashier's page that it leads to.
    ///
    /// # Errors
    /// When there is no code, or the cashier's page isn't as expected.
    pub async fn at_the_cashier(&self, button: &str) -> Outcome {
        let address = self.scans().await?;
        self.presses_at_the_cashier(&address, button).await
    }

    /// Presses a button on the cashier's page at this address, and waits for what came of it: a
    /// tab that is closed before takes the choice with it.
    ///
    /// # Errors
    /// When the cashier's page isn't as expected.
    pub async fn presses_at_the_cashier(&self, address: &str, button: &str) -> Outcome {
        let choice = async || {
            self.presses(button).await?;
            self.element("#result, .warn[role=status]").await.map(drop)
        };
        self.aside(address, choice).await
    }
}
