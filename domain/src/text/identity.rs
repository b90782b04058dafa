//! Real-name verification.

use super::section;
use crate::wire::identity::ReviewReason;

/// A way to be verified: its name and what it needs.
pub type Way = (&'static str, &'static str);

/// Real-name verification (实名认证).
#[derive(Debug, Clone, Copy)]
pub struct IdentityText {
    /// Heading.
    pub title: &'static str,
    /// Why it is asked for.
    pub intro: &'static str,
    /// `{name}`: who is verified already.
    pub verified_as: &'static str,
    /// What more a higher level allows.
    pub higher: &'static str,
    /// Heading of what is under way.
    pub open: &'static str,
    /// Heading of the ways.
    pub choose: &'static str,
    /// Heading of the ways for a person.
    pub for_person: &'static str,
    /// Heading of the ways for a company.
    pub for_company: &'static str,
    /// What an agent needs first.
    pub company_needs_person: &'static str,
    /// Back to the ways.
    pub other_way: &'static str,

    /// Name and ID number.
    pub name_id: Way,
    /// And the mobile's owner.
    pub name_id_mobile: Way,
    /// And a bank card.
    pub name_id_mobile_card: Way,
    /// A code from the counter.
    pub counter_code: Way,
    /// A face page.
    pub face: Way,
    /// A person looks at it.
    pub manual_review: Way,
    /// A company by SMS to the legal person.
    pub company_sms: Way,
    /// A company by a transfer.
    pub company_transfer: Way,
    /// A company by a stamped letter.
    pub company_letter: Way,

    /// Question: name.
    pub name: &'static str,
    /// Its hint.
    pub name_hint: &'static str,
    /// Question: kind of papers.
    pub document: &'static str,
    /// Kinds, in the order of the wire type.
    pub documents: [&'static str; 5],
    /// Question: number.
    pub id_number: &'static str,
    /// Its hint.
    pub id_number_hint: &'static str,
    /// Question: number of any papers.
    pub other_number: &'static str,
    /// Question: bank card.
    pub card_number: &'static str,
    /// Its hint.
    pub card_hint: &'static str,
    /// Question: code from the counter.
    pub counter: &'static str,
    /// Its hint.
    pub counter_hint: &'static str,
    /// Question: why a review.
    pub reason: &'static str,
    /// Reasons, in the order asked.
    pub reasons: [&'static str; 7],
    /// Question: remark.
    pub remark: &'static str,
    /// Its hint.
    pub remark_hint: &'static str,
    /// Question: credit code.
    pub credit_code: &'static str,
    /// Its hint.
    pub credit_code_hint: &'static str,
    /// Question: company name.
    pub company_name: &'static str,
    /// Question: legal person's name.
    pub legal_name: &'static str,
    /// Question: legal person's ID number.
    pub legal_id_number: &'static str,
    /// Question: legal person's mobile.
    pub legal_mobile: &'static str,
    /// Question: bank account.
    pub bank_account: &'static str,
    /// Its hint.
    pub bank_account_hint: &'static str,

    /// `{title}`: box to tick.
    pub agree: &'static str,
    /// Opens the text.
    pub read: &'static str,
    /// Above the boxes.
    pub consents: &'static str,
    /// Button.
    pub submit: &'static str,
    /// Button for a review.
    pub submit_review: &'static str,
    /// Button for the face page.
    pub submit_face: &'static str,

    /// Verified.
    pub done: &'static str,
    /// `{name}`
    pub done_text: &'static str,
    /// Next: bind an account.
    pub bind: &'static str,
    /// Back to what was wanted.
    pub go_on: &'static str,
    /// To the home page.
    pub home: &'static str,
    /// The provider's page waits.
    pub continue_title: &'static str,
    /// What happens there.
    pub continue_text: &'static str,
    /// Button that goes there.
    pub continue_action: &'static str,
    /// Back from there.
    pub returned: &'static str,
    /// The result isn't there yet.
    pub not_yet: &'static str,
    /// Button that asks again.
    pub check_again: &'static str,
    /// A company waits for a code.
    pub needs_code: &'static str,
    /// `{to}`, `{time}`
    pub needs_code_text: &'static str,
    /// Question: code that the legal person received.
    pub legal_code: &'static str,
    /// A company waits for the amount.
    pub needs_amount: &'static str,
    /// `{to}`, `{time}`
    pub needs_amount_text: &'static str,
    /// Question: amount in yuan.
    pub amount: &'static str,
    /// Its hint.
    pub amount_hint: &'static str,
    /// `{n}`
    pub tries_left: &'static str,
    /// In review.
    pub in_review: &'static str,
    /// `{number}`, `{date}`
    pub in_review_text: &'static str,
    /// Before the reason.
    pub review_reason: &'static str,
    /// No match.
    pub mismatch: &'static str,
    /// What to do then.
    pub mismatch_text: &'static str,
    /// Next: a review.
    pub to_review: &'static str,
    /// Refused.
    pub refused: &'static str,
    /// `{reason}`
    pub refused_text: &'static str,
}

impl IdentityText {
    /// Why something is in review, in words.
    pub fn reason_words(&self, reason: ReviewReason) -> &'static str {
        let [rare, passport, region, minor, holder, down, mismatch] = self.reasons;
        match reason {
            ReviewReason::RareName => rare,
            ReviewReason::Passport => passport,
            ReviewReason::HongKongMacauTaiwan => region,
            ReviewReason::Minor => minor,
            ReviewReason::WrongHolder => holder,
            ReviewReason::ProviderDown => down,
            ReviewReason::Mismatch | ReviewReason::ManyLogins => mismatch,
            ReviewReason::StampedLetter => self.company_letter.0,
        }
    }
}

section!(IdentityText, identity::IDENTITY);
