//! Builds the site into `dist/`: the one pipeline behind `run`, `test` and what is deployed.

mod compress;
mod module;
mod page;
mod site;
pub mod style;

use std::path::PathBuf;

use crate::files;
use crate::problem::Outcome;
use crate::progress::Progress;
use crate::setup::{self, Purpose};

/// How much effort goes into a small site.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// What ships.
    Release,
    /// For looking at pages while working on them: same shape, several times as large.
    Quick,
}

impl Effort {
    /// The cargo profile.
    fn profile(self) -> &'static str {
        match self {
            Self::Release => "web",
            Self::Quick => "web-quick",
        }
    }

    /// Part of fingerprints and folder names.
    fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Quick => "quick",
        }
    }
}

/// Where the site goes.
pub fn folder() -> PathBuf {
    files::root().join("dist")
}

/// Builds the site unless nothing that it is made from has changed since the last time.
pub fn dist(effort: Effort) -> Outcome {
    let toolchain = setup::prepare(Purpose::Site)?;
    let wanted = files::fingerprint(&sources(), &[effort.name(), &toolchain.version()?])?;
    let stamp = files::root().join("target/web/dist.stamp");
    let there = files::read_text(&stamp).is_ok_and(|found| found == wanted);
    if there && folder().join("index.html").exists() {
        println!("dist/ is up to date");
        return Ok(());
    }
    let mut progress = Progress::of(4);
    let hint = match effort {
        Effort::Release => "five minutes the first time, one after a change",
        Effort::Quick => "two minutes the first time, seconds after a change",
    };
    let module = progress
        .step(&format!("Compiling the front end to WebAssembly ({hint})"), || {
            module::compile(toolchain, effort)
        })?;
    let parts = progress.step("Splitting and optimising it", || module::pack(&module, effort))?;
    let staging = progress.step("Writing the pages", || site::assemble(&parts))?;
    progress.step("Compressing every file", || compress::beside(&staging, effort))?;
    files::remove_folder(&folder())?;
    std::fs::rename(&staging, folder())
        .map_err(|error| crate::problem::Problem::at(&staging, error))?;
    files::write(&stamp, wanted)?;
    println!("dist/ is ready after {}", progress.elapsed());
    Ok(())
}

/// The bytes that a browser which asks for brotli receives; as they are where that isn't smaller.
pub fn brotli_size(bytes: &[u8]) -> Outcome<usize> {
    Ok(compress::brotli(bytes, 11)?.len().min(bytes.len()))
}

/// What the site is made from.
fn sources() -> Vec<PathBuf> {
    let parts = [
        "Cargo.toml",
        "Cargo.lock",
        "app",
        "domain",
        "pack",
        "public",
        "style",
        "xtask/src",
        "xtask/npm/package-lock.json",
    ];
    parts.iter().map(|part| files::root().join(part)).collect()
}
