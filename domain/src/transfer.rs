//! Changing the customer of an account (更名过户): which of the two it is, what has to be so
//! beforehand, which papers it takes, and what becomes of the yearly tiers.

pub mod material;
pub mod obstacle;
pub mod quota;
pub mod routing;
