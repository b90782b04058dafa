//! Real-name verification (实名认证): who can be checked by a provider and who needs a person.

use jiff::civil::Date;

use crate::{
    identifier::{Document, PersonName},
    wire::identity::{AssuranceLevel, ReviewReason},
};

/// Age from which a person acts for himself (民法典 2020, Art. 17 and 18).
pub const FULL_AGE: i16 = 18;

/// Where a claim goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// An identity provider checks it.
    Provider,
    /// A person at the supplier looks at it (人工审核).
    Review(ReviewReason),
}

/// Decides where a person's claim goes, before anything is asked of a provider.
///
/// `today` is the date in Shanghai.
pub fn route(document: &Document, name: &PersonName, today: Date) -> Route {
    match document {
        Document::ResidentId(number) if number.age_on(today) < FULL_AGE => {
            Route::Review(ReviewReason::Minor)
        }
        Document::ResidentId(_) | Document::PermanentResidence(_) if has_rare_character(name) => {
            Route::Review(ReviewReason::RareName)
        }
        Document::ResidentId(_) | Document::PermanentResidence(_) => Route::Provider,
        Document::HongKongMacauPermit(_) | Document::TaiwanPermit(_) => {
            Route::Review(ReviewReason::HongKongMacauTaiwan)
        }
        Document::Passport(_) => Route::Review(ReviewReason::Passport),
    }
}

/// Whether a name holds a character that the providers' character set lacks (生僻字): outside the
/// basic multilingual plane, or in the first extension, where most of them fail too.
fn has_rare_character(name: &PersonName) -> bool {
    name.as_str().chars().any(|c| {
        let code = u32::from(c);
        code > 0xFFFF || (0x3400..=0x4DBF).contains(&code)
    })
}

/// The level that a way of verification reaches when the provider agrees.
pub const fn level_of(method: Method) -> AssuranceLevel {
    match method {
        Method::NameId | Method::NameIdMobile | Method::Company => AssuranceLevel::L2,
        Method::NameIdMobileCard | Method::CounterCode | Method::Face => AssuranceLevel::L3,
        Method::ManualReview => AssuranceLevel::L2,
    }
}

/// A way to be verified (认证方式).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Name and ID number (二要素).
    NameId,
    /// … and the mobile's owner (三要素).
    NameIdMobile,
    /// … and a bank card (四要素).
    NameIdMobileCard,
    /// A code issued face to face (柜台或视频核验码).
    CounterCode,
    /// The provider's face page (人脸核身).
    Face,
    /// A person looks at it (人工审核).
    ManualReview,
    /// A company (企业认证).
    Company,
}

impl Method {
    /// Every way, in the order in which pages show them. Face isn't first: it must never be the
    /// only way where another exists (人脸识别技术应用安全管理办法, 2025-06-01).
    pub const ALL: [Self; 7] = [
        Self::NameIdMobile,
        Self::NameId,
        Self::NameIdMobileCard,
        Self::CounterCode,
        Self::Face,
        Self::ManualReview,
        Self::Company,
    ];

    /// The `method` tag on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NameId => "name_id",
            Self::NameIdMobile => "name_id_mobile",
            Self::NameIdMobileCard => "name_id_mobile_card",
            Self::CounterCode => "counter_code",
            Self::Face => "face",
            Self::ManualReview => "manual_review",
            Self::Company => "company",
        }
    }

    /// Kinds of consent that it needs: one for each handler and each kind of sensitive data
    /// (个人信息保护法 Art. 23, 29).
    pub const fn consent_kinds(self) -> &'static [&'static str] {
        match self {
            Self::NameId | Self::NameIdMobile | Self::NameIdMobileCard | Self::Company => {
                &["privacy", "identity_provider"]
            }
            Self::Face => &["privacy", "identity_provider", "face"],
            Self::CounterCode | Self::ManualReview => &["privacy"],
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::wire::identity::DocumentKind;

    fn routed(kind: DocumentKind, number: &str, name: &str) -> Route {
        let today = date(2026, 11, 23);
        let document = Document::parse(kind, number, today).unwrap();
        route(&document, &PersonName::parse(name).unwrap(), today)
    }

    #[test]
    fn what_no_provider_can_check_goes_to_a_person() {
        use ReviewReason::{HongKongMacauTaiwan, Minor, Passport, RareName};
        let id = DocumentKind::ResidentId;
        for (kind, number, name, reason) in [
            (id, "370102201606010012", "王小明", Minor),
            (id, "370102200911240012", "王小明", Minor),
            (id, "370102199003070024", "王𠮷", RareName),
            (id, "370102199003070024", "王䶮", RareName),
            (DocumentKind::Passport, "E12345678", "李雷", Passport),
            (DocumentKind::HongKongMacauPermit, "H12345678", "陈大文", HongKongMacauTaiwan),
            (DocumentKind::TaiwanPermit, "12345678", "林小姐", HongKongMacauTaiwan),
        ] {
            assert_eq!(routed(kind, number, name), Route::Review(reason), "{number} {name}");
        }
    }

    #[test]
    fn ordinary_papers_go_to_the_provider() {
        let id = DocumentKind::ResidentId;
        for (kind, number, name) in [
            (id, "370102199003070024", "张晓兰"),
            (id, "370102193801010037", "阿依古丽·买买提"),
            (id, "810000199003070015", "陈大文"),
            (DocumentKind::PermanentResidence, "937840198503210014", "Anna Example"),
        ] {
            assert_eq!(routed(kind, number, name), Route::Provider, "{number}");
        }
    }

    #[test]
    fn a_face_is_never_the_only_way_to_the_highest_level() {
        let others = Method::ALL
            .iter()
            .filter(|m| level_of(**m) == AssuranceLevel::L3 && **m != Method::Face);
        assert!(others.count() >= 2);
    }
}
