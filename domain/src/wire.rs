//! What travels between `app` and `api` under `/api/v1`, as JSON with snake_case names.
//!
//! Money is whole fen (names end in `_fen`), energy whole hundredths of a kWh (`_kwh_x100`),
//! prices millionths of a yuan per kWh (`_micro_yuan`). Instants are RFC 3339 in UTC, deadlines
//! are dates in Asia/Shanghai (`YYYY-MM-DD`), billing months `YYYY-MM`. Ids are opaque strings.
//! Personal data arrives masked by the server.

pub mod account;
pub mod bill;
pub mod case;
pub mod charger;
pub mod consent;
pub mod contract;
pub mod desk;
pub mod draft;
pub mod identity;
pub mod me;
pub mod notice;
pub mod payment;
pub mod problem;
pub mod receipt;
pub mod transfer;
pub mod upload;
