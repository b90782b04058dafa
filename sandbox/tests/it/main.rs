//! The sandbox as its clients see it: over HTTP.

mod customer_system;
mod faults;
mod restart;
mod sms;
mod support;
