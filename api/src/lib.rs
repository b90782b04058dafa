//! The thin HTTP API of Kaideng: it authenticates, stores and passes on. What decides anything is
//! in `domain`.

#![cfg_attr(not(test), deny(clippy::float_arithmetic))]

pub mod account;
pub mod audit;
pub mod billing;
pub mod clock;
pub mod config;
pub mod consent;
pub mod crypto;
pub mod doctor;
pub mod identity;
pub mod import;
pub mod outbox;
pub mod outside;
pub mod payment;
pub mod problem;
pub mod random;
pub mod receipt;
pub mod seed;
pub mod serve;
pub mod session;
pub mod state;
pub mod store;
pub mod supplier;
pub mod web;
pub mod worker;
