//! Effects on other systems (发件箱): written in the transaction that decides them, delivered at
//! least once by the worker. Each has a reference, by which its receiver knows a repetition.

pub mod command;

use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel};
use serde::{Deserialize, Serialize};

use crate::{problem::ApiResult, state::AppState, store::outbox};

/// Column of the stored effect.
pub const PAYLOAD: &str = "outbox.payload";

/// Kind of messages by SMS.
pub const SMS: &str = "sms";

/// Kind of reconciliations.
pub const RECONCILE: &str = "reconcile";

/// Something to be done in another system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Effect {
    /// Send a message by SMS.
    Sms {
        /// Mobile.
        to: String,
        /// Template.
        template: String,
        /// What arrives.
        text: String,
        /// When it is of no use any more, in epoch milliseconds; none if it always is.
        #[serde(default)]
        until: Option<i64>,
    },
    /// Transfer a small amount to a company's bank account.
    MicroTransfer {
        /// The company's account number.
        bank_account: String,
        /// The company's name.
        account_name: String,
        /// Between 1 and 99 fen.
        amount_fen: i64,
    },
    /// Book a payment in the supplier's customer system.
    BookPayment {
        /// The payment.
        payment_id: String,
    },
    /// Issue the receipt of a booked payment.
    IssueReceipt {
        /// The payment.
        payment_id: String,
    },
    /// Compare a day's payments with the gateway's list.
    Reconcile {
        /// The day, `YYYY-MM-DD`.
        date: String,
    },
}

impl Effect {
    /// Its kind, for operators.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Sms { .. } => SMS,
            Self::MicroTransfer { .. } => "micro_transfer",
            Self::BookPayment { .. } => "book_payment",
            Self::IssueReceipt { .. } => "issue_receipt",
            Self::Reconcile { .. } => RECONCILE,
        }
    }
}

/// Where an effect stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutboxState {
    /// To be delivered, again perhaps.
    Waiting,
    /// Delivered.
    Delivered,
    /// Given up: an operator looks at it (死信).
    Dead,
}

impl OutboxState {
    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Delivered => "delivered",
            Self::Dead => "dead",
        }
    }
}

/// Puts an effect into the outbox, in the transaction `db` that decides it. `reference` names it
/// for its receiver and must be its own. Call `state.wake.notify_one()` after the commit.
///
/// # Errors
/// What the database says, a repeated reference included.
pub async fn put(
    state: &AppState,
    db: &impl ConnectionTrait,
    reference: &str,
    effect: &Effect,
) -> ApiResult<()> {
    let now = state.clock.now_ms();
    let row = outbox::Model {
        id: state.random.id(),
        kind: effect.kind().to_owned(),
        reference: reference.to_owned(),
        payload: state.seal(PAYLOAD, &serde_json::to_string(effect)?)?,
        state: OutboxState::Waiting.as_str().to_owned(),
        attempts: 0,
        next_at: now,
        created_at: now,
        delivered_at: None,
        last_error: None,
    };
    row.into_active_model().insert(db).await?;
    Ok(())
}
