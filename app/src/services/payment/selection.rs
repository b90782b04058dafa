//! What a customer chose to pay, and the request that it makes.

use domain::{
    money::Fen,
    wire::{
        bill::{BillState, BillSummary},
        payment::{NewPayment, PaymentChannel},
    },
};

/// Bills of one account with those chosen, and a top-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    rows: Vec<Row>,
    top_up: Fen,
}

/// A bill that can be paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The bill.
    pub bill: BillSummary,
    /// Whether it is to be paid now.
    pub chosen: bool,
}

/// Whether a bill can be paid: it isn't paid and no payment of it is open.
pub fn is_payable(bill: &BillSummary) -> bool {
    match bill.state {
        BillState::Unpaid | BillState::Overdue => true,
        BillState::PaymentUnderWay | BillState::Paid => false,
    }
}

/// A bill with its late fee.
pub fn due(bill: &BillSummary) -> Option<Fen> {
    Fen::new(bill.amount_fen).checked_add(Fen::new(bill.late_fee_fen))
}

impl Selection {
    /// Every payable bill, oldest first. All are chosen, or the one that the customer came from.
    pub fn new(unpaid: &[BillSummary], only: Option<&str>) -> Self {
        let mut rows: Vec<Row> = unpaid
            .iter()
            .filter(|bill| is_payable(bill))
            .map(|bill| Row { bill: bill.clone(), chosen: true })
            .collect();
        rows.sort_by(|one, other| one.bill.period.cmp(&other.bill.period));
        if let Some(only) = only.filter(|only| rows.iter().any(|row| row.bill.bill_id == *only)) {
            rows.iter_mut().for_each(|row| row.chosen = row.bill.bill_id == only);
        }
        Self { rows, top_up: Fen::ZERO }
    }

    /// The bills, oldest first.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The bills chosen.
    pub fn chosen(&self) -> impl Iterator<Item = &BillSummary> {
        self.rows.iter().filter(|row| row.chosen).map(|row| &row.bill)
    }

    /// Chooses a bill or leaves it out.
    pub fn choose(&mut self, bill_id: &str, chosen: bool) {
        self.rows
            .iter_mut()
            .filter(|row| row.bill.bill_id == bill_id)
            .for_each(|row| row.chosen = chosen);
    }

    /// The top-up.
    pub fn top_up(&self) -> Fen {
        self.top_up
    }

    /// Sets the top-up.
    pub fn set_top_up(&mut self, top_up: Fen) {
        self.top_up = top_up;
    }

    /// The sum; none when it can't be computed.
    pub fn total(&self) -> Option<Fen> {
        self.chosen().try_fold(self.top_up, |sum, bill| sum.checked_add(due(bill)?))
    }

    /// Whether there is anything to pay.
    pub fn is_payable(&self) -> bool {
        self.total().is_some_and(|total| total > Fen::ZERO)
    }

    /// Takes the bills as they are now. What was chosen stays chosen, what can't be paid any
    /// more drops out, and nothing is added.
    pub fn renewed(&self, unpaid: &[BillSummary]) -> Self {
        let mut renewed = Self::new(unpaid, None);
        for row in &mut renewed.rows {
            row.chosen = self.chosen().any(|bill| bill.bill_id == row.bill.bill_id);
        }
        renewed.top_up = self.top_up;
        renewed
    }

    /// The request; none when there is nothing to pay.
    pub fn request(&self, account_id: &str, channel: PaymentChannel) -> Option<NewPayment> {
        let total = self.total().filter(|total| *total > Fen::ZERO)?;
        Some(NewPayment {
            account_id: account_id.into(),
            bill_ids: self.chosen().map(|bill| bill.bill_id.clone()).collect(),
            top_up_fen: self.top_up.get(),
            expected_total_fen: total.get(),
            channel,
        })
    }
}

/// A request with its Idempotency-Key: the same request keeps its key, so that sending it again
/// is safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyed {
    /// The request.
    pub request: NewPayment,
    /// Its key.
    pub key: String,
}

