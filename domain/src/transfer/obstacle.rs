//! What has to be so before anybody types anything (办理条件): all obstacles at once, each with
//! where to go instead. Base: 供电营业规则 (1996) Art. 29; 供电营业规则 (2024).

use serde::{Deserialize, Serialize};

/// Whether the account is supplied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SupplyState {
    /// In use (正常用电).
    Normal,
    /// Stopped for arrears (欠费停电).
    StoppedForArrears,
    /// Paused for long (暂停).
    Paused,
    /// Temporary supply that ends soon (临时用电).
    TemporaryEnding,
    /// Ended (已销户).
    Ended,
}

impl SupplyState {
    /// Every state.
    pub const ALL: [Self; 5] =
        [Self::Normal, Self::StoppedForArrears, Self::Paused, Self::TemporaryEnding, Self::Ended];
}

/// What the customer says about the use after the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Intent {
    /// More or less capacity is wanted (增容, 减容).
    pub capacity_changes: bool,
    /// Another use: a shop instead of a home, say (改类).
    pub category_changes: bool,
    /// Another place (迁址).
    pub address_changes: bool,
}

/// An account as the customer system describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Voltage of the supply in volts: 220 and 380 are low voltage.
    pub voltage: u32,
    /// Everything owed, late fees and energy that isn't billed yet included, in fen.
    pub owed_fen: i64,
    /// Number of an open case that excludes another one (在途工单).
    pub open_case: Option<String>,
    /// Whether it is supplied.
    pub state: SupplyState,
    /// Whether the supplier bills this customer itself; behind a shared meter (合表、转供) it doesn't.
    pub direct: bool,
    /// Whether a court or the supplier has frozen the account.
    pub frozen: bool,
}

/// Highest low voltage in volts (低压).
const LOW_VOLTAGE: u32 = 380;

/// Why it can't begin, in the order in which customers should read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// High voltage: the customer manager does it (客户经理).
    Voltage,
    /// Ended: a new connection instead (新装).
    Ended,
    /// Temporary supply that ends soon: prolong it first.
    Temporary,
    /// Paused: resume first (恢复用电).
    Paused,
    /// Behind somebody else's meter: a connection of one's own (分户).
    SharedMeter,
    /// Frozen: the hall, with the judgment.
    Frozen,
    /// Another case is open.
    OpenCase {
        /// Its number.
        number: String,
    },
    /// Something is owed: pay, and come back. Stopped for arrears, supply comes back with it.
    Arrears {
        /// How much, in fen.
        owed_fen: i64,
    },
    /// Another capacity: that service (增容、减容).
    Capacity,
    /// Another category of use: that service (改类).
    Category,
    /// Another place: that service (迁址).
    Address,
}

impl Obstacle {
    /// The stable name, on the wire and as the problem's code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Voltage => "VOLTAGE_NOT_ELIGIBLE",
            Self::Ended => "SUPPLY_ENDED",
            Self::Temporary => "SUPPLY_TEMPORARY",
            Self::Paused => "SUPPLY_PAUSED",
            Self::SharedMeter => "SHARED_METER",
            Self::Frozen => "ACCOUNT_FROZEN",
            Self::OpenCase { .. } => "CASE_OPEN",
            Self::Arrears { .. } => "ARREARS",
            Self::Capacity => "CAPACITY_CHANGES",
            Self::Category => "CATEGORY_CHANGES",
            Self::Address => "ADDRESS_CHANGES",
        }
    }
}

/// Everything that stands in the way; nothing if it can begin. A rename leaves the debts where they
/// are, so that `transfers` decides about arrears.
pub fn obstacles(standing: &Standing, intent: Intent, transfers: bool) -> Vec<Obstacle> {
    let mut found = Vec::new();
    let mut note = |stands: bool, obstacle: Obstacle| {
        if stands {
            found.push(obstacle);
        }
    };
    note(standing.voltage > LOW_VOLTAGE, Obstacle::Voltage);
    note(standing.state == SupplyState::Ended, Obstacle::Ended);
    note(standing.state == SupplyState::TemporaryEnding, Obstacle::Temporary);
    note(standing.state == SupplyState::Paused, Obstacle::Paused);
    note(!standing.direct, Obstacle::SharedMeter);
    note(standing.frozen, Obstacle::Frozen);
    if let Some(number) = &standing.open_case {
        note(true, Obstacle::OpenCase { number: number.clone() });
    }
    let owed_fen = standing.owed_fen;
    note(transfers && owed_fen > 0, Obstacle::Arrears { owed_fen });
    note(intent.capacity_changes, Obstacle::Capacity);
    note(intent.category_changes, Obstacle::Category);
    note(intent.address_changes, Obstacle::Address);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fine() -> Standing {
        Standing {
            voltage: 220,
            owed_fen: 0,
            open_case: None,
            state: SupplyState::Normal,
            direct: true,
            frozen: false,
        }
    }

    fn codes(standing: &Standing, intent: Intent, transfers: bool) -> Vec<&'static str> {
        obstacles(standing, intent, transfers).iter().map(Obstacle::code).collect()
    }

    #[test]
    fn low_voltage_passes_and_high_voltage_does_not() {
        for (voltage, passes) in [(220, true), (380, true), (10_000, false), (35_000, false)] {
            let found = codes(&Standing { voltage, ..fine() }, Intent::default(), true);
            assert_eq!(found.is_empty(), passes, "{voltage} V");
        }
    }

    #[test]
    fn a_transfer_asks_for_every_fen_and_a_rename_does_not() {
        let owing = Standing { owed_fen: 1, ..fine() };
        assert_eq!(codes(&owing, Intent::default(), true), ["ARREARS"]);
        assert_eq!(codes(&owing, Intent::default(), false), [""; 0]);
        let stopped = Standing { state: SupplyState::StoppedForArrears, ..owing };
        assert_eq!(codes(&stopped, Intent::default(), true), ["ARREARS"], "paying is the way");
        assert_eq!(codes(&Standing { owed_fen: -500, ..fine() }, Intent::default(), true), [""; 0]);
    }

    #[test]
    fn each_state_has_its_own_obstacle() {
        let expected =
            [None, None, Some("SUPPLY_PAUSED"), Some("SUPPLY_TEMPORARY"), Some("SUPPLY_ENDED")];
        for (state, expected) in SupplyState::ALL.into_iter().zip(expected) {
            let found = codes(&Standing { state, ..fine() }, Intent::default(), true);
            assert_eq!(found.first().copied(), expected, "{state:?}");
        }
    }

    #[test]
    fn everything_is_told_at_once() {
        let all = Standing {
            voltage: 10_000,
            owed_fen: 18_640,
            open_case: Some("GD20261124000001".to_owned()),
            state: SupplyState::Paused,
            direct: false,
            frozen: true,
        };
        let intent =
            Intent { capacity_changes: true, category_changes: true, address_changes: true };
        assert_eq!(
            codes(&all, intent, true),
            [
                "VOLTAGE_NOT_ELIGIBLE",
                "SUPPLY_PAUSED",
                "SHARED_METER",
                "ACCOUNT_FROZEN",
                "CASE_OPEN",
                "ARREARS",
                "CAPACITY_CHANGES",
                "CATEGORY_CHANGES",
                "ADDRESS_CHANGES",
            ]
        );
    }
}
