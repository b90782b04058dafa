//! The papers that a change of the customer takes (办理材料), with what may follow later (容缺受理).
//! Nothing is asked for that isn't here (优化营商环境条例 Art. 44, 证明事项清单).

use serde::{Deserialize, Serialize};

use super::routing::Subject;
use crate::case::Kind;

/// Something to hand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Material {
    /// Who the applicant is; real-name verification has seen to it.
    Identity,
    /// Business licence (营业执照) or other registration.
    BusinessLicence,
    /// Title to the place (用电地址权属证明): property certificate, purchase contract, homestead
    /// certificate, court judgment, proof by the township.
    Title,
    /// Lease, with the lessor's title (租赁合同).
    Lease,
    /// Proof of the new name: household register page or police certificate (曾用名).
    RenameProof,
    /// The registry's notice of the changed name (变更登记通知书).
    RegistryNotice,
    /// The agent's authorisation (授权委托书).
    Authorisation,
}

impl Material {
    /// Every material.
    pub const ALL: [Self; 7] = [
        Self::Identity,
        Self::BusinessLicence,
        Self::Title,
        Self::Lease,
        Self::RenameProof,
        Self::RegistryNotice,
        Self::Authorisation,
    ];

    /// The stable name, on the wire and in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::BusinessLicence => "business_licence",
            Self::Title => "title",
            Self::Lease => "lease",
            Self::RenameProof => "rename_proof",
            Self::RegistryNotice => "registry_notice",
            Self::Authorisation => "authorisation",
        }
    }

    /// The material of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|material| material.key() == key)
    }
}

/// How much a material is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Known already: nothing to hand in.
    Known,
    /// With the application.
    Now,
    /// May follow by a date that the customer promises (容缺).
    MayFollow,
    /// One of several that are marked so.
    OneOf,
}

/// One line of the checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Item {
    /// What.
    pub material: Material,
    /// How much.
    pub need: Need,
}

/// Most working days until a paper that may follow is there.
pub const PROMISE_DAYS: u32 = 10;

/// The checklist: what this applicant hands in for this kind of case. Empty for a charger, whose
/// list depends on the parking space ([`crate::charger`]).
pub fn checklist(kind: Kind, subject: Subject, by_agent: bool) -> Vec<Item> {
    let item = |material, need| Item { material, need };
    let mut list = match (kind, subject) {
        (Kind::Rename, Subject::Person) => vec![
            item(Material::Identity, Need::Known),
            item(Material::RenameProof, Need::MayFollow),
        ],
        (Kind::Rename, Subject::Company | Subject::IndividualBusiness) => vec![
            item(Material::BusinessLicence, Need::Now),
            item(Material::RegistryNotice, Need::MayFollow),
        ],
        (Kind::Transfer, Subject::Person) => {
            vec![item(Material::Identity, Need::Known), item(Material::Title, Need::MayFollow)]
        }
        (Kind::Transfer, Subject::Company | Subject::IndividualBusiness) => vec![
            item(Material::BusinessLicence, Need::Now),
            item(Material::Title, Need::OneOf),
            item(Material::Lease, Need::OneOf),
        ],
        (Kind::Charger, _) => return Vec::new(),
    };
    if by_agent {
        list.push(item(Material::Authorisation, Need::Now));
    }
    list
}

/// What is missing with these papers handed in and these promised: all of it, at once.
pub fn missing(list: &[Item], handed_in: &[Material], promised: &[Material]) -> Vec<Material> {
    let has = |material: Material| handed_in.contains(&material);
    let one_of_there = list.iter().any(|item| item.need == Need::OneOf && has(item.material));
    let lacks = |item: &&Item| match item.need {
        Need::Known => false,
        Need::Now => !has(item.material),
        Need::MayFollow => !has(item.material) && !promised.contains(&item.material),
        Need::OneOf => !one_of_there,
    };
    list.iter().filter(lacks).map(|item| item.material).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resident_may_begin_with_nothing_but_a_promise() {
        let list = checklist(Kind::Transfer, Subject::Person, false);
        assert_eq!(missing(&list, &[], &[]), [Material::Title]);
        assert_eq!(missing(&list, &[], &[Material::Title]), []);
        assert_eq!(missing(&list, &[Material::Title], &[]), []);
    }

    #[test]
    fn a_business_shows_its_licence_and_title_or_lease() {
        let list = checklist(Kind::Transfer, Subject::Company, false);
        let all = [Material::BusinessLicence, Material::Title, Material::Lease];
        assert_eq!(missing(&list, &[], &all), all, "a licence can't be promised, nor a lease");
        let licence = Material::BusinessLicence;
        assert_eq!(missing(&list, &[licence, Material::Lease], &[]), []);
        assert_eq!(missing(&list, &[licence, Material::Title], &[]), []);
    }

    #[test]
    fn an_agent_brings_an_authorisation_whatever_it_is_about() {
        for kind in [Kind::Rename, Kind::Transfer] {
            for subject in Subject::ALL {
                let list = checklist(kind, subject, true);
                assert!(missing(&list, &[], &[]).contains(&Material::Authorisation));
                assert!(
                    !checklist(kind, subject, false)
                        .iter()
                        .any(|item| { item.material == Material::Authorisation })
                );
            }
        }
    }

    #[test]
    fn names_read_back() {
        for material in Material::ALL {
            assert_eq!(Material::from_key(material.key()), Some(material));
        }
    }
}
