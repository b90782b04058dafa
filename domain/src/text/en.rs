//! English; what is missing falls back to Chinese.

pub mod account;
pub mod billing;
pub mod common;
pub mod errors;
pub mod home;
pub mod payment;
pub mod receipt;
pub mod sign_in;
