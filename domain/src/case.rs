//! Cases (工单): whatever takes longer than one request. A kind of case is data: its stages, who
//! has each, how long that may take, and which action leads where. [`step`] is the only way from
//! one stage to the next; what the table doesn't hold doesn't happen.
//!
//! Nothing here reads a clock: dates and instants are passed in.

pub mod clock;
mod happening;
pub mod limit;
pub mod rating;
pub mod road;
mod stage;
mod step;
mod table;
#[cfg(test)]
mod tests;
pub mod urge;

pub use happening::Happening;
pub use stage::{Holder, Kind, Stage};
pub use step::{Action, Actor, Case, Effect, Refused, permitted, step};
