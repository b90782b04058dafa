//! The text catalogue: every sentence that a customer reads, in pages, PDFs and messages.
//!
//! A section is a struct with one field for each text. Its Chinese value names every field, so a
//! missing key fails the build; an English value that is not complete yet ends in `..zh::…`. Values that change
//! stand in braces and are put in by [`fill`].

pub mod en;
pub mod zh;

mod account;
mod billing;
mod common;
mod errors;
mod help;
mod home;
mod identity;
mod message;
mod payment;
mod profile;
pub mod receipt;
mod sign_in;

pub use account::AccountText;
pub use billing::BillingText;
pub use common::{CommonText, ShellText};
pub use errors::{FieldErrorText, Message, ProblemText};
pub use help::{HelpText, Topic};
pub use home::HomeText;
pub use identity::{IdentityText, Way};
pub use message::MessageText;
pub use payment::PaymentText;
pub use profile::ProfileText;
pub use receipt::ReceiptText;
pub use sign_in::SignInText;

use crate::wire::me::Language;

/// A part of the catalogue, linked into a program only where it is used.
pub trait Section: 'static {
    /// The section in one language.
    fn of(language: Language) -> &'static Self;
}

/// Implements [`Section`] for a struct whose values are `zh::$path` and `en::$path`.
macro_rules! section {
    ($text:ty, $module:ident :: $name:ident) => {
        impl crate::text::Section for $text {
            fn of(language: crate::wire::me::Language) -> &'static Self {
                static ZH: $text = crate::text::zh::$module::$name;
                static EN: $text = crate::text::en::$module::$name;
                match language {
                    crate::wire::me::Language::Chinese => &ZH,
                    crate::wire::me::Language::English => &EN,
                }
            }
        }
    };
}
use section;

/// Puts values into a text: `fill("还可以试 {n} 次", &[("n", "3")])`. A name that isn't given
/// stays as it is, so that a mistake can be seen.
pub fn fill(template: &str, params: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let value = after.split_once('}').and_then(|(name, tail)| {
            params.iter().find(|(given, _)| *given == name).map(|(_, value)| (*value, tail))
        });
        match value {
            Some((value, tail)) => {
                text.push_str(value);
                rest = tail;
            }
            None => {
                text.push('{');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests;