impl Keyed {
    /// The request with the key it was sent with before, or with a new one.
    pub fn of(request: NewPayment, before: Option<Self>, new_key: impl FnOnce() -> String) -> Self {
        before
            .filter(|before| before.request == request)
            .unwrap_or_else(|| Self { request, key: new_key() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bill(id: &str, period: &str, amount: i64, late_fee: i64, state: BillState) -> BillSummary {
        BillSummary {
            bill_id: id.into(),
            period: period.into(),
            energy_kwh_x100: None,
            amount_fen: amount,
            late_fee_fen: late_fee,
            due_date: "2026-11-25".into(),
            state,
            receipt_id: None,
            open_payment_id: None,
        }
    }

    fn three() -> Vec<BillSummary> {
        vec![
            bill("new", "2026-10", 10_000, 0, BillState::Unpaid),
            bill("old", "2026-09", 18_640, 186, BillState::Overdue),
            bill("open", "2026-08", 5_000, 0, BillState::PaymentUnderWay),
        ]
    }

    #[test]
    fn everything_payable_is_chosen_oldest_first() {
        let selection = Selection::new(&three(), None);
        let ids: Vec<_> = selection.chosen().map(|bill| bill.bill_id.as_str()).collect();
        assert_eq!(ids, ["old", "new"]);
        assert_eq!(selection.total(), Some(Fen::new(28_826)));
    }

    #[test]
    fn coming_from_a_bill_chooses_that_one() {
        let selection = Selection::new(&three(), Some("new"));
        assert_eq!(selection.total(), Some(Fen::new(10_000)));
        // A bill that is being paid can't be chosen: the rest stays chosen.
        assert_eq!(Selection::new(&three(), Some("open")).chosen().count(), 2);
    }

    #[test]
    fn nothing_chosen_makes_no_request() {
        let mut selection = Selection::new(&three(), None);
        selection.choose("old", false);
        selection.choose("new", false);
        assert_eq!(selection.request("a", PaymentChannel::WechatNative), None);
        assert!(!selection.is_payable());
        selection.set_top_up(Fen::new(5_000));
        let request = selection.request("a", PaymentChannel::WechatNative).unwrap();
        assert_eq!((request.bill_ids.len(), request.expected_total_fen), (0, 5_000));
    }

    #[test]
    fn the_request_says_what_the_page_showed() {
        let mut selection = Selection::new(&three(), None);
        selection.set_top_up(Fen::new(100));
        let request = selection.request("a", PaymentChannel::WechatH5).unwrap();
        assert_eq!(request.bill_ids, ["old", "new"]);
        assert_eq!(request.top_up_fen, 100);
        assert_eq!(request.expected_total_fen, 28_926);
    }

    #[test]
    fn the_same_request_keeps_its_key_and_another_gets_a_new_one() {
        let mut selection = Selection::new(&three(), None);
        let request = |of: &Selection| of.request("a", PaymentChannel::WechatNative).unwrap();
        let first = Keyed::of(request(&selection), None, || "first".into());
        let again = Keyed::of(request(&selection), Some(first.clone()), || "second".into());
        assert_eq!(again, first);
        selection.choose("old", false);
        let other = Keyed::of(request(&selection), Some(first), || "second".into());
        assert_eq!(other.key, "second");
    }

    #[test]
    fn overflow_makes_no_request() {
        let huge = [bill("x", "2026-10", i64::MAX, 1, BillState::Overdue)];
        let selection = Selection::new(&huge, None);
        assert_eq!(selection.total(), None);
        assert_eq!(selection.request("a", PaymentChannel::WechatNative), None);
    }

    #[test]
    fn renewing_keeps_the_choice_and_adds_nothing() {
        let mut selection = Selection::new(&three(), None);
        selection.choose("new", false);
        selection.set_top_up(Fen::new(7));
        let now = [
            bill("old", "2026-09", 18_640, 205, BillState::Overdue),
            bill("new", "2026-10", 10_000, 0, BillState::Unpaid),
            bill("newer", "2026-11", 9_000, 0, BillState::Unpaid),
        ];
        let renewed = selection.renewed(&now);
        assert_eq!(renewed.total(), Some(Fen::new(18_640 + 205 + 7)));
        assert_eq!(renewed.rows().len(), 3);
        let paid = Selection::new(&three(), None).renewed(&[]);
        assert!(renewed.is_payable() && !paid.is_payable());
    }
}
