//! What a person does, in real browsers against the real binary.
//!
//! A journey gets a running product of its own ([`world::World`]) and a person with a browser
//! ([`person::Person`]). What a person can do stands in [`act`], what they look for in [`find`],
//! what they can tell from the page in [`check`]; [`hall`] joins these to the steps of the
//! service hall. Every step fails on console errors and policy violations ([`watch`]).
//!
//! Environment: `KAIDENG_BROWSER` (`chromium` or `webkit`), `KAIDENG_BIN`, `KAIDENG_DIST`,
//! `KAIDENG_AXE`, `KAIDENG_CHROMIUM`, `KAIDENG_MINIBROWSER`.

pub mod accessible;
pub mod act;
pub mod browser;
pub mod check;
pub mod failure;
pub mod find;
pub mod gallery;
pub mod hall;
pub mod http;
pub mod journey;
pub mod keyboard;
pub mod paths;
pub mod people;
pub mod person;
pub mod picture;
pub mod process;
pub mod proof;
pub mod road;
pub mod sandbox;
pub mod scan;
pub mod scratch;
pub mod shortcut;
pub mod state;
pub mod truth;
pub mod watch;
pub mod world;
