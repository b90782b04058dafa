//! The journeys, one a file. `KAIDENG_BROWSER` chooses the engine.

mod accessibility;
mod around_the_hall;
mod dead_ends;
mod faults;
mod fixture;
mod forms;
mod harness;
mod headers;
mod keyboard;
mod killed;
mod pay_a_bill;
mod paying_otherwise;
mod verifying_otherwise;
