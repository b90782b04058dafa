//! The journeys, one a file. `KAIDENG_BROWSER` chooses the engine.

mod fixture;
mod harness;
