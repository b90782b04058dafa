//! What stands around the endpoints: routing, trace ids, headers, proofs, limits, the site's files.

pub mod address;
pub mod body;
pub mod cookie;
pub mod headers;
pub mod health;
pub mod idempotency;
pub mod limits;
pub mod metrics;
pub mod openapi;
pub mod origin;
pub mod right;
pub mod router;
pub mod session;
pub mod site;
pub mod trace;
