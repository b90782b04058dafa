//! Words that many pages share, and the shell around every page.

use super::section;

/// Words that many pages share.
#[derive(Debug, Clone, Copy)]
pub struct CommonText {
    /// Shown to screen readers while something loads.
    pub loading: &'static str,
    /// Button that tries again.
    pub retry: &'static str,
    /// Button that goes on.
    pub next: &'static str,
    /// Link back.
    pub back: &'static str,
    /// Button that confirms.
    pub confirm: &'static str,
    /// Button that leaves things as they are.
    pub cancel: &'static str,
    /// Button that stores.
    pub save: &'static str,
    /// Shown after storing.
    pub saved: &'static str,
    /// On a busy button.
    pub working: &'static str,
    /// Link to sign-in.
    pub sign_in: &'static str,
    /// Unit after an amount.
    pub yuan: &'static str,
    /// Unit after energy.
    pub kwh: &'static str,
    /// `{name}`, `{unit}`: a heading over figures.
    pub with_unit: &'static str,
    /// Marks a question that may be left out.
    pub optional: &'static str,
    /// Marks a choice that hasn't been made.
    pub choose: &'static str,
    /// Heading of the list of mistakes in a form.
    pub mistakes_title: &'static str,
    /// Between a name and what is said of it.
    pub colon: &'static str,
    /// Before an error, for screen readers.
    pub error_prefix: &'static str,
    /// `{id}`: what to tell the hotline.
    pub trace: &'static str,
    /// Shows the masked parts as "hidden" to screen readers.
    pub masked: &'static str,
    /// Between two dates.
    pub date_to: &'static str,
    /// Months, as `{m}` of the next two.
    pub months: [&'static str; 12],
    /// `{y}`, `{m}`, `{d}`.
    pub date: &'static str,
    /// `{y}`, `{m}`.
    pub month: &'static str,
    /// `{time}`: when the copy was last synchronised.
    pub synchronised: &'static str,
    /// Added when the copy is too old to be relied on.
    pub stale: &'static str,
}

/// The shell around every page.
#[derive(Debug, Clone, Copy)]
pub struct ShellText {
    /// Name of the product.
    pub name: &'static str,
    /// What it is.
    pub tagline: &'static str,
    /// First link of a page.
    pub skip: &'static str,
    /// Name of the main navigation.
    pub navigation: &'static str,
    /// Link to the home page.
    pub home: &'static str,
    /// Link to the accounts.
    pub accounts: &'static str,
    /// Link to the payments.
    pub payments: &'static str,
    /// Link to the guide.
    pub help: &'static str,
    /// Link to the profile.
    pub profile: &'static str,
    /// Link to sign-in.
    pub sign_in: &'static str,
    /// Name of the other language, in that language.
    pub other_language: &'static str,
    /// Language of `other_language` for screen readers.
    pub other_language_code: &'static str,
    /// Button that turns elder mode on.
    pub elder_on: &'static str,
    /// Button that turns elder mode off.
    pub elder_off: &'static str,
    /// Label of the switch between parties.
    pub party: &'static str,
    /// It couldn't be switched; which one holds.
    pub party_failed: &'static str,
    /// A person, in the switch.
    pub person: &'static str,
    /// A company, in the switch.
    pub company: &'static str,
    /// Before the hotline's number.
    pub hotline: &'static str,
    /// What the hotline is for.
    pub hotline_note: &'static str,
    /// Link to the check of receipts.
    pub receipt_check: &'static str,
    /// The session has ended.
    pub expired_title: &'static str,
    /// What became of what was typed.
    pub expired_text: &'static str,
    /// Signs in again and comes back.
    pub expired_action: &'static str,
    /// A page's part couldn't be fetched.
    pub chunk_failed: &'static str,
    /// What to do then.
    pub chunk_failed_next: &'static str,
    /// Heading for an unknown address.
    pub not_found_title: &'static str,
    /// What to do then.
    pub not_found_text: &'static str,
    /// Link from there.
    pub not_found_action: &'static str,
}

section!(CommonText, common::COMMON);
section!(ShellText, common::SHELL);
