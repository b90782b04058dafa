//! The shell around every page.

mod footer;
mod frame;
mod header;
mod not_found;
mod party;

pub use frame::{Frame, sign_in_address};
pub use not_found::NotFound;
