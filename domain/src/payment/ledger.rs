//! Double-entry postings (复式记账) of payments: what came in, and what it was used for.

use super::allocation::Allocations;
use crate::wire::payment::AllocationKind;

/// A ledger account (会计科目).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LedgerAccount {
    /// Money that the gateway holds for us (应收支付机构款).
    Gateway,
    /// Received, not yet in the supplier's books (待入账款).
    Unbooked,
    /// What customers owe for energy, late fees included (应收电费).
    Receivable,
    /// What customers have on account by their own wish (预存电费).
    Prepaid,
    /// Fees of cases (业务费).
    CaseFees,
    /// What a bill no longer needed, kept for the customer (多缴款).
    Surplus,
}

/// Debit or credit (借、贷).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// 借.
    Debit,
    /// 贷.
    Credit,
}

/// One line of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// Where.
    pub account: LedgerAccount,
    /// Which side.
    pub side: Side,
    /// Amount in fen, above zero.
    pub amount_fen: i64,
}

/// A journal entry (记账凭证): its debits equal its credits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry(Vec<Posting>);

/// Why postings make no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryError {
    /// Debits and credits differ, or there are none.
    Unbalanced,
    /// An amount of zero or less.
    NotPositive,
    /// More surplus than was paid for bills.
    SurplusTooLarge,
}

impl Entry {
    /// An entry of these postings.
    ///
    /// # Errors
    /// [`EntryError`] unless each amount is above zero and both sides are equal.
    pub fn new(postings: Vec<Posting>) -> Result<Self, EntryError> {
        if postings.iter().any(|posting| posting.amount_fen <= 0) {
            return Err(EntryError::NotPositive);
        }
        let sum = |side| -> i128 {
            postings.iter().filter(|p| p.side == side).map(|p| i128::from(p.amount_fen)).sum()
        };
        if postings.is_empty() || sum(Side::Debit) != sum(Side::Credit) {
            return Err(EntryError::Unbalanced);
        }
        Ok(Self(postings))
    }

    /// Its lines.
    #[must_use]
    pub fn postings(&self) -> &[Posting] {
        &self.0
    }
}

/// The entry for money that the gateway received.
///
/// # Errors
/// [`EntryError::NotPositive`] for an amount of zero or less.
pub fn received(amount_fen: i64) -> Result<Entry, EntryError> {
    Entry::new(vec![
        Posting { account: LedgerAccount::Gateway, side: Side::Debit, amount_fen },
        Posting { account: LedgerAccount::Unbooked, side: Side::Credit, amount_fen },
    ])
}

/// The entry for a booking at the supplier, of which `surplus_fen` wasn't needed by its bills.
///
/// # Errors
/// [`EntryError::SurplusTooLarge`] when more is left over than was paid for bills,
/// [`EntryError::NotPositive`] for a negative surplus.
pub fn booked(allocations: &Allocations, surplus_fen: i64) -> Result<Entry, EntryError> {
    if surplus_fen < 0 {
        return Err(EntryError::NotPositive);
    }
    let bills =
        allocations.sum_fen(AllocationKind::Bill) + allocations.sum_fen(AllocationKind::LateFee);
    if surplus_fen > bills {
        return Err(EntryError::SurplusTooLarge);
    }
    let mut postings = vec![Posting {
        account: LedgerAccount::Unbooked,
        side: Side::Debit,
        amount_fen: allocations.total_fen(),
    }];
    let credits = [
        (LedgerAccount::Receivable, bills - surplus_fen),
        (LedgerAccount::Surplus, surplus_fen),
        (LedgerAccount::Prepaid, allocations.sum_fen(AllocationKind::TopUp)),
        (LedgerAccount::CaseFees, allocations.sum_fen(AllocationKind::CaseFee)),
    ];
    postings.extend(
        credits
            .into_iter()
            .filter(|(_, amount_fen)| *amount_fen > 0)
            .map(|(account, amount_fen)| Posting { account, side: Side::Credit, amount_fen }),
    );
    Entry::new(postings)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Entry, EntryError, LedgerAccount, Posting, Side, booked, received};
    use crate::payment::allocation::{Allocations, Part};
    use crate::wire::payment::AllocationKind;

    fn allocations(bill: i64, fee: i64, top_up: i64) -> Allocations {
        let part = |kind, bill: Option<&str>, amount_fen| Part {
            kind,
            bill: bill.map(str::to_owned),
            amount_fen,
        };
        let parts = vec![
            part(AllocationKind::Bill, Some("b"), bill),
            part(AllocationKind::LateFee, Some("b"), fee),
            part(AllocationKind::TopUp, None, top_up),
        ];
        Allocations::new(parts.into_iter().filter(|part| part.amount_fen > 0).collect()).unwrap()
    }

    #[test]
    fn sides_must_be_equal() {
        let line = |side, amount_fen| Posting { account: LedgerAccount::Gateway, side, amount_fen };
        assert_eq!(Entry::new(vec![]), Err(EntryError::Unbalanced));
        let uneven = vec![line(Side::Debit, 2), line(Side::Credit, 1)];
        assert_eq!(Entry::new(uneven), Err(EntryError::Unbalanced));
        assert_eq!(received(0), Err(EntryError::NotPositive));
    }

    #[test]
    fn surplus_comes_out_of_bills_only() {
        let all = allocations(1000, 10, 500);
        assert_eq!(booked(&all, 1011), Err(EntryError::SurplusTooLarge));
        assert_eq!(booked(&all, -1), Err(EntryError::NotPositive));
        let entry = booked(&all, 1010).unwrap();
        let on = |account| entry.postings().iter().find(|p| p.account == account);
        assert_eq!(on(LedgerAccount::Receivable), None);
        assert_eq!(on(LedgerAccount::Surplus).unwrap().amount_fen, 1010);
        assert_eq!(on(LedgerAccount::Prepaid).unwrap().amount_fen, 500);
    }

    proptest! {
        #[test]
        fn a_booking_clears_exactly_what_was_received(
            bill in 1_i64..1_000_000, fee in 0_i64..10_000, top_up in 0_i64..100_000, share in 0_i64..=100,
        ) {
            let all = allocations(bill, fee, top_up);
            let entry = booked(&all, (bill + fee) * share / 100).unwrap();
            let net = |account| -> i64 {
                received(all.total_fen()).unwrap().postings().iter().chain(entry.postings())
                    .filter(|p| p.account == account)
                    .map(|p| match p.side { Side::Debit => p.amount_fen, Side::Credit => -p.amount_fen })
                    .sum()
            };
            prop_assert_eq!(net(LedgerAccount::Unbooked), 0);
            prop_assert_eq!(net(LedgerAccount::Gateway), all.total_fen());
        }
    }
}
