//! Texts of the account pages (户号): list, binding, unbinding.

use super::section;
use crate::wire::account::BindingRole;

/// Everything the account pages say.
#[derive(Debug, Clone, Copy)]
pub struct AccountText {
    /// Heading of the list.
    pub title: &'static str,
    /// Heading when nothing is bound.
    pub empty_title: &'static str,
    /// What binding is good for.
    pub empty_body: &'static str,
    /// Link to the binding page from an empty list.
    pub bind: &'static str,
    /// Link to the binding page below other accounts.
    pub bind_another: &'static str,
    /// Before an account number.
    pub number: &'static str,
    /// Before an address.
    pub address: &'static str,
    /// Before the holder's name.
    pub holder_name: &'static str,
    /// Role: the account's own customer.
    pub holder: &'static str,
    /// Role: somebody who pays.
    pub payer: &'static str,
    /// What a payer sees.
    pub payer_note: &'static str,
    /// Prepaid accounts.
    pub prepaid: &'static str,
    /// Over what is owed.
    pub owed: &'static str,
    /// Over a prepaid balance.
    pub balance: &'static str,
    /// Nothing owed.
    pub nothing_owed: &'static str,
    /// `{date}`: last day to pay.
    pub due: &'static str,
    /// `{date}`: the last day to pay that is past.
    pub overdue: &'static str,
    /// `{amount}`: late fees within what is owed.
    pub late_fee_included: &'static str,
    /// A payment is open.
    pub under_way: &'static str,
    /// Link to the open payment.
    pub under_way_link: &'static str,
    /// Pay.
    pub pay: &'static str,
    /// Top up a prepaid account.
    pub top_up: &'static str,
    /// To the bill list.
    pub bills: &'static str,
    /// `{time}`: last synchronisation.
    pub synchronised: &'static str,
    /// `{time}`: the copy is old.
    pub stale: &'static str,
    /// Button that asks the customer system now.
    pub refresh: &'static str,
    /// While it is asked.
    pub refreshing: &'static str,
    /// It answered.
    pub refreshed: &'static str,
    /// It didn't.
    pub refresh_failed: &'static str,
    /// Unbinding.
    pub unbind: UnbindText,
    /// Binding.
    pub binding: BindingText,
    /// Before the name of a tariff class.
    pub tariff_title: &'static str,
    /// Names of tariff classes.
    pub tariff: TariffClassText,
}

/// Texts of unbinding (解除绑定).
#[derive(Debug, Clone, Copy)]
pub struct UnbindText {
    /// The button on the card.
    pub open: &'static str,
    /// `{number}`: the question.
    pub question: &'static str,
    /// What it does and doesn't do.
    pub consequence: &'static str,
    /// Do it.
    pub confirm: &'static str,
    /// Don't.
    pub keep: &'static str,
    /// `{number}`: done.
    pub done: &'static str,
}

/// Texts of the binding form (绑定户号).
#[derive(Debug, Clone, Copy)]
pub struct BindingText {
    /// Heading.
    pub title: &'static str,
    /// What is needed.
    pub lead: &'static str,
    /// Label of the account number.
    pub number: &'static str,
    /// Hint of the account number.
    pub number_hint: &'static str,
    /// Summary of the help on finding the number.
    pub where_title: &'static str,
    /// Where the number stands.
    pub where_items: [&'static str; 3],
    /// Question for the role.
    pub role: &'static str,
    /// Answers, in the order of [`crate::form::binding::ROLES`].
    pub roles: [&'static str; 2],
    /// Question for the proof.
    pub proof: &'static str,
    /// Why it is asked.
    pub proof_hint: &'static str,
    /// Answers, in the order of [`crate::form::binding::PROOFS`].
    pub proofs: [&'static str; 2],
    /// Label of the amount.
    pub amount: &'static str,
    /// Hint of the amount.
    pub amount_hint: &'static str,
    /// Label of the code.
    pub code: &'static str,
    /// Hint of the code.
    pub code_hint: &'static str,
    /// Button that sends it.
    pub send_code: &'static str,
    /// `{seconds}`: until it may be sent again.
    pub send_again_in: &'static str,
    /// The answer, the same whether or not a mobile is in the file.
    pub code_sent: &'static str,
    /// Label of the own name.
    pub nickname: &'static str,
    /// Hint of the own name.
    pub nickname_hint: &'static str,
    /// Submit.
    pub submit: &'static str,
    /// The file names another holder, and a person looks at it.
    pub in_review: &'static str,
    /// `{number}`, `{date}`: how to ask about it, and by when it is answered.
    pub in_review_text: &'static str,
    /// What can be done until then.
    pub in_review_meanwhile: &'static str,
    /// Link to the accounts.
    pub to_accounts: &'static str,
    /// Verification is needed first: what happened and what now.
    pub verify_first: &'static str,
    /// Link to it.
    pub verify_link: &'static str,
}

/// Names of tariff classes (用电类别).
#[derive(Debug, Clone, Copy)]
pub struct TariffClassText {
    /// Residential with tiers.
    pub residential: &'static str,
    /// Residential with tiers, peak and valley prices.
    pub residential_tou: &'static str,
    /// Residential, flat.
    pub residential_shared: &'static str,
    /// A private charger.
    pub charger: &'static str,
    /// Commercial and industrial.
    pub commercial: &'static str,
    /// The same with prices by period.
    pub commercial_tou: &'static str,
    /// Any other.
    pub other: &'static str,
}

impl AccountText {
    /// Name of a role.
    #[must_use]
    pub fn role(&self, role: BindingRole) -> &'static str {
        match role {
            BindingRole::Holder => self.holder,
            BindingRole::Payer => self.payer,
        }
    }

    /// Name of a tariff class by its key.
    #[must_use]
    pub fn tariff_class(&self, key: &str) -> &'static str {
        match key {
            "residential" => self.tariff.residential,
            "residential_tou" => self.tariff.residential_tou,
            "residential_shared" => self.tariff.residential_shared,
            "charger" => self.tariff.charger,
            "commercial" => self.tariff.commercial,
            "commercial_tou" => self.tariff.commercial_tou,
            _ => self.tariff.other,
        }
    }
}

section!(AccountText, account::ACCOUNT);
