//! What a payment is for, part by part.

use crate::wire::payment::AllocationKind;

/// The parts of one payment: at least one, each above zero, with a sum that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocations {
    parts: Vec<Part>,
    total_fen: i64,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What for.
    pub kind: AllocationKind,
    /// The bill, for its principal and its late fee.
    pub bill: Option<String>,
    /// Amount in fen, above zero.
    pub amount_fen: i64,
}

/// Why parts make no payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AllocationError {
    /// Nothing to pay.
    Empty,
    /// A part of zero or less.
    NotPositive,
    /// The sum is more than the gateway takes in one order.
    TooMuch,
    /// A bill's part without its bill, a top-up with one, or the same thing twice.
    Ambiguous,
}

/// The most that one order may be over, in fen: ten million yuan, far below what overflows.
pub const MOST_FEN: i64 = 1_000_000_000;

impl Allocations {
    /// Takes `parts` in the order in which they are shown.
    ///
    /// # Errors
    /// [`AllocationError`] says what is wrong with them.
    pub fn new(parts: Vec<Part>) -> Result<Self, AllocationError> {
        let mut total_fen = 0_i64;
        for (index, part) in parts.iter().enumerate() {
            if part.amount_fen <= 0 {
                return Err(AllocationError::NotPositive);
            }
            let same = |other: &Part| other.kind == part.kind && other.bill == part.bill;
            if part.names_bill() != part.bill.is_some() || parts.iter().take(index).any(same) {
                return Err(AllocationError::Ambiguous);
            }
            total_fen = total_fen.checked_add(part.amount_fen).unwrap_or(i64::MAX);
        }
        match total_fen {
            0 => Err(AllocationError::Empty),
            sum if sum > MOST_FEN => Err(AllocationError::TooMuch),
            total_fen => Ok(Self { parts, total_fen }),
        }
    }

    /// The parts.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Their sum in fen.
    #[must_use]
    pub fn total_fen(&self) -> i64 {
        self.total_fen
    }

    /// The sum of the parts of one kind, in fen.
    #[must_use]
    pub fn sum_fen(&self, kind: AllocationKind) -> i64 {
        self.parts.iter().filter(|part| part.kind == kind).map(|part| part.amount_fen).sum()
    }
}

impl Part {
    fn names_bill(&self) -> bool {
        match self.kind {
            AllocationKind::Bill | AllocationKind::LateFee => true,
            AllocationKind::TopUp | AllocationKind::CaseFee => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AllocationError, Allocations, MOST_FEN, Part};
    use crate::wire::payment::AllocationKind::{Bill, CaseFee, LateFee, TopUp};

    fn part(kind: crate::wire::payment::AllocationKind, bill: Option<&str>, fen: i64) -> Part {
        Part { kind, bill: bill.map(str::to_owned), amount_fen: fen }
    }

    #[test]
    fn parts_add_up() {
        let all = Allocations::new(vec![
            part(Bill, Some("b1"), 14_880),
            part(LateFee, Some("b1"), 39),
            part(TopUp, None, 5_000),
        ])
        .unwrap();
        assert_eq!(all.total_fen(), 19_919);
        assert_eq!(all.sum_fen(LateFee), 39);
        assert_eq!(all.sum_fen(CaseFee), 0);
    }

    #[test]
    fn what_makes_no_payment_is_refused() {
        for (parts, error) in [
            (vec![], AllocationError::Empty),
            (vec![part(TopUp, None, 0)], AllocationError::NotPositive),
            (vec![part(Bill, Some("b"), -1)], AllocationError::NotPositive),
            (vec![part(Bill, None, 1)], AllocationError::Ambiguous),
            (vec![part(TopUp, Some("b"), 1)], AllocationError::Ambiguous),
            (vec![part(Bill, Some("b"), 1), part(Bill, Some("b"), 1)], AllocationError::Ambiguous),
            (vec![part(TopUp, None, MOST_FEN + 1)], AllocationError::TooMuch),
            (
                vec![part(TopUp, None, i64::MAX), part(CaseFee, None, i64::MAX)],
                AllocationError::TooMuch,
            ),
        ] {
            assert_eq!(Allocations::new(parts), Err(error));
        }
    }
}
