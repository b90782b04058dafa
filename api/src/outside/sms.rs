//! The SMS gateway (短信网关).

use serde::{Deserialize, Serialize};

use super::signed::{OutsideError, SignedClient};

/// Client of the gateway.
#[derive(Debug, Clone)]
pub struct Sms(SignedClient);

/// One message.
#[derive(Debug, Clone, Serialize)]
pub struct Message<'a> {
    /// Mobile.
    pub to: &'a str,
    /// Template.
    pub template: &'a str,
    /// What arrives.
    pub text: &'a str,
    /// Ours; the same one is delivered once.
    pub reference: &'a str,
}

#[derive(Deserialize)]
struct Sent {}

impl Sms {
    /// A client that signs.
    #[must_use]
    pub const fn new(client: SignedClient) -> Self {
        Self(client)
    }

    /// Hands a message over.
    ///
    /// # Errors
    /// [`OutsideError`].
    pub async fn send(&self, message: &Message<'_>) -> Result<(), OutsideError> {
        self.0.post::<Sent>("/v1/messages", message).await.map(|Sent {}| ())
    }
}
