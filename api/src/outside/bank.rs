//! Micro-transfers to a company's bank account (对公打款).

use serde::{Deserialize, Serialize};

use super::signed::{OutsideError, SignedClient};

/// Client of the bank interface.
#[derive(Debug, Clone)]
pub struct Bank(SignedClient);

/// One transfer.
#[derive(Debug, Clone, Serialize)]
pub struct MicroTransfer<'a> {
    /// Ours; the same one is paid once.
    pub reference: &'a str,
    /// The company's account number.
    pub bank_account: &'a str,
    /// The company's name.
    pub account_name: &'a str,
    /// Between 1 and 99 fen.
    pub amount_fen: i64,
}

#[derive(Deserialize)]
struct Accepted {}

impl Bank {
    /// A client that signs.
    #[must_use]
    pub const fn new(client: SignedClient) -> Self {
        Self(client)
    }

    /// Orders a transfer.
    ///
    /// # Errors
    /// [`OutsideError`].
    pub async fn transfer(&self, transfer: &MicroTransfer<'_>) -> Result<(), OutsideError> {
        self.0.post::<Accepted>("/v1/micro-transfers", transfer).await.map(|Accepted {}| ())
    }
}
