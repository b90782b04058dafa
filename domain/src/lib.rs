//! The rules of the trade: pure, without I/O, clock or randomness. They run in the browser for
//! instant answers and again in the API as the judge.

#![cfg_attr(not(test), deny(clippy::float_arithmetic))]

mod codes;

pub mod assurance;
pub mod bill;
pub mod case;
pub mod charger;
pub mod date;
pub mod energy;
pub mod form;
pub mod identifier;
pub mod identity;
pub mod late_fee;
pub mod masking;
pub mod money;
pub mod month;
pub mod outside;
pub mod payment;
pub mod price;
pub mod tariff;
pub mod text;
pub mod transfer;
pub mod wire;
pub mod working_day;
