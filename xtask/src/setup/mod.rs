//! Finds what a command needs and installs what is missing, saying what, why and for how long.
//!
//! Nothing is asked. Only Debian packages need root; without it the line to type is printed.

pub mod debian;
pub mod npm;
pub mod rust;

use crate::problem::Outcome;

/// What a command is going to do, which decides what it needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Building and serving the site.
    Site,
    /// Linting and formatting.
    Check,
    /// Driving browsers and a second database engine as well.
    Test,
}

/// Makes sure that everything for this purpose is there.
pub fn prepare(purpose: Purpose) -> Outcome<rust::WebToolchain> {
    debian::install(&debian::wanted(purpose))?;
    let toolchain = rust::web_toolchain()?;
    npm::site_tools()?;
    match purpose {
        Purpose::Site => {}
        Purpose::Check => rust::lints(&toolchain)?,
        Purpose::Test => {
            rust::lints(&toolchain)?;
            npm::accessibility_checker()?;
        }
    }
    Ok(toolchain)
}
