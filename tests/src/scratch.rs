//! A folder for one test: removed when the test passed, kept when it failed.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use crate::failure::Outcome;

/// One test's folder, under `target/journeys/`.
pub struct Scratch {
    path: PathBuf,
    keep: Cell<bool>,
}

impl Scratch {
    /// Makes an empty folder of this name; one that a failed run left behind goes first.
    ///
    /// # Errors
    /// When the folder can't be made.
    pub fn new(name: &str) -> Outcome<Self> {
        let path = crate::paths::repository().join("target/journeys").join(name);
        if path.exists() {
            std::fs::remove_dir_all(&path)?;
        }
        std::fs::create_dir_all(&path)?;
        Ok(Self { path, keep: Cell::new(false) })
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A folder in it, made if need be.
    ///
    /// # Errors
    /// When it can't be made.
    pub fn folder(&self, name: &str) -> Outcome<PathBuf> {
        let path = self.path.join(name);
        std::fs::create_dir_all(&path)?;
        Ok(path)
    }

    /// Leaves the folder behind for whoever looks into the failure.
    pub fn keep(&self) {
        self.keep.set(true);
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if !self.keep.get() {
            let _ = std::fs::remove_dir_all(&self.path);
        }
    }
}
