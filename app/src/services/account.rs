//! Accounts (户号) and binding them.

pub mod amount;
mod bind;
pub mod freshness;
pub mod list;
mod send_code;
mod unbind;

pub use bind::BindPage;
pub use list::AccountsPage;
