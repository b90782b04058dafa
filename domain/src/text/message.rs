//! Messages by SMS (短信). Each begins with the supplier's name, as the networks demand.

use super::section;

/// Everything that is sent by SMS.
#[derive(Debug, Clone, Copy)]
pub struct MessageText {
    /// `{supplier}`, `{code}`: code to sign in with.
    pub sign_in_code: &'static str,
    /// `{supplier}`, `{code}`: to the mobile in the file of an account that somebody binds.
    pub account_proof_code: &'static str,
    /// `{supplier}`, `{code}`: to the legal person of a company that somebody wants to act for.
    pub company_authorisation: &'static str,
    /// `{supplier}`, `{amount}`: a payment is booked and its receipt issued.
    pub payment_done: &'static str,
    /// `{supplier}`, `{number}`: a review ended well.
    pub review_approved: &'static str,
    /// `{supplier}`, `{number}`, `{reason}`: a review ended otherwise.
    pub review_refused: &'static str,
    /// `{supplier}`, `{number}`: the review of a binding ended well.
    pub binding_approved: &'static str,
    /// `{supplier}`, `{number}`, `{reason}`: the review of a binding ended otherwise.
    pub binding_refused: &'static str,
}

section!(MessageText, message::MESSAGE);
