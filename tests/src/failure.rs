//! Why a journey failed, told so that it can be read in a test's output.

use std::fmt;
use std::panic::Location;

/// What every step of a journey answers.
pub type Outcome<T = ()> = Result<T, Failure>;

/// A failed step: what was expected and where in the journey it stands.
pub struct Failure {
    what: String,
    place: &'static Location<'static>,
}

impl Failure {
    /// A failure in words.
    #[track_caller]
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), place: Location::caller() }
    }

    /// Puts words before what went wrong.
    #[must_use]
    pub fn while_doing(mut self, doing: &str) -> Self {
        self.what = format!("{doing}: {}", self.what);
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)
    }
}

// Tests print a failure with `Debug`.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}:{})", self.what, self.place.file(), self.place.line())
    }
}

impl<E: std::error::Error> From<E> for Failure {
    #[track_caller]
    fn from(error: E) -> Self {
        let mut what = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            what = format!("{what}: {cause}");
            source = cause.source();
        }
        Self { what, place: Location::caller() }
    }
}

/// Fails with the words unless the condition holds.
///
/// # Errors
/// The words, when `condition` is false.
#[track_caller]
pub fn expect(condition: bool, words: impl FnOnce() -> String) -> Outcome {
    if condition { Ok(()) } else { Err(Failure::new(words())) }
}
