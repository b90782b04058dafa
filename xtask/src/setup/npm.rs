//! Tools that come from npm, each set pinned by a lock file.

use std::path::Path;
use std::time::Instant;

use crate::files;
use crate::problem::{Outcome, Problem};
use crate::progress::seconds;
use crate::shell;

/// The WebAssembly optimiser and the style bundler.
pub fn site_tools() -> Outcome {
    install("xtask/npm", "wasm-opt and lightningcss, which make the site small", "20 s")
}

/// axe, which the journeys run in every page.
pub fn accessibility_checker() -> Outcome {
    install("tests/npm", "axe, which looks for barriers in every page", "5 s")
}

/// Installs a folder's locked packages when they aren't those that are there.
fn install(folder: &str, why: &str, time: &str) -> Outcome {
    let folder = files::root().join(folder);
    let lock = folder.join("package-lock.json");
    if !lock.exists() {
        return Err(Problem::at(&lock, "isn't there"));
    }
    let wanted = files::fingerprint(std::slice::from_ref(&lock), &[])?;
    let stamp = folder.join("node_modules/.installed");
    if files::read_text(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    println!("Fetching {why} (about {time})");
    let began = Instant::now();
    npm_ci(&folder)?;
    println!("  fetched in {}", seconds(began));
    files::write(&stamp, wanted)
}

/// Installation scripts of packages aren't run: what is needed works without them.
fn npm_ci(folder: &Path) -> Outcome {
    let mut npm = shell::program("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder);
    shell::read(&mut npm).map(|_| ())
}
