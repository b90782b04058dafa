//! Texts of the payment pages (缴费).

use super::section;
use crate::wire::payment::{AllocationKind, PaymentState};

/// Everything the payment pages say.
#[derive(Debug, Clone, Copy)]
pub struct PaymentText {
    /// Choosing what to pay.
    pub choose: ChooseText,
    /// Reviewing before paying.
    pub review: ReviewText,
    /// One payment, live.
    pub live: LiveText,
    /// What each state means.
    pub states: StateTexts,
    /// What a payment is for.
    pub kinds: AllocationText,
    /// History.
    pub history: HistoryText,
}

/// Choosing what to pay.
#[derive(Debug, Clone, Copy)]
pub struct ChooseText {
    /// Heading.
    pub title: &'static str,
    /// Legend of the bills.
    pub bills: &'static str,
    /// `{period}`: one bill.
    pub bill: &'static str,
    /// `{amount}`, `{late_fee}`: what a bill with a late fee consists of.
    pub with_late_fee: &'static str,
    /// Nothing to pay on a postpaid account.
    pub nothing_title: &'static str,
    /// What then.
    pub nothing_body: &'static str,
    /// Back to the bills.
    pub to_bills: &'static str,
    /// Label of the top-up.
    pub top_up: &'static str,
    /// `{balance}`: what is there now.
    pub top_up_balance: &'static str,
    /// Hint of the top-up.
    pub top_up_hint: &'static str,
    /// Nothing chosen.
    pub nothing_chosen: &'static str,
    /// A bill of this account is already being paid.
    pub under_way: &'static str,
    /// Goes there.
    pub under_way_link: &'static str,
    /// Before the total.
    pub total: &'static str,
    /// To the review.
    pub next: &'static str,
    /// Question for the way to pay.
    pub channel: &'static str,
    /// Native QR.
    pub native: &'static str,
    /// What it needs.
    pub native_hint: &'static str,
    /// H5.
    pub h5: &'static str,
    /// What it needs.
    pub h5_hint: &'static str,
    /// JSAPI.
    pub jsapi: &'static str,
    /// What it needs.
    pub jsapi_hint: &'static str,
}

/// Reviewing before paying.
#[derive(Debug, Clone, Copy)]
pub struct ReviewText {
    /// Heading.
    pub title: &'static str,
    /// What to look at.
    pub lead: &'static str,
    /// Before the way to pay.
    pub channel: &'static str,
    /// `{amount}`: the button that pays.
    pub pay: &'static str,
    /// Back to choosing.
    pub change: &'static str,
    /// That the late fee stays as it is while the order is open.
    pub frozen: &'static str,
    /// `{before}`, `{now}`: the total isn't what was shown.
    pub amount_changed: &'static str,
    /// The bills were paid meanwhile.
    pub already_paid: &'static str,
    /// Who pays inside WeChat isn't known yet.
    pub wechat_first: &'static str,
    /// Link to WeChat's consent page.
    pub wechat_link: &'static str,
    /// The request wasn't answered; nothing was paid twice.
    pub unanswered: &'static str,
}

