//! Where the built product and the tools lie.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

/// The repository's folder.
pub fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The server: `KAIDENG_BIN`, or what `cargo build` made.
///
/// # Errors
/// When there is none.
pub fn binary() -> Outcome<PathBuf> {
    named("KAIDENG_BIN", "target/debug/kaideng", "cargo build -p api")
}

/// The site's folder: `KAIDENG_DIST`, or `dist`.
///
/// # Errors
/// When there is none.
pub fn site() -> Outcome<PathBuf> {
    named("KAIDENG_DIST", "dist", "cargo xtask dist")
}

/// The accessibility checker: `KAIDENG_AXE`, or where `npm ci` puts it.
///
/// # Errors
/// When there is none.
pub fn axe() -> Outcome<PathBuf> {
    named("KAIDENG_AXE", "tests/npm/node_modules/axe-core/axe.min.js", "npm ci in tests/npm")
}

fn named(key: &str, otherwise: &str, made_by: &str) -> Outcome<PathBuf> {
    let path = match std::env::var_os(key) {
        Some(path) => PathBuf::from(path),
        None => repository().join(otherwise),
    };
    let path = if path.is_relative() { repository().join(path) } else { path };
    if path.exists() {
        Ok(path)
    } else {
        Err(Failure::new(format!(
            "{} isn't there: made by `{made_by}`, or named by {key}",
            path.display()
        )))
    }
}
