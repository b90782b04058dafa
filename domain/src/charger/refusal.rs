//! Reasons for which an application for a charger is refused (退回原因): a closed list. Each has a
//! cure and a place to appeal; their words are in the text catalogue.

use serde::{Deserialize, Serialize};

/// A reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Reason {
    /// R01: no fixed space, or a lease of less than twelve months.
    #[serde(rename = "R01")]
    NoFixedSpace,
    /// R02: the space's number isn't the one in title or lease.
    #[serde(rename = "R02")]
    SpaceNumber,
    /// R03: the property company's proof is missing, unstamped or out of date.
    #[serde(rename = "R03")]
    PropertyProof,
    /// R04: the space has a charger's account already.
    #[serde(rename = "R04")]
    HasAccount,
    /// R05: no capacity; takes figures and an alternative.
    #[serde(rename = "R05")]
    NoCapacity,
    /// R06: civil defence or a fire lane.
    #[serde(rename = "R06")]
    Restricted,
    /// R07: the applicant isn't the owner and has no consent.
    #[serde(rename = "R07")]
    NotOwner,
    /// R08: more power than one phase gives: three phases are applied for.
    #[serde(rename = "R08")]
    ThreePhases,
    /// R09: the applicant's accounts owe something.
    #[serde(rename = "R09")]
    Arrears,
    /// R10: the estate isn't the supplier's direct customer (转供电).
    #[serde(rename = "R10")]
    NotDirect,
    /// R11: a picture can't be read.
    #[serde(rename = "R11")]
    Unreadable,
    /// R12: the safety commitment isn't signed.
    #[serde(rename = "R12")]
    Unsigned,
}

/// Where to appeal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Appeal {
    /// The housing authority (住建部门), about property companies.
    Housing,
    /// The energy regulator (12398).
    EnergyRegulator,
    /// The city's hotline (12345).
    City,
}

impl Reason {
    /// Every reason, by its code.
    pub const ALL: [Self; 12] = [
        Self::NoFixedSpace,
        Self::SpaceNumber,
        Self::PropertyProof,
        Self::HasAccount,
        Self::NoCapacity,
        Self::Restricted,
        Self::NotOwner,
        Self::ThreePhases,
        Self::Arrears,
        Self::NotDirect,
        Self::Unreadable,
        Self::Unsigned,
    ];

    /// The published code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoFixedSpace => "R01",
            Self::SpaceNumber => "R02",
            Self::PropertyProof => "R03",
            Self::HasAccount => "R04",
            Self::NoCapacity => "R05",
            Self::Restricted => "R06",
            Self::NotOwner => "R07",
            Self::ThreePhases => "R08",
            Self::Arrears => "R09",
            Self::NotDirect => "R10",
            Self::Unreadable => "R11",
            Self::Unsigned => "R12",
        }
    }

    /// The reason of this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// Where to appeal against it.
    pub const fn appeal(self) -> Appeal {
        match self {
            Self::PropertyProof | Self::Restricted | Self::NotDirect => Appeal::Housing,
            Self::NoCapacity | Self::HasAccount | Self::Arrears => Appeal::EnergyRegulator,
            Self::NoFixedSpace
            | Self::SpaceNumber
            | Self::NotOwner
            | Self::ThreePhases
            | Self::Unreadable
            | Self::Unsigned => Appeal::City,
        }
    }

    /// Whether it takes a written figure: the load, and what could be had instead.
    pub const fn takes_figures(self) -> bool {
        matches!(self, Self::NoCapacity)
    }
}

/// Load up to which "no capacity" is no reason, in percent of the transformer's (Changzhou, 2023-04;
/// others by configuration).
pub const LOAD_WITH_ROOM_PERCENT: u32 = 80;

/// Why figures don't carry a refusal for want of capacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FiguresError {
    /// A load rate is 0 to 1000 percent.
    Load,
    /// The transformer has room.
    HasRoom,
    /// An alternative has to be offered: orderly charging, a shared charger, a waiting list.
    NoAlternative,
}

/// Whether "no capacity" may be given as the reason.
///
/// # Errors
/// [`FiguresError`].
pub fn no_capacity(load_percent: u32, alternative: &str) -> Result<(), FiguresError> {
    if load_percent > 1000 {
        Err(FiguresError::Load)
    } else if load_percent <= LOAD_WITH_ROOM_PERCENT {
        Err(FiguresError::HasRoom)
    } else if alternative.trim().is_empty() {
        Err(FiguresError::NoAlternative)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_published_ones() {
        let codes: Vec<&str> = Reason::ALL.into_iter().map(Reason::code).collect();
        let expected: Vec<String> = (1..=12).map(|number| format!("R{number:02}")).collect();
        assert_eq!(codes, expected);
        for reason in Reason::ALL {
            assert_eq!(Reason::from_code(reason.code()), Some(reason));
        }
        assert_eq!(Reason::from_code("R13"), None);
    }

    #[test]
    fn want_of_capacity_needs_figures_and_an_alternative() {
        assert_eq!(no_capacity(80, "有序充电"), Err(FiguresError::HasRoom));
        assert_eq!(no_capacity(81, "  "), Err(FiguresError::NoAlternative));
        assert_eq!(no_capacity(1001, "有序充电"), Err(FiguresError::Load));
        assert_eq!(no_capacity(96, "有序充电"), Ok(()));
    }
}
