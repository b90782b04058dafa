//! The supplier's customer system (营销系统).

use domain::{
    identifier::AccountNumber,
    outside::customer_system::{Account, Bill, Bills, BookPayment, Booking},
};

use super::signed::{OutsideError, SignedClient};

/// Client of the customer system.
#[derive(Debug, Clone)]
pub struct CustomerSystem(SignedClient);

impl CustomerSystem {
    /// A client that signs.
    #[must_use]
    pub const fn new(client: SignedClient) -> Self {
        Self(client)
    }

    /// The account with this number; none if there is none.
    ///
    /// # Errors
    /// [`OutsideError`].
    pub async fn account(&self, number: &AccountNumber) -> Result<Option<Account>, OutsideError> {
        self.0.get(&format!("/v1/accounts/{}", number.as_str())).await
    }

    /// Bills of `from` (`YYYY-MM`) and later, oldest first; none if it knows nothing of them.
    ///
    /// # Errors
    /// [`OutsideError`].
    pub async fn bills(
        &self,
        number: &AccountNumber,
        from: &str,
    ) -> Result<Option<Vec<Bill>>, OutsideError> {
        let path = format!("/v1/accounts/{}/bills?from={from}", number.as_str());
        let bills: Option<Bills> = self.0.get(&path).await?;
        Ok(bills.map(|bills| bills.bills))
    }

    /// Books a payment; the same reference is booked once.
    ///
    /// # Errors
    /// [`OutsideError`]; after [`OutsideError::Unanswered`] it may or may not be booked, and
    /// asking again is safe.
    pub async fn book(&self, payment: &BookPayment) -> Result<Booking, OutsideError> {
        self.0.post("/v1/payments", payment).await
    }
}
