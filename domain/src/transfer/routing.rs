//! Change of name (更名) or transfer (过户): one question to the customer, checked against the
//! identifiers. The same function answers in the browser and judges in the API.

use serde::{Deserialize, Serialize};

/// What the customer in the file, or the applicant, is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A natural person (自然人).
    Person,
    /// A company, or another body with a credit code (单位).
    Company,
    /// An individual business (个体工商户): the code may outlive its operator, debts don't.
    IndividualBusiness,
}

impl Subject {
    /// Every subject.
    pub const ALL: [Self; 3] = [Self::Person, Self::Company, Self::IndividualBusiness];

    /// What the holder of a credit code is: codes of individual businesses begin with 92 (GB
    /// 32100-2015).
    pub fn of_credit_code(code: &str) -> Self {
        if code.starts_with("92") { Self::IndividualBusiness } else { Self::Company }
    }
}

/// How the identifier in the file and the applicant's compare. Only the API knows both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// The same number.
    Same,
    /// Different numbers.
    Different,
    /// The file has none (老档案).
    Unknown,
}

impl Comparison {
    /// Every comparison.
    pub const ALL: [Self; 3] = [Self::Same, Self::Different, Self::Unknown];
}

/// What the decision rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Facts {
    /// The customer in the file.
    pub from: Subject,
    /// The applicant.
    pub to: Subject,
    /// Their identifiers.
    pub identifiers: Comparison,
    /// The customer's answer: does the property or its holder change (是否产权/户主变更)?
    pub owner_changes: bool,
}

/// Which way it goes. Every way leads somewhere: none is a dead end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// Change of name (更名).
    Rename,
    /// Transfer (过户).
    Transfer,
    /// Transfer, looked at by a person because the file has no identifier.
    TransferReviewed,
    /// The same person can't take over from himself: ask again, it is mostly a wife or a co-owner.
    AskAgain,
    /// Somebody else than the customer in the file: it is a transfer, one tap away.
    IsTransfer,
    /// A person decides: an individual business with the same code and another operator.
    Manual,
    /// A household becomes a business or the other way round: the category of use changes (改类)
    /// besides, which is another service.
    OtherCategory,
}

impl Route {
    /// The stable name, on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Rename => "rename",
            Self::Transfer => "transfer",
            Self::TransferReviewed => "transfer_reviewed",
            Self::AskAgain => "ask_again",
            Self::IsTransfer => "is_transfer",
            Self::Manual => "manual",
            Self::OtherCategory => "other_category",
        }
    }
}

/// Decides. The customer's answer alone never does: whoever claims only a new name but has another
/// number is told that it is a transfer, and the other way round.
pub const fn route(facts: Facts) -> Route {
    let household_becomes_business =
        matches!(facts.from, Subject::Person) != matches!(facts.to, Subject::Person);
    if household_becomes_business {
        return Route::OtherCategory;
    }
    match (facts.identifiers, facts.owner_changes) {
        (Comparison::Same, false) => Route::Rename,
        (Comparison::Same, true) => match facts.to {
            Subject::Person => Route::AskAgain,
            Subject::IndividualBusiness => Route::Manual,
            // The same code is the same company, whoever owns its shares: only its name changes.
            Subject::Company => Route::Rename,
        },
        (Comparison::Different, true) => Route::Transfer,
        (Comparison::Different, false) => Route::IsTransfer,
        (Comparison::Unknown, _) => Route::TransferReviewed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Subject::{Company, IndividualBusiness, Person};

    fn decide(from: Subject, to: Subject, identifiers: Comparison, owner_changes: bool) -> Route {
        route(Facts { from, to, identifiers, owner_changes })
    }

    /// domain.md's table, row by row.
    #[test]
    fn the_published_cases() {
        use Comparison::{Different, Same, Unknown};
        assert_eq!(decide(Person, Person, Same, false), Route::Rename);
        assert_eq!(decide(Person, Person, Same, true), Route::AskAgain);
        assert_eq!(decide(Person, Person, Different, false), Route::IsTransfer);
        assert_eq!(decide(Person, Person, Different, true), Route::Transfer);
        assert_eq!(decide(Company, Company, Same, false), Route::Rename);
        assert_eq!(decide(Company, Company, Different, true), Route::Transfer);
        assert_eq!(decide(Company, Company, Different, false), Route::IsTransfer);
        let business = IndividualBusiness;
        assert_eq!(decide(business, business, Same, true), Route::Manual);
        assert_eq!(decide(business, business, Same, false), Route::Rename);
        assert_eq!(decide(Person, Company, Different, true), Route::OtherCategory);
        assert_eq!(decide(business, Person, Different, true), Route::OtherCategory);
        for owner_changes in [false, true] {
            let route = decide(Person, Person, Unknown, owner_changes);
            assert_eq!(route, Route::TransferReviewed);
        }
    }

    /// All combinations: a rename needs the same number, a transfer another one or none, and no
    /// answer of the customer alone can make one of the other.
    #[test]
    fn the_answer_alone_decides_nothing() {
        for from in Subject::ALL {
            for to in Subject::ALL {
                for identifiers in Comparison::ALL {
                    for owner_changes in [false, true] {
                        let route = decide(from, to, identifiers, owner_changes);
                        let shown = format!("{from:?} {to:?} {identifiers:?} {owner_changes}");
                        match route {
                            Route::Rename => assert_eq!(identifiers, Comparison::Same, "{shown}"),
                            Route::Transfer => {
                                assert_eq!(identifiers, Comparison::Different, "{shown}");
                                assert!(owner_changes, "{shown}");
                            }
                            Route::TransferReviewed => {
                                assert_eq!(identifiers, Comparison::Unknown, "{shown}");
                            }
                            Route::IsTransfer => assert!(!owner_changes, "{shown}"),
                            Route::AskAgain | Route::Manual => assert!(owner_changes, "{shown}"),
                            Route::OtherCategory => {
                                assert_ne!(from == Person, to == Person, "{shown}");
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn individual_businesses_are_known_by_their_code() {
        assert_eq!(Subject::of_credit_code("92370102MA3ABCD159"), IndividualBusiness);
        assert_eq!(Subject::of_credit_code("91370102MA0000007F"), Company);
    }
}
