//! Pages, one folder per service.

pub mod account;
pub mod billing;
pub mod browser;
pub mod help;
pub mod home;
pub mod identity;
pub mod payment;
pub mod profile;
pub mod receipt;
pub mod session;
