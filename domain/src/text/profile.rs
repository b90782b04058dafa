//! The login's own things.

use super::section;

/// Profile (我的).
#[derive(Debug, Clone, Copy)]
pub struct ProfileText {
    /// Heading.
    pub title: &'static str,
    /// The login's mobile.
    pub mobile: &'static str,
    /// Heading of the parties.
    pub parties: &'static str,
    /// No party yet.
    pub no_party: &'static str,
    /// The party that the login acts for now.
    pub acting: &'static str,
    /// Button that acts for another one.
    pub switch: &'static str,
    /// A person.
    pub person: &'static str,
    /// A company.
    pub company: &'static str,
    /// Levels L0 to L3.
    pub levels: [&'static str; 4],
    /// Roles: owner, agent, payer, viewer.
    pub roles: [&'static str; 4],
    /// Link to verification.
    pub verify: &'static str,
    /// Heading of the accounts.
    pub accounts: &'static str,
    /// Link to them.
    pub accounts_link: &'static str,
    /// Heading of the invoice title.
    pub invoice: &'static str,
    /// What it is for.
    pub invoice_text: &'static str,
    /// Question: name on the invoice.
    pub invoice_name: &'static str,
    /// Question: credit code.
    pub invoice_code: &'static str,
    /// Its hint.
    pub invoice_code_hint: &'static str,
    /// Question: e-mail.
    pub invoice_email: &'static str,
    /// Its hint.
    pub invoice_email_hint: &'static str,
    /// Button that removes it.
    pub invoice_remove: &'static str,
    /// Asked first.
    pub invoice_remove_question: &'static str,
    /// What removing does.
    pub invoice_remove_consequence: &'static str,
    /// Button that does it.
    pub invoice_remove_confirm: &'static str,
    /// Button that leaves it.
    pub invoice_remove_keep: &'static str,
    /// Said afterwards.
    pub invoice_removed: &'static str,
    /// Heading of the display.
    pub display: &'static str,
    /// Language.
    pub language: &'static str,
    /// Elder mode.
    pub elder: &'static str,
    /// What it does.
    pub elder_text: &'static str,
    /// On.
    pub on: &'static str,
    /// Off.
    pub off: &'static str,
    /// Heading of WeChat.
    pub wechat: &'static str,
    /// Linked.
    pub wechat_linked: &'static str,
    /// Not linked.
    pub wechat_not_linked: &'static str,
    /// Link that links it.
    pub wechat_link: &'static str,
    /// Heading of the consents.
    pub consents: &'static str,
    /// What withdrawal does.
    pub consents_text: &'static str,
    /// `{time}`
    pub granted: &'static str,
    /// Not agreed to.
    pub not_granted: &'static str,
    /// Opens the text.
    pub read: &'static str,
    /// Button: `{title}` for screen readers.
    pub withdraw: &'static str,
    /// Asks once more.
    pub withdraw_sure: &'static str,
    /// Button.
    pub grant: &'static str,
    /// Button.
    pub sign_out: &'static str,
    /// What becomes of what was typed.
    pub sign_out_text: &'static str,
}

section!(ProfileText, profile::PROFILE);
