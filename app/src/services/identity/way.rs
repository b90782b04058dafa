//! The ways to be verified, as a customer chooses them.

use domain::{
    text::{IdentityText, Way as Words},
    wire::identity::MethodOffer,
};

/// One way. A company's differ by how it authorises its agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Name and ID number (二要素).
    NameId,
    /// And the mobile's owner (三要素).
    NameIdMobile,
    /// And a bank card (四要素).
    Card,
    /// A code from the counter.
    CounterCode,
    /// The provider's face page.
    Face,
    /// A person looks at it.
    Review,
    /// A company, by SMS to the legal person.
    CompanySms,
    /// A company, by a transfer.
    CompanyTransfer,
    /// A company, by a stamped letter.
    CompanyLetter,
}

const ALL: [Way; 9] = [
    Way::NameIdMobile,
    Way::NameId,
    Way::Card,
    Way::Face,
    Way::CounterCode,
    Way::Review,
    Way::CompanySms,
    Way::CompanyTransfer,
    Way::CompanyLetter,
];

impl Way {
    /// The `method` on the wire.
    pub fn method(self) -> &'static str {
        match self {
            Self::NameId => "name_id",
            Self::NameIdMobile => "name_id_mobile",
            Self::Card => "name_id_mobile_card",
            Self::CounterCode => "counter_code",
            Self::Face => "face",
            Self::Review => "manual_review",
            Self::CompanySms | Self::CompanyTransfer | Self::CompanyLetter => "company",
        }
    }

    /// Whether it is a company's.
    pub fn is_company(self) -> bool {
        self.method() == "company"
    }

    /// Name, and what it needs.
    pub fn words(self, text: &IdentityText) -> Words {
        match self {
            Self::NameId => text.name_id,
            Self::NameIdMobile => text.name_id_mobile,
            Self::Card => text.name_id_mobile_card,
            Self::CounterCode => text.counter_code,
            Self::Face => text.face,
            Self::Review => text.manual_review,
            Self::CompanySms => text.company_sms,
            Self::CompanyTransfer => text.company_transfer,
            Self::CompanyLetter => text.company_letter,
        }
    }

    /// Words on the button.
    pub fn submit(self, text: &IdentityText) -> &'static str {
        match self {
            Self::Review | Self::CompanyLetter => text.submit_review,
            Self::Face => text.submit_face,
            Self::NameId
            | Self::NameIdMobile
            | Self::Card
            | Self::CounterCode
            | Self::CompanySms
            | Self::CompanyTransfer => text.submit,
        }
    }

    /// The ways that an offer opens; a method that this build doesn't know opens none.
    pub fn of_offer(offer: &MethodOffer) -> impl Iterator<Item = Self> + use<> {
        let method = offer.method.clone();
        ALL.into_iter().filter(move |way| way.method() == method)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::wire::identity::AssuranceLevel;

    fn ways(method: &str) -> Vec<Way> {
        let offer = MethodOffer {
            method: method.into(),
            level: AssuranceLevel::L2,
            consent_kinds: Vec::new(),
        };
        Way::of_offer(&offer).collect()
    }

    #[test]
    fn a_company_has_three_ways_and_a_person_one_for_each_method() {
        assert_eq!(ways("company"), [Way::CompanySms, Way::CompanyTransfer, Way::CompanyLetter]);
        assert_eq!(ways("face"), [Way::Face]);
        assert_eq!(ways("brand_new"), []);
    }
}
