//! Chinese, simplified: complete by construction.

pub mod account;
pub mod billing;
pub mod common;
pub mod errors;
pub mod help;
pub mod home;
pub mod identity;
pub mod message;
pub mod payment;
pub mod profile;
pub mod receipt;
pub mod sign_in;
