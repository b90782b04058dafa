//! English; what is missing falls back to Chinese.

pub mod common;
pub mod errors;
pub mod home;
pub mod sign_in;
