//! Chinese, simplified: complete by construction.

pub mod common;
pub mod errors;
pub mod home;
pub mod sign_in;
