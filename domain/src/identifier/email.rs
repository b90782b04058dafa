//! E-mail address (电子邮箱) that invoices go to.

use super::{normalise, text_identifier};
use crate::{codes::coded_errors, masking};

coded_errors! {
    /// Why a text is no e-mail address.
    EmailError {
        /// Nothing was entered.
        Empty = "REQUIRED",
        /// More than 254 characters, or more than 64 before the `@`.
        Length = "LENGTH",
        /// A character that addresses don't have.
        Characters = "CHARACTERS",
        /// Not a name, an `@` and a domain with a dot.
        Form = "FORM",
    }
}

/// An e-mail address with a plain name and an ASCII domain. Whether it exists is only known by
/// writing to it, so that the form is checked loosely.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

text_identifier!(Email, masking::email);

impl Email {
    /// Parses an address as typed; the domain becomes lower case.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let address = normalise::number(text);
        if address.is_empty() {
            return Err(EmailError::Empty);
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || "@.!#$%&'*+/=?^_`{|}~-".contains(c);
        if !address.chars().all(plain) {
            return Err(EmailError::Characters);
        }
        let (name, domain) = address.split_once('@').ok_or(EmailError::Form)?;
        if address.len() > 254 || name.len() > 64 {
            return Err(EmailError::Length);
        }
        if !name_is_plausible(name) || !domain_is_plausible(domain) {
            return Err(EmailError::Form);
        }
        Ok(Self(format!("{name}@{}", domain.to_ascii_lowercase())))
    }
}

fn name_is_plausible(name: &str) -> bool {
    name.split('.').all(|part| !part.is_empty())
}

fn domain_is_plausible(domain: &str) -> bool {
    let label_fits = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    domain.contains('.') && domain.split('.').all(label_fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_break_a_rule() {
        let long = format!("{}@example.com", "a".repeat(65));
        for (text, error) in [
            ("", EmailError::Empty),
            ("a", EmailError::Form),
            ("@example.com", EmailError::Form),
            ("a@example", EmailError::Form),
            ("a@b@example.com", EmailError::Form),
            ("a..b@example.com", EmailError::Form),
            ("a@-example.com", EmailError::Form),
            ("a@example..com", EmailError::Form),
            ("王@example.com", EmailError::Characters),
            ("a,b@example.com", EmailError::Characters),
            (long.as_str(), EmailError::Length),
        ] {
            assert_eq!(Email::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn addresses_as_people_type_them() {
        let email = Email::parse(" Zhang.San+bill＠Example.COM").unwrap();
        assert_eq!(email.as_str(), "Zhang.San+bill@example.com");
        assert_eq!(format!("{email:?}"), "Email(Z***@example.com)");
    }
}
