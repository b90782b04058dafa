//! The situation of the parking space, by a few plain questions, and the exact papers for it. Base:
//! 国家电网营销〔2014〕526号; 发改能源〔2016〕1611号; local practice is configuration.

use serde::{Deserialize, Serialize};

/// Whose the parking space is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Space {
    /// One's own (产权车位).
    Own,
    /// Leased for a year or longer (租赁满一年).
    LeasedLong,
    /// Leased for less than a year.
    LeasedShort,
    /// A civil-defence space, which is always leased (人防车位).
    CivilDefence,
    /// Shared by the estate (公用桩).
    Shared,
    /// A business's own ground (小微企业).
    Business,
}

impl Space {
    /// Every kind of space, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Own,
        Self::LeasedLong,
        Self::LeasedShort,
        Self::CivilDefence,
        Self::Shared,
        Self::Business,
    ];

    /// The stable name, on the wire and in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::LeasedLong => "leased_long",
            Self::LeasedShort => "leased_short",
            Self::CivilDefence => "civil_defence",
            Self::Shared => "shared",
            Self::Business => "business",
        }
    }

    /// The space of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|space| space.key() == key)
    }
}

/// Who can agree for the estate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Property {
    /// The property company agrees (物业).
    Agrees,
    /// There is none: the owners' or residents' committee agrees instead (业委会、居委会).
    None,
    /// It refuses: the applicant says so, the supplier takes it up (物业不同意).
    Refuses,
    /// The estate has agreed once for everybody (一小区一证明).
    EstateAgreed,
}

impl Property {
    /// Every answer.
    pub const ALL: [Self; 4] = [Self::Agrees, Self::None, Self::Refuses, Self::EstateAgreed];

    /// The stable name, on the wire and in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::None => "none",
            Self::Refuses => "refuses",
            Self::EstateAgreed => "estate_agreed",
        }
    }

    /// The answer of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|property| property.key() == key)
    }
}

/// Something to hand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// Title to the space (车位产权证明).
    SpaceTitle,
    /// Lease of at least a year (车位租赁合同).
    SpaceLease,
    /// The space owner's consent (车位产权人同意书).
    OwnerConsent,
    /// The property company's consent, ③ of the list (物业同意使用充换电设施的证明).
    PropertyConsent,
    /// The committee's consent in its place (业委会或居委会证明).
    CommitteeConsent,
    /// What the property company wrote or said when it refused, if anything.
    RefusalNote,
    /// The owners' resolution (业主大会决议).
    OwnersResolution,
    /// Business licence (营业执照).
    BusinessLicence,
    /// Land or lease of the ground (场地证明).
    GroundTitle,
    /// List of equipment (设备清单).
    EquipmentList,
    /// Safety commitment, signed on the page (安全承诺书).
    SafetyCommitment,
}

impl Paper {
    /// Every paper.
    pub const ALL: [Self; 11] = [
        Self::SpaceTitle,
        Self::SpaceLease,
        Self::OwnerConsent,
        Self::PropertyConsent,
        Self::CommitteeConsent,
        Self::RefusalNote,
        Self::OwnersResolution,
        Self::BusinessLicence,
        Self::GroundTitle,
        Self::EquipmentList,
        Self::SafetyCommitment,
    ];

    /// The stable name, on the wire and in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::SpaceTitle => "space_title",
            Self::SpaceLease => "space_lease",
            Self::OwnerConsent => "owner_consent",
            Self::PropertyConsent => "property_consent",
            Self::CommitteeConsent => "committee_consent",
            Self::RefusalNote => "refusal_note",
            Self::OwnersResolution => "owners_resolution",
            Self::BusinessLicence => "business_licence",
            Self::GroundTitle => "ground_title",
            Self::EquipmentList => "equipment_list",
            Self::SafetyCommitment => "safety_commitment",
        }
    }

    /// The paper of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.key() == key)
    }
}

/// What a situation leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It can be applied for with exactly these papers.
    Papers(Vec<Paper>),
    /// A lease of less than a year isn't enough: prolong it, or use a shared charger.
    LeaseTooShort,
}

/// The papers of a situation. The property company's consent is asked for unless the estate has
/// agreed for everybody, there is no company, or it refuses: a refusal doesn't stop anybody from
/// applying, because the supplier asks it for its reasons.
pub fn papers(space: Space, property: Property) -> Answer {
    let mut list = match space {
        Space::Own => vec![Paper::SpaceTitle],
        Space::LeasedLong => vec![Paper::SpaceLease, Paper::OwnerConsent],
        Space::LeasedShort => return Answer::LeaseTooShort,
        Space::CivilDefence => vec![Paper::SpaceLease],
        Space::Shared => vec![Paper::BusinessLicence, Paper::OwnersResolution],
        Space::Business => vec![Paper::BusinessLicence, Paper::GroundTitle, Paper::EquipmentList],
    };
    // A business's own ground has no property company that would have to agree.
    if space != Space::Business {
        match property {
            Property::Agrees => list.push(Paper::PropertyConsent),
            Property::None => list.push(Paper::CommitteeConsent),
            Property::Refuses => list.push(Paper::RefusalNote),
            Property::EstateAgreed => {}
        }
    }
    list.push(Paper::SafetyCommitment);
    Answer::Papers(list)
}

/// Whether a paper of the list may be left out: a property company that refuses rarely writes.
pub const fn is_optional(paper: Paper) -> bool {
    matches!(paper, Paper::RefusalNote)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(space: Space, property: Property) -> Vec<Paper> {
        match papers(space, property) {
            Answer::Papers(list) => list,
            Answer::LeaseTooShort => panic!("{space:?}: the lease is too short"),
        }
    }

    #[test]
    fn consent_is_asked_for_unless_there_is_another_way() {
        for space in [Space::Own, Space::LeasedLong, Space::CivilDefence, Space::Shared] {
            let asks = |property, paper| list(space, property).contains(&paper);
            assert!(asks(Property::Agrees, Paper::PropertyConsent), "{space:?}");
            assert!(asks(Property::None, Paper::CommitteeConsent), "{space:?}");
            assert!(asks(Property::Refuses, Paper::RefusalNote), "{space:?}");
            for consent in [Paper::PropertyConsent, Paper::CommitteeConsent, Paper::RefusalNote] {
                assert!(!asks(Property::EstateAgreed, consent), "{space:?}");
            }
        }
    }

    #[test]
    fn everybody_signs_the_safety_commitment() {
        for space in Space::ALL.into_iter().filter(|space| *space != Space::LeasedShort) {
            for property in Property::ALL {
                assert_eq!(list(space, property).last(), Some(&Paper::SafetyCommitment));
            }
        }
    }

    #[test]
    fn an_own_space_with_consent_takes_three_papers() {
        assert_eq!(
            list(Space::Own, Property::Agrees),
            [Paper::SpaceTitle, Paper::PropertyConsent, Paper::SafetyCommitment]
        );
    }

    #[test]
    fn a_short_lease_is_told_before_anything_is_typed() {
        for property in Property::ALL {
            assert_eq!(papers(Space::LeasedShort, property), Answer::LeaseTooShort);
        }
    }

    #[test]
    fn names_read_back() {
        for space in Space::ALL {
            assert_eq!(Space::from_key(space.key()), Some(space));
        }
        for property in Property::ALL {
            assert_eq!(Property::from_key(property.key()), Some(property));
        }
        for paper in Paper::ALL {
            assert_eq!(Paper::from_key(paper.key()), Some(paper));
        }
    }
}
