//! Assurance levels as they are stored.

use domain::wire::identity::AssuranceLevel;

/// The stored name.
#[must_use]
pub const fn name(level: AssuranceLevel) -> &'static str {
    match level {
        AssuranceLevel::L0 => "L0",
        AssuranceLevel::L1 => "L1",
        AssuranceLevel::L2 => "L2",
        AssuranceLevel::L3 => "L3",
    }
}

/// The level of a stored name; the lowest for anything unknown.
#[must_use]
pub fn parse(name: &str) -> AssuranceLevel {
    named(name).unwrap_or(AssuranceLevel::L0)
}

/// The level with this name; none for anything else.
#[must_use]
pub fn named(text: &str) -> Option<AssuranceLevel> {
    use AssuranceLevel::{L0, L1, L2, L3};
    [L0, L1, L2, L3].into_iter().find(|level| name(*level) == text)
}
