//! Any of the papers that prove who somebody is, by its kind.

use jiff::civil::Date;

use super::{
    HongKongMacauPermit, Passport, PermanentResidence, PermanentResidenceError, ResidentId,
    ResidentIdError, TaiwanPermit, TravelDocumentError,
};
use crate::wire::identity::DocumentKind;

/// A document of a known kind with a valid number (证件).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Document {
    /// Resident ID (居民身份证), residence permits included.
    ResidentId(ResidentId),
    /// Permanent residence card (外国人永久居留身份证).
    PermanentResidence(PermanentResidence),
    /// Travel permit for Hong Kong and Macau (港澳居民来往内地通行证).
    HongKongMacauPermit(HongKongMacauPermit),
    /// Travel permit for Taiwan (台湾居民来往大陆通行证).
    TaiwanPermit(TaiwanPermit),
    /// Passport (护照).
    Passport(Passport),
}

/// Why a text is no number of the given kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentError {
    /// No resident ID.
    ResidentId(ResidentIdError),
    /// No permanent residence card.
    PermanentResidence(PermanentResidenceError),
    /// No permit or passport.
    TravelDocument(TravelDocumentError),
}

impl DocumentError {
    /// The stable name of the error, as of the kind's own errors.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ResidentId(error) => error.code(),
            Self::PermanentResidence(error) => error.code(),
            Self::TravelDocument(error) => error.code(),
        }
    }
}

impl core::fmt::Display for DocumentError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.code())
    }
}

impl core::error::Error for DocumentError {}

impl Document {
    /// Parses a number of the given kind. `today` is the date in Shanghai.
    ///
    /// # Errors
    ///
    /// The first rule of that kind that the text breaks.
    pub fn parse(kind: DocumentKind, text: &str, today: Date) -> Result<Self, DocumentError> {
        match kind {
            DocumentKind::ResidentId => ResidentId::parse(text, today)
                .map(Self::ResidentId)
                .map_err(DocumentError::ResidentId),
            DocumentKind::PermanentResidence => PermanentResidence::parse(text)
                .map(Self::PermanentResidence)
                .map_err(DocumentError::PermanentResidence),
            DocumentKind::HongKongMacauPermit => HongKongMacauPermit::parse(text)
                .map(Self::HongKongMacauPermit)
                .map_err(DocumentError::TravelDocument),
            DocumentKind::TaiwanPermit => TaiwanPermit::parse(text)
                .map(Self::TaiwanPermit)
                .map_err(DocumentError::TravelDocument),
            DocumentKind::Passport => {
                Passport::parse(text).map(Self::Passport).map_err(DocumentError::TravelDocument)
            }
        }
    }

    /// The kind.
    pub const fn kind(&self) -> DocumentKind {
        match self {
            Self::ResidentId(_) => DocumentKind::ResidentId,
            Self::PermanentResidence(_) => DocumentKind::PermanentResidence,
            Self::HongKongMacauPermit(_) => DocumentKind::HongKongMacauPermit,
            Self::TaiwanPermit(_) => DocumentKind::TaiwanPermit,
            Self::Passport(_) => DocumentKind::Passport,
        }
    }

    /// The whole, normalised number.
    pub fn as_str(&self) -> &str {
        match self {
            Self::ResidentId(number) => number.as_str(),
            Self::PermanentResidence(number) => number.as_str(),
            Self::HongKongMacauPermit(number) => number.as_str(),
            Self::TaiwanPermit(number) => number.as_str(),
            Self::Passport(number) => number.as_str(),
        }
    }

    /// The form for screens, messages and logs.
    pub fn masked(&self) -> String {
        match self {
            Self::ResidentId(number) => number.masked(),
            Self::PermanentResidence(number) => number.masked(),
            Self::HongKongMacauPermit(number) => number.masked(),
            Self::TaiwanPermit(number) => number.masked(),
            Self::Passport(number) => number.masked(),
        }
    }

    /// Whether the identity providers can check it; others go to a manual review.
    pub const fn checked_by_providers(&self) -> bool {
        match self {
            Self::ResidentId(_) | Self::PermanentResidence(_) => true,
            Self::HongKongMacauPermit(_) | Self::TaiwanPermit(_) | Self::Passport(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_kind_decides_the_rules() {
        let today = date(2026, 11, 23);
        let wrong = Document::parse(DocumentKind::ResidentId, "370202190002290011", today);
        assert_eq!(wrong.unwrap_err().code(), "IMPOSSIBLE_DATE");
        let wrong = Document::parse(DocumentKind::Passport, "E1", today);
        assert_eq!(wrong.unwrap_err().code(), "LENGTH");
        let cases = [
            (DocumentKind::ResidentId, "11010519491231002x", true),
            (DocumentKind::PermanentResidence, "937840198503210014", true),
            (DocumentKind::HongKongMacauPermit, "H12345678", false),
            (DocumentKind::TaiwanPermit, "12345678", false),
            (DocumentKind::Passport, "E12345678", false),
        ];
        for (kind, text, by_provider) in cases {
            let document = Document::parse(kind, text, today).unwrap();
            assert_eq!(document.kind(), kind);
            assert_eq!(document.checked_by_providers(), by_provider);
            assert_eq!(document.as_str(), text.to_uppercase());
            assert!(document.masked().contains("***"));
        }
    }
}
