//! The payment order (支付订单) as a state machine: [`step`] takes an order and an event and gives
//! the order after it with what is to be done. No time and no I/O inside, so that what runs is
//! what the tests explore.
//!
//! Two rules shape it. Not knowing is a state of its own ([`Stage::Checking`]), left only by an
//! answer of the gateway. And money that arrived stays: whatever came before, a payment that the
//! gateway reports is taken and booked once.

use crate::wire::payment::PaymentState;

pub mod allocation;
pub mod capitals;
pub mod ledger;
#[cfg(test)]
mod tests;
mod transition;

/// A payment order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// What the customer is to pay, in fen: a payment of any other amount isn't this order's.
    pub amount_fen: i64,
    /// Where it stands.
    pub stage: Stage,
}

/// Where an order stands, with what is known there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Noted; the gateway hasn't heard of it.
    Created,
    /// Being announced to the gateway (下单).
    Prepaying,
    /// The customer can pay.
    Pending,
    /// We don't know, and ask.
    Checking(Doubt),
    /// The gateway has the money, the supplier's books don't know yet (已支付，入账中).
    Paid {
        /// The gateway's number for the payment (微信支付单号).
        transaction: String,
    },
    /// In the supplier's books (已入账).
    Booked {
        /// The gateway's number for the payment.
        transaction: String,
        /// Part that no bill needed any more and that is kept on the account (预存), in fen.
        surplus_fen: i64,
    },
    /// Receipt issued.
    Receipted {
        /// The gateway's number for the payment.
        transaction: String,
        /// Part kept on the account, in fen.
        surplus_fen: i64,
    },
    /// Closed without money.
    Closed,
    /// Refused by the gateway: no money can have moved.
    Failed,
    /// The gateway is giving the money back.
    Refunding {
        /// The gateway's number for the payment.
        transaction: String,
        /// Nothing is booked because we heard of the payment and its refund at once, without how
        /// much went back: the gateway's daily list decides.
        held: bool,
    },
    /// The money is back.
    Refunded {
        /// The gateway's number for the payment.
        transaction: String,
    },
}

/// What we don't know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Whether the gateway took the order.
    Prepay,
    /// Whether the customer has paid.
    Payment,
    /// Whether the order can be closed, or money came first.
    Closing,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The order is to be announced.
    Begin,
    /// The gateway took the order and said how to pay.
    PrepayAnswered,
    /// No answer that can be relied on: it may have taken the order or not.
    PrepayUnknown,
    /// The gateway refused the order for good.
    PrepayRefused,
    /// The gateway says: paid.
    GatewayPaid {
        /// What it received, in fen.
        amount_fen: i64,
        /// Its number for the payment.
        transaction: String,
    },
    /// The gateway says: not paid yet.
    GatewayNotPaid,
    /// The gateway knows no such order.
    GatewayHasNoOrder,
    /// The gateway says: closed, or has just closed it for us.
    GatewayClosed,
    /// The gateway says: paid, and some or all of it given back. It doesn't say how much.
    GatewayGaveBack {
        /// What it had received, in fen.
        amount_fen: i64,
        /// Its number for the payment.
        transaction: String,
    },
    /// The gateway's list says: being given back.
    GatewayRefunding {
        /// How much, in fen.
        refunded_fen: i64,
        /// Its number for the payment.
        transaction: String,
    },
    /// The gateway's list says: given back.
    GatewayRefunded {
        /// How much, in fen.
        refunded_fen: i64,
        /// Its number for the payment.
        transaction: String,
    },
    /// A query brought no answer that can be relied on.
    GatewaySilent,
    /// Closing brought no answer that can be relied on, or the gateway wouldn't.
    CloseUnknown,
    /// The customer doesn't want to pay it any more.
    CloseAsked,
    /// The last moment to pay is over.
    Expired,
    /// The supplier has booked it.
    BookingDone {
        /// Part that no bill needed any more, in fen.
        surplus_fen: i64,
    },
    /// The supplier's system refuses to book it.
    BookingRefused,
    /// The receipt is stored.
    ReceiptIssued,
}

/// What is to be done after a step. Each may be done more than once without harm: the gateway
/// and the supplier know the order by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Announce the order to the gateway, always under the same number.
    Prepay,
    /// Ask the gateway.
    Query,
    /// Close the order at the gateway.
    Close,
    /// Book it at the supplier.
    Book,
    /// Issue the receipt.
    IssueReceipt,
    /// Tell the customer that it's done.
    Notify,
    /// Tell an operator.
    Alarm(Alarm),
}

/// What an operator has to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alarm {
    /// Money for an order that was closed or had failed. It is booked; what the bill no longer
    /// needs becomes surplus.
    LateMoney,
    /// A second payment under one order number.
    SecondTransaction,
    /// The gateway calls a paid order closed.
    Contradiction,
    /// The supplier's system refuses the booking.
    BookingRefused,
    /// Money is going back although nobody here asked for it.
    MoneyReturned,
    /// Part of the money went back. The payment is booked whole, as bills are.
    PartReturned,
}

