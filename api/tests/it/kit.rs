//! What tests stand on.

mod app;
mod client;
mod database;
mod postgres;
mod world;

pub use app::TestApp;
pub use client::{Answer, Client};
pub use world::{ACCOUNT, HOLDER_ID, HOLDER_NAME, account, bill};
