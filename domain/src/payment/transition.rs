//! What each event does at each stage. Every stage is named in every function: one that is added
//! later can't be forgotten.

use super::{Alarm, Doubt, Effect, Refused, Stage};

/// The next stage, and what is to be done.
pub(super) type Next = (Stage, Vec<Effect>);

/// The order is announced.
pub(super) fn begin(stage: Stage) -> Result<Next, Refused> {
    if stage == Stage::Created {
        Ok((Stage::Prepaying, vec![Effect::Prepay]))
    } else {
        Err(Refused::AlreadyBegun)
    }
}

/// The gateway took it.
pub(super) fn prepay_answered(stage: Stage) -> Next {
    match stage {
        Stage::Created | Stage::Prepaying | Stage::Checking(Doubt::Prepay) => {
            (Stage::Pending, vec![])
        }
        // The gateway now holds an order that nobody wants: ask first whether it was paid.
        Stage::Checking(Doubt::Closing) => (stage, vec![Effect::Query]),
        Stage::Closed | Stage::Failed => (stage, vec![Effect::Close]),
        Stage::Pending
        | Stage::Checking(Doubt::Payment)
        | Stage::Paid { .. }
        | Stage::Booked { .. }
        | Stage::Receipted { .. }
        | Stage::Refunding { .. }
        | Stage::Refunded { .. } => (stage, vec![]),
    }
}

/// It may have taken it.
pub(super) fn prepay_unknown(stage: Stage) -> Next {
    match stage {
        Stage::Created | Stage::Prepaying | Stage::Checking(Doubt::Prepay) => {
            (Stage::Checking(Doubt::Prepay), vec![Effect::Query])
        }
        Stage::Pending
        | Stage::Checking(Doubt::Payment | Doubt::Closing)
        | Stage::Paid { .. }
        | Stage::Booked { .. }
        | Stage::Receipted { .. }
        | Stage::Closed
        | Stage::Failed
        | Stage::Refunding { .. }
        | Stage::Refunded { .. } => (stage, vec![]),
    }
}

/// It refused it.
pub(super) fn prepay_refused(stage: Stage) -> Next {
    match stage {
        Stage::Created | Stage::Prepaying | Stage::Checking(Doubt::Prepay) => {
            (Stage::Failed, vec![])
        }
        // An answer to a repeated announcement: the order itself was taken before.
        Stage::Pending
        | Stage::Checking(Doubt::Payment | Doubt::Closing)
        | Stage::Paid { .. }
        | Stage::Booked { .. }
        | Stage::Receipted { .. }
        | Stage::Closed
        | Stage::Failed
        | Stage::Refunding { .. }
        | Stage::Refunded { .. } => (stage, vec![]),
    }
}

/// Money is there.
pub(super) fn paid(stage: Stage, transaction: String) -> Next {
    match stage {
        Stage::Created | Stage::Prepaying | Stage::Pending | Stage::Checking(_) => {
            (Stage::Paid { transaction }, vec![Effect::Book])
        }
        Stage::Closed | Stage::Failed => {
            (Stage::Paid { transaction }, vec![Effect::Book, Effect::Alarm(Alarm::LateMoney)])
        }
        Stage::Paid { .. }
        | Stage::Booked { .. }
        | Stage::Receipted { .. }
        | Stage::Refunding { .. }
        | Stage::Refunded { .. } => {
            let known = stage.transaction() == Some(transaction.as_str());
            let alarm = Effect::Alarm(Alarm::SecondTransaction);
            (stage, if known { vec![] } else { vec![alarm] })
        }
    }
}

/// No money yet.
pub(super) fn not_paid(stage: Stage) -> Next {
    match stage {
        Stage::Checking(Doubt::Prepay) => (Stage::Prepaying, vec![Effect::Prepay]),
        Stage::Checking(Doubt::Payment) => (Stage::Pending, vec![]),
        Stage::Checking(Doubt::Closing) | Stage::Closed | Stage::Failed => {
            (stage, vec![Effect::Close])
        }
        // Once paid this is an older answer that was overtaken.
        Stage::Created
        | Stage::Prepaying
        | Stage::Pending
        | Stage::Paid { .. }
        | Stage::Booked { .. }
        | Stage::Receipted { .. }
        | Stage::Refunding { .. }
        | Stage::Refunded { .. } => (stage, vec![]),
    }
}

