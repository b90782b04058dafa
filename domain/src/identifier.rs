//! Identifiers (证件号码、户号等): types that can only hold a valid value.
//!
//! Every `parse` first normalises what people type and paste: full-width characters become
//! ordinary ones, spaces and invisible marks inside numbers vanish, a trailing `x` becomes `X`.
//! `Debug` prints the masked form, so that a value can't slip into a log.

mod account_number;
mod bank_card;
mod check_digit;
mod credit_code;
mod document;
mod email;
mod mobile;
mod normalise;
mod permanent_residence;
mod person_name;
mod resident_id;
mod travel_document;

pub use account_number::{AccountNumber, AccountNumberError};
pub use bank_card::{BankCard, BankCardError};
pub use check_digit::resident_check_character;
pub use credit_code::{CreditCode, CreditCodeError, Registration};
pub use document::{Document, DocumentError};
pub use email::{Email, EmailError};
pub use mobile::{Mobile, MobileError};
pub use permanent_residence::{PermanentResidence, PermanentResidenceError};
pub use person_name::{PersonName, PersonNameError};
pub use resident_id::{Issuer, ResidentId, ResidentIdError};
pub use travel_document::{HongKongMacauPermit, Passport, TaiwanPermit, TravelDocumentError};

/// Gives an identifier over a private `String` its accessors and a `Debug` that reveals nothing.
macro_rules! text_identifier {
    ($name:ident, $mask:path) => {
        impl $name {
            /// The whole, normalised value. Handle with care: it is personal data.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The form for screens, messages and logs.
            pub fn masked(&self) -> String {
                $mask(&self.0)
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.masked())
            }
        }
    };
}

use text_identifier;
