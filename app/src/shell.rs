//! The shell around every page.

mod footer;
mod frame;
mod header;
mod not_found;
mod party;
mod sign_in_notice;

pub use frame::{Frame, sign_in_address};
pub use not_found::NotFound;
pub use party::take_switched;
pub use sign_in_notice::SignInNotice;
