//! The front end: Leptos, client-side rendered, with its public pages written as HTML when the
//! site is built.

pub mod address;
pub mod app;
pub mod failure;
pub mod kit;
mod lazy;
mod me_light;
#[cfg(feature = "csr")]
pub mod mount;
pub mod net;
pub mod net_light;
pub mod preferences;
pub mod return_to;
pub mod routes;
pub mod services;
pub mod session;
pub mod shell;

pub use app::App;