/// One payment, live.
#[derive(Debug, Clone, Copy)]
pub struct LiveText {
    /// Heading.
    pub title: &'static str,
    /// Over the amount.
    pub amount: &'static str,
    /// Before the order number.
    pub order: &'static str,
    /// What it is for.
    pub what_for: &'static str,
    /// When the money came.
    pub paid_at: &'static str,
    /// What to do with the QR code.
    pub scan: &'static str,
    /// What the QR code is, for who can't see it.
    pub qr_label: &'static str,
    /// Link that opens the cashier page.
    pub open_cashier: &'static str,
    /// Link that opens WeChat on a phone.
    pub open_wechat: &'static str,
    /// Button that calls WeChat's bridge.
    pub invoke: &'static str,
    /// The bridge isn't there.
    pub no_bridge: &'static str,
    /// The customer closed WeChat's window.
    pub bridge_cancelled: &'static str,
    /// `{minutes}`: time left, a minute or more.
    pub minutes_left: &'static str,
    /// Less than a minute left.
    pub last_minute: &'static str,
    /// Time is up, the answer is awaited.
    pub time_up: &'static str,
    /// `{time}`: last moment to pay.
    pub until: &'static str,
    /// Button that asks the gateway.
    pub check: &'static str,
    /// While it is asked.
    pub checking: &'static str,
    /// `{time}`: last answer.
    pub checked_at: &'static str,
    /// The network fails; what is shown may be old.
    pub offline: &'static str,
    /// Button that cancels.
    pub cancel: &'static str,
    /// The question.
    pub cancel_question: &'static str,
    /// What cancelling does.
    pub cancel_consequence: &'static str,
    /// Do it.
    pub cancel_confirm: &'static str,
    /// Don't.
    pub cancel_keep: &'static str,
    /// It failed; what now.
    pub cancel_failed: &'static str,
    /// `{amount}`: money arrived for a bill that was already paid.
    pub surplus: &'static str,
    /// To the receipt.
    pub receipt: &'static str,
    /// Pay again.
    pub again: &'static str,
    /// To the bills.
    pub bills: &'static str,
    /// Whom to ask; `{order}`.
    pub help: &'static str,
}

/// Heading and explanation of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateText {
    /// In a list.
    pub short: &'static str,
    /// Heading of the page.
    pub heading: &'static str,
    /// What it means and what to do.
    pub body: &'static str,
}

/// What each state means.
#[derive(Debug, Clone, Copy)]
pub struct StateTexts {
    /// [`PaymentState::Created`] and [`PaymentState::Prepaying`].
    pub preparing: StateText,
    /// [`PaymentState::Pending`].
    pub pending: StateText,
    /// [`PaymentState::Checking`].
    pub checking: StateText,
    /// [`PaymentState::Paid`].
    pub paid: StateText,
    /// [`PaymentState::Booked`].
    pub booked: StateText,
    /// [`PaymentState::Receipted`].
    pub receipted: StateText,
    /// [`PaymentState::Closed`].
    pub closed: StateText,
    /// [`PaymentState::Failed`].
    pub failed: StateText,
    /// [`PaymentState::Refunding`].
    pub refunding: StateText,
    /// [`PaymentState::Refunded`].
    pub refunded: StateText,
}

/// What a payment is for.
#[derive(Debug, Clone, Copy)]
pub struct AllocationText {
    /// `{period}`: a bill.
    pub bill: &'static str,
    /// `{period}`: its late fee.
    pub late_fee: &'static str,
    /// Top-up.
    pub top_up: &'static str,
    /// A case's fee.
    pub case_fee: &'static str,
}

/// History.
#[derive(Debug, Clone, Copy)]
pub struct HistoryText {
    /// Heading.
    pub title: &'static str,
    /// Nothing paid yet.
    pub empty_title: &'static str,
    /// What will stand here.
    pub empty_body: &'static str,
    /// To the accounts.
    pub to_accounts: &'static str,
    /// `{first}`, `{count}`: several parts.
    pub and_more: &'static str,
}

impl StateTexts {
    /// Texts of a state.
    #[must_use]
    pub fn get(&self, state: PaymentState) -> &StateText {
        match state {
            PaymentState::Created | PaymentState::Prepaying => &self.preparing,
            PaymentState::Pending => &self.pending,
            PaymentState::Checking => &self.checking,
            PaymentState::Paid => &self.paid,
            PaymentState::Booked => &self.booked,
            PaymentState::Receipted => &self.receipted,
            PaymentState::Closed => &self.closed,
            PaymentState::Failed => &self.failed,
            PaymentState::Refunding => &self.refunding,
            PaymentState::Refunded => &self.refunded,
        }
    }
}

impl AllocationText {
    /// Text of a kind; the ones of bills name `{period}`.
    #[must_use]
    pub fn get(&self, kind: AllocationKind) -> &'static str {
        match kind {
            AllocationKind::Bill => self.bill,
            AllocationKind::LateFee => self.late_fee,
            AllocationKind::TopUp => self.top_up,
            AllocationKind::CaseFee => self.case_fee,
        }
    }
}

section!(PaymentText, payment::PAYMENT);
