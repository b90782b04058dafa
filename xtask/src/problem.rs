//! What goes wrong in a developer command: one sentence for the person who typed it.

use std::fmt;
use std::path::Path;

/// A failure, already worded for the terminal.
#[derive(Debug)]
pub struct Problem(String);

/// The result of a step.
pub type Outcome<T = ()> = Result<T, Problem>;

impl Problem {
    /// A failure with this explanation.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// A failure that touches one file or folder.
    pub fn at(path: &Path, cause: impl fmt::Display) -> Self {
        Self(format!("{}: {cause}", path.display()))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