/// The gateway knows no such order.
pub(super) fn no_order(stage: Stage) -> Next {
    match stage {
        Stage::Checking(Doubt::Prepay) => (Stage::Prepaying, vec![Effect::Prepay]),
        // It took the order before, so this answer can't be trusted.
        Stage::Pending | Stage::Checking(Doubt::Payment) => {
            (Stage::Checking(Doubt::Payment), vec![Effect::Query])
        }
        Stage::Checking(Doubt::Closing) => (Stage::Closed, vec![]),
        Stage::Created
        | Stage::Prepaying
        | Stage::Paid { .. }
        | Stage::Booked { .. }
        | Stage::Receipted { .. }
        | Stage::Closed
        | Stage::Failed
        | Stage::Refunding { .. }
        | Stage::Refunded { .. } => (stage, vec![]),
    }
}

/// The gateway has closed it.
pub(super) fn gateway_closed(stage: Stage) -> Next {
    match stage {
        Stage::Created | Stage::Prepaying | Stage::Pending | Stage::Checking(_) | Stage::Closed => {
            (Stage::Closed, vec![])
        }
        Stage::Failed => (stage, vec![]),
        Stage::Paid { .. }
        | Stage::Booked { .. }
        | Stage::Receipted { .. }
        | Stage::Refunding { .. }
        | Stage::Refunded { .. } => (stage, vec![Effect::Alarm(Alarm::Contradiction)]),
    }
}

/// Money came, and some or all of it went back.
pub(super) fn gave_back(stage: Stage, transaction: String) -> Next {
    let alarm = Effect::Alarm(Alarm::MoneyReturned);
    match stage {
        Stage::Created
        | Stage::Prepaying
        | Stage::Pending
        | Stage::Checking(_)
        | Stage::Closed
        | Stage::Failed => (Stage::Refunding { transaction, held: true }, vec![alarm]),
        // Perhaps only part of it: what was kept isn't taken out of the books on suspicion.
        Stage::Paid { .. } | Stage::Booked { .. } | Stage::Receipted { .. } => (stage, vec![alarm]),
        Stage::Refunding { .. } | Stage::Refunded { .. } => (stage, vec![]),
    }
}

/// Part of the money went back; the rest stays and is booked once.
pub(super) fn part_returned(stage: Stage) -> Next {
    let alarm = Effect::Alarm(Alarm::PartReturned);
    match stage {
        Stage::Refunding { transaction, held: true } => {
            (Stage::Paid { transaction }, vec![Effect::Book, alarm])
        }
        // The list's row for the payment itself brings the money.
        Stage::Created
        | Stage::Prepaying
        | Stage::Pending
        | Stage::Checking(_)
        | Stage::Closed
        | Stage::Failed => (stage, vec![alarm]),
        Stage::Paid { .. }
        | Stage::Booked { .. }
        | Stage::Receipted { .. }
        | Stage::Refunding { held: false, .. }
        | Stage::Refunded { .. } => (stage, vec![alarm]),
    }
}

/// All the money is on its way back.
pub(super) fn refunding(stage: Stage, transaction: String) -> Next {
    let after = Stage::Refunding { transaction, held: false };
    match stage {
        Stage::Refunding { held: true, .. } => (after, vec![]),
        Stage::Refunding { held: false, .. } | Stage::Refunded { .. } => (stage, vec![]),
        Stage::Created
        | Stage::Prepaying
        | Stage::Pending
        | Stage::Checking(_)
        | Stage::Paid { .. }
        | Stage::Booked { .. }
        | Stage::Receipted { .. }
        | Stage::Closed
        | Stage::Failed => (after, vec![Effect::Alarm(Alarm::MoneyReturned)]),
    }
}

/// All the money is back.
pub(super) fn refunded(stage: Stage, transaction: String) -> Next {
    match stage {
        Stage::Refunded { .. } => (stage, vec![]),
        Stage::Refunding { .. } => (Stage::Refunded { transaction }, vec![]),
        Stage::Created
        | Stage::Prepaying
        | Stage::Pending
        | Stage::Checking(_)
        | Stage::Paid { .. }
        | Stage::Booked { .. }
        | Stage::Receipted { .. }
        | Stage::Closed
        | Stage::Failed => {
            (Stage::Refunded { transaction }, vec![Effect::Alarm(Alarm::MoneyReturned)])
        }
    }
}

