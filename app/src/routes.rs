//! Every page's address, in one table. Public pages have an address per language (`/help`,
//! `/en/help`) and are written as HTML when the site is built.

use domain::wire::me::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{address, lazy, services, session::Session, shell::NotFound};

/// A page and what its address names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// What I owe, what is under way, what can be done.
    Home,
    /// Sign in by SMS.
    SignIn,
    /// Real-name verification.
    Verify,
    /// Back from a provider's page.
    VerifyReturn,
    /// The party's accounts.
    Accounts,
    /// Bind an account.
    Bind,
    /// One account's bills.
    Account(String),
    /// One bill.
    Bill(String),
    /// Pay for an account.
    Pay(String),
    /// Every payment.
    Payments,
    /// One payment.
    Payment(String),
    /// One receipt.
    Receipt(String),
    /// Check a receipt, for everybody.
    ReceiptCheck,
    /// The login's own things.
    Profile,
    /// The public guide.
    Help,
    /// No such address.
    NotFound,
}

/// Pages that need no session, in the order of the site map.
pub const PUBLIC: [Page; 4] = [Page::Home, Page::Help, Page::SignIn, Page::ReceiptCheck];

impl Page {
    /// The page at a path, and the language if the path names one.
    pub fn parse(path: &str) -> (Self, Option<Language>) {
        let path = path.trim_matches('/');
        let (rest, prefixed) = match path.strip_prefix("en") {
            Some("") => ("", true),
            Some(rest) if rest.starts_with('/') => (rest.trim_start_matches('/'), true),
            Some(_) | None => (path, false),
        };
        let page = Self::at(rest);
        match (page.is_public(), prefixed) {
            (true, true) => (page, Some(Language::English)),
            (true, false) => (page, Some(Language::Chinese)),
            (false, true) => (Self::NotFound, Some(Language::English)),
            (false, false) => (page, None),
        }
    }

    fn at(path: &str) -> Self {
        let mut parts = path.split('/');
        let (first, second, third) = (parts.next(), parts.next(), parts.next());
        match (first.unwrap_or_default(), second, third) {
            ("", None, None) => Self::Home,
            ("sign-in", None, None) => Self::SignIn,
            ("verify", None, None) => Self::Verify,
            ("verify", Some("return"), None) => Self::VerifyReturn,
            ("accounts", None, None) => Self::Accounts,
            ("accounts", Some("bind"), None) => Self::Bind,
            ("accounts", Some(id), None) => Self::Account(id.into()),
            ("bills", Some(id), None) => Self::Bill(id.into()),
            ("pay", Some(id), None) => Self::Pay(id.into()),
            ("payments", None, None) => Self::Payments,
            ("payments", Some(id), None) => Self::Payment(id.into()),
            ("receipts", Some(id), None) => Self::Receipt(id.into()),
            ("receipt-check", None, None) => Self::ReceiptCheck,
            ("profile", None, None) => Self::Profile,
            ("help", None, None) => Self::Help,
            _ => Self::NotFound,
        }
    }

    /// The page's address without a language.
    pub fn path(&self) -> String {
        match self {
            Self::Home => "/".into(),
            Self::SignIn => "/sign-in".into(),
            Self::Verify => "/verify".into(),
            Self::VerifyReturn => "/verify/return".into(),
            Self::Accounts => "/accounts".into(),
            Self::Bind => "/accounts/bind".into(),
            Self::Account(id) => format!("/accounts/{id}"),
            Self::Bill(id) => format!("/bills/{id}"),
            Self::Pay(id) => format!("/pay/{id}"),
            Self::Payments => "/payments".into(),
            Self::Payment(id) => format!("/payments/{id}"),
            Self::Receipt(id) => format!("/receipts/{id}"),
            Self::ReceiptCheck => "/receipt-check".into(),
            Self::Profile => "/profile".into(),
            Self::Help => "/help".into(),
            Self::NotFound => "/404".into(),
        }
    }

    /// The page's address in a language.
    pub fn path_in(&self, language: Language) -> String {
        match (language, self.is_public(), self) {
            (Language::English, true, Self::Home) => "/en/".into(),
            (Language::English, true, page) => format!("/en{}", page.path()),
            (Language::English, false, page) | (Language::Chinese, _, page) => page.path(),
        }
    }

    /// The page's address in the page's language: what links use.
    pub fn href(&self) -> String {
        self.path_in(Session::get().language.get_untracked())
    }

    /// The page of the main navigation that this one belongs to.
    pub fn section(&self) -> Self {
        match self {
            Self::Accounts | Self::Bind | Self::Account(_) | Self::Bill(_) | Self::Pay(_) => {
                Self::Accounts
            }
            Self::Payments | Self::Payment(_) | Self::Receipt(_) => Self::Payments,
            Self::Home
            | Self::SignIn
            | Self::Verify
            | Self::VerifyReturn
            | Self::ReceiptCheck
            | Self::Profile
            | Self::Help
            | Self::NotFound => self.clone(),
        }
    }

    /// Whether the page needs no session.
    pub fn is_public(&self) -> bool {
        PUBLIC.contains(self)
    }

    /// The page itself. Home is in the first module; the others come when they are visited.
    pub fn view(self) -> AnyView {
        match self {
            Self::Home => services::home::HomePage().into_any(),
            Self::NotFound => NotFound().into_any(),
            Self::SignIn
            | Self::Verify
            | Self::VerifyReturn
            | Self::Accounts
            | Self::Bind
            | Self::Account(_)
            | Self::Bill(_)
            | Self::Pay(_)
            | Self::Payments
            | Self::Payment(_)
            | Self::Receipt(_)
            | Self::ReceiptCheck
            | Self::Profile
            | Self::Help => lazy::view(self),
        }
    }
}

/// A value of the address's query. The router's own hook for it keeps the values of the page
/// before when the page changes, and its values are decoded twice.
pub fn query(name: &str) -> Option<String> {
    use_location().search.with_untracked(|search| address::value(search, name))
}

/// Path and query of the page that is shown, to come back to; tracked.
pub fn here() -> impl Fn() -> String + Copy {
    let location = use_location();
    let (path, search) = (location.pathname, location.search);
    move || address::with_search(&path.get(), &search.get())
}

#[cfg(test)]
mod tests;