/// Why an event was refused. The order stays as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Not the order's amount: not booked.
    AmountDiffers {
        /// The order's amount in fen.
        expected_fen: i64,
        /// The reported one.
        reported_fen: i64,
    },
    /// The order was begun before.
    AlreadyBegun,
    /// Paid orders can't be closed.
    AlreadyPaid,
    /// Comes before the steps that it needs.
    TooEarly,
}

/// The order after an event, and what is to be done.
pub type Stepped = Result<(Order, Vec<Effect>), Refused>;

impl Order {
    /// A new order over `amount_fen`.
    #[must_use]
    pub fn new(amount_fen: i64) -> Self {
        Self { amount_fen, stage: Stage::Created }
    }
}

impl Stage {
    /// The state as the customer is told.
    #[must_use]
    pub fn state(&self) -> PaymentState {
        match self {
            Self::Created => PaymentState::Created,
            Self::Prepaying => PaymentState::Prepaying,
            Self::Pending => PaymentState::Pending,
            Self::Checking(_) => PaymentState::Checking,
            Self::Paid { .. } => PaymentState::Paid,
            Self::Booked { .. } => PaymentState::Booked,
            Self::Receipted { .. } => PaymentState::Receipted,
            Self::Closed => PaymentState::Closed,
            Self::Failed => PaymentState::Failed,
            Self::Refunding { .. } => PaymentState::Refunding,
            Self::Refunded { .. } => PaymentState::Refunded,
        }
    }

    /// The gateway's number of the payment, once money arrived.
    #[must_use]
    pub fn transaction(&self) -> Option<&str> {
        match self {
            Self::Created
            | Self::Prepaying
            | Self::Pending
            | Self::Checking(_)
            | Self::Closed
            | Self::Failed => None,
            Self::Paid { transaction }
            | Self::Booked { transaction, .. }
            | Self::Receipted { transaction, .. }
            | Self::Refunding { transaction, .. }
            | Self::Refunded { transaction } => Some(transaction),
        }
    }

    /// Whether the order still keeps another payment of the same bill from being made.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self {
            Self::Created
            | Self::Prepaying
            | Self::Pending
            | Self::Checking(_)
            | Self::Paid { .. } => true,
            Self::Booked { .. }
            | Self::Receipted { .. }
            | Self::Closed
            | Self::Failed
            | Self::Refunding { .. }
            | Self::Refunded { .. } => false,
        }
    }
}

/// The order after `event`, with what is to be done.
///
/// # Errors
/// [`Refused`] when the event has no place at this stage; the order stays as it was.
pub fn step(order: Order, event: Event) -> Stepped {
    let Order { amount_fen, stage } = order;
    let (stage, effects) = match event {
        Event::Begin => transition::begin(stage)?,
        Event::PrepayAnswered => transition::prepay_answered(stage),
        Event::PrepayUnknown => transition::prepay_unknown(stage),
        Event::PrepayRefused => transition::prepay_refused(stage),
        Event::GatewayPaid { amount_fen: reported_fen, transaction } => {
            if reported_fen != amount_fen {
                return Err(Refused::AmountDiffers { expected_fen: amount_fen, reported_fen });
            }
            transition::paid(stage, transaction)
        }
        Event::GatewayNotPaid => transition::not_paid(stage),
        Event::GatewayHasNoOrder => transition::no_order(stage),
        Event::GatewayClosed => transition::gateway_closed(stage),
        Event::GatewayGaveBack { amount_fen: reported_fen, transaction } => {
            if reported_fen != amount_fen {
                return Err(Refused::AmountDiffers { expected_fen: amount_fen, reported_fen });
            }
            transition::gave_back(stage, transaction)
        }
        Event::GatewayRefunding { refunded_fen, .. }
        | Event::GatewayRefunded { refunded_fen, .. }
            if refunded_fen < amount_fen =>
        {
            transition::part_returned(stage)
        }
        Event::GatewayRefunding { transaction, .. } => transition::refunding(stage, transaction),
        Event::GatewayRefunded { transaction, .. } => transition::refunded(stage, transaction),
        Event::GatewaySilent => transition::silent(stage),
        Event::CloseUnknown => transition::close_unknown(stage),
        Event::CloseAsked | Event::Expired => transition::close(stage, event == Event::CloseAsked)?,
        Event::BookingDone { surplus_fen } => transition::booking_done(stage, surplus_fen)?,
        Event::BookingRefused => transition::booking_refused(stage)?,
        Event::ReceiptIssued => transition::receipt_issued(stage)?,
    };
    Ok((Order { amount_fen, stage }, effects))
}