/// A question without an answer.
pub(super) fn silent(stage: Stage) -> Next {
    match stage {
        Stage::Pending | Stage::Checking(Doubt::Payment) => {
            (Stage::Checking(Doubt::Payment), vec![Effect::Query])
        }
        Stage::Checking(Doubt::Prepay | Doubt::Closing) => (stage, vec![Effect::Query]),
        Stage::Closed | Stage::Failed => (stage, vec![Effect::Query]),
        Stage::Created
        | Stage::Prepaying
        | Stage::Paid { .. }
        | Stage::Booked { .. }
        | Stage::Receipted { .. }
        | Stage::Refunding { .. }
        | Stage::Refunded { .. } => (stage, vec![]),
    }
}

/// Closing without an answer.
pub(super) fn close_unknown(stage: Stage) -> Next {
    match stage {
        Stage::Checking(Doubt::Closing) | Stage::Closed | Stage::Failed => {
            (stage, vec![Effect::Query])
        }
        Stage::Created
        | Stage::Prepaying
        | Stage::Pending
        | Stage::Checking(Doubt::Prepay | Doubt::Payment)
        | Stage::Paid { .. }
        | Stage::Booked { .. }
        | Stage::Receipted { .. }
        | Stage::Refunding { .. }
        | Stage::Refunded { .. } => (stage, vec![]),
    }
}

/// Nobody wants it any more, or its time is over.
pub(super) fn close(stage: Stage, by_customer: bool) -> Result<Next, Refused> {
    match stage {
        Stage::Created => Ok((Stage::Closed, vec![])),
        Stage::Prepaying | Stage::Pending | Stage::Checking(_) => {
            Ok((Stage::Checking(Doubt::Closing), vec![Effect::Query]))
        }
        Stage::Closed | Stage::Failed => Ok((stage, vec![])),
        Stage::Paid { .. }
        | Stage::Booked { .. }
        | Stage::Receipted { .. }
        | Stage::Refunding { .. }
        | Stage::Refunded { .. } => {
            if by_customer {
                Err(Refused::AlreadyPaid)
            } else {
                Ok((stage, vec![]))
            }
        }
    }
}

/// The supplier has booked it.
pub(super) fn booking_done(stage: Stage, surplus_fen: i64) -> Result<Next, Refused> {
    match stage {
        Stage::Paid { transaction } => {
            Ok((Stage::Booked { transaction, surplus_fen }, vec![Effect::IssueReceipt]))
        }
        Stage::Booked { .. } | Stage::Receipted { .. } => Ok((stage, vec![])),
        // The supplier holds a payment that the gateway takes back.
        Stage::Refunding { .. } | Stage::Refunded { .. } => {
            Ok((stage, vec![Effect::Alarm(Alarm::MoneyReturned)]))
        }
        Stage::Created
        | Stage::Prepaying
        | Stage::Pending
        | Stage::Checking(_)
        | Stage::Closed
        | Stage::Failed => Err(Refused::TooEarly),
    }
}

/// The supplier won't book it.
pub(super) fn booking_refused(stage: Stage) -> Result<Next, Refused> {
    match stage {
        Stage::Paid { .. } => Ok((stage, vec![Effect::Alarm(Alarm::BookingRefused)])),
        Stage::Booked { .. }
        | Stage::Receipted { .. }
        | Stage::Refunding { .. }
        | Stage::Refunded { .. } => Ok((stage, vec![])),
        Stage::Created
        | Stage::Prepaying
        | Stage::Pending
        | Stage::Checking(_)
        | Stage::Closed
        | Stage::Failed => Err(Refused::TooEarly),
    }
}

/// The receipt is stored.
pub(super) fn receipt_issued(stage: Stage) -> Result<Next, Refused> {
    match stage {
        Stage::Booked { transaction, surplus_fen } => {
            Ok((Stage::Receipted { transaction, surplus_fen }, vec![Effect::Notify]))
        }
        Stage::Receipted { .. } | Stage::Refunding { .. } | Stage::Refunded { .. } => {
            Ok((stage, vec![]))
        }
        Stage::Created
        | Stage::Prepaying
        | Stage::Pending
        | Stage::Checking(_)
        | Stage::Paid { .. }
        | Stage::Closed
        | Stage::Failed => Err(Refused::TooEarly),
    }
}
