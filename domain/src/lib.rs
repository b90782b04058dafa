//! The rules of the trade: pure, without I/O, clock or randomness. They run in the browser for
//! instant answers and again in the API as the judge.

#![cfg_attr(not(test), deny(clippy::float_arithmetic))]

pub mod outside;
pub mod payment;
pub mod wire;
