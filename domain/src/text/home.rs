//! The home page.

use super::section;

/// The home page.
#[derive(Debug, Clone, Copy)]
pub struct HomeText {
    /// Title of the browser tab.
    pub title: &'static str,
    /// For search engines.
    pub description: &'static str,
    /// Main heading, signed out.
    pub welcome: &'static str,
    /// What can be done here.
    pub welcome_text: &'static str,
    /// Main button, signed out.
    pub sign_in: &'static str,
    /// What signing in needs.
    pub sign_in_note: &'static str,
    /// Heading of the first steps.
    pub steps: &'static str,
    /// The first steps: what to do, and what it takes.
    pub steps_list: [(&'static str, &'static str); 3],
    /// Heading above the amount.
    pub owed: &'static str,
    /// Heading when nothing is owed.
    pub nothing_owed: &'static str,
    /// Text when nothing is owed.
    pub nothing_owed_text: &'static str,
    /// `{amount}`: part of the sum that is late fees.
    pub late_fee: &'static str,
    /// `{date}`: last day of the oldest bill.
    pub due: &'static str,
    /// `{date}`: that day has passed.
    pub overdue: &'static str,
    /// Button that pays one account.
    pub pay: &'static str,
    /// Button to an account's bills.
    pub bills: &'static str,
    /// Tops up a prepaid account.
    pub top_up: &'static str,
    /// Before a prepaid balance.
    pub balance: &'static str,
    /// A payment is open.
    pub under_way: &'static str,
    /// Heading when no account is bound.
    pub no_account: &'static str,
    /// What to do then.
    pub no_account_text: &'static str,
    /// Button that binds.
    pub bind: &'static str,
    /// Heading before the first verification.
    pub unverified: &'static str,
    /// What it is for.
    pub unverified_text: &'static str,
    /// Button that verifies.
    pub verify: &'static str,
    /// Heading of the requests.
    pub in_progress: &'static str,
    /// No requests.
    pub nothing_in_progress: &'static str,
    /// A verification in review.
    pub identity_review: &'static str,
    /// A binding in review.
    pub account_review: &'static str,
    /// Any other request.
    pub request: &'static str,
    /// `{number}`.
    pub number: &'static str,
    /// `{date}`: answered by.
    pub answered_by: &'static str,
    /// Heading of the services.
    pub services: &'static str,
    /// Services, in the order of the grid: name and what it does.
    pub service_bills: (&'static str, &'static str),
    /// Paying.
    pub service_pay: (&'static str, &'static str),
    /// Binding an account.
    pub service_bind: (&'static str, &'static str),
    /// Verification.
    pub service_verify: (&'static str, &'static str),
    /// Payments made.
    pub service_payments: (&'static str, &'static str),
    /// Checking a receipt.
    pub service_check: (&'static str, &'static str),
    /// The guide.
    pub service_help: (&'static str, &'static str),
}

section!(HomeText, home::HOME);
