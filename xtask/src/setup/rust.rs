//! The compiler for the browser.
//!
//! The standard library is rebuilt for size, so its sources are needed and nothing else: from
//! rustup's `rust-src` where that can be had, else from Debian's `rustc-web` packages.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::debian::{self, Package};
use crate::files;
use crate::problem::{Outcome, Problem};
use crate::shell;

/// The oldest compiler that Debian may bring: the one that the workspace names.
const OLDEST_MINOR: u32 = 95;

/// A compiler that can build the standard library for wasm32.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum WebToolchain {
    /// The cargo on the PATH, with `rust-src` beside it.
    Own,
    /// Debian's cargo and compiler in /usr/bin.
    Debian,
}

impl WebToolchain {
    /// This toolchain's cargo at work for the browser.
    pub fn cargo(self, args: &[&str]) -> Command {
        let name = match self {
            Self::Own => "cargo",
            Self::Debian => "/usr/bin/cargo",
        };
        let mut command = self.program(name);
        command.args(args).args(["--target", "wasm32-unknown-unknown"]);
        command
    }

    /// A program that calls cargo for the browser: with this toolchain, which may rebuild the
    /// standard library, and a target folder that other builds neither lock nor fill.
    pub fn program(self, name: impl AsRef<OsStr>) -> Command {
        let mut command = shell::program(name);
        if self == Self::Debian {
            command
                .env_remove("RUSTUP_TOOLCHAIN")
                .env("PATH", debian_path())
                .env("RUSTC", "/usr/bin/rustc")
                .env("RUSTDOC", "/usr/bin/rustdoc");
        }
        command
            .env("CARGO_TARGET_DIR", self.target_dir())
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
        command
    }

    /// Where its artefacts go.
    pub fn target_dir(self) -> PathBuf {
        files::root().join("target/web")
    }

    /// The compiler's version, as part of fingerprints.
    pub fn version(self) -> Outcome<String> {
        let mut command = match self {
            Self::Own => shell::program("rustc"),
            Self::Debian => shell::program("/usr/bin/rustc"),
        };
        shell::read(command.arg("-vV"))
    }
}

/// Finds or installs the compiler for the browser.
pub fn web_toolchain() -> Outcome<WebToolchain> {
    if own_sources().is_some() {
        return Ok(WebToolchain::Own);
    }
    if debian_works() {
        return Ok(WebToolchain::Debian);
    }
    if shell::find("rustup").is_some() {
        println!("Fetching the standard library's sources by rustup (a few seconds)");
        let mut rustup = shell::program("rustup");
        match shell::read(rustup.args(["component", "add", "rust-src"])) {
            Ok(_) if own_sources().is_some() => return Ok(WebToolchain::Own),
            Ok(_) => println!("  rustup brought them for another toolchain"),
            Err(_) => println!("  rustup can't bring them here; Debian's compiler is used instead"),
        }
    }
    install_debian()?;
    if debian_works() {
        return Ok(WebToolchain::Debian);
    }
    Err(Problem::new(
        "no compiler for the browser: neither `rustup component add rust-src` nor Debian's \
         rustc-web (1.95 or later) could be had",
    ))
}

/// Makes sure that rustfmt and Clippy are there.
pub fn lints(toolchain: &WebToolchain) -> Outcome {
    let tools = [("fmt", "rustfmt", "rustfmt-web"), ("clippy", "clippy", "rust-web-clippy")];
    for (subcommand, component, package) in tools {
        if shell::read(&mut shell::cargo(&[subcommand, "--version"])).is_ok() {
            continue;
        }
        if shell::find("rustup").is_none() {
            debian::install(&[Package::new(package, "formatting and lints")])?;
            continue;
        }
        println!("Fetching {component} by rustup (a few seconds)");
        shell::read(shell::program("rustup").args(["component", "add", component]))?;
    }
    if *toolchain == WebToolchain::Debian && !debian::is_installed("rust-web-clippy") {
        debian::install(&[Package::new("rust-web-clippy", "lints for the browser's code")])?;
    }
    Ok(())
}

/// The standard library's sources of the cargo on the PATH. A `/usr` toolchain counts as Debian's.
fn own_sources() -> Option<PathBuf> {
    let sysroot = shell::read(shell::program("rustc").args(["--print", "sysroot"])).ok()?;
    let sysroot = sysroot.trim();
    let sources = Path::new(sysroot).join("lib/rustlib/src/rust/library/Cargo.lock");
    (sysroot != "/usr" && sources.exists()).then_some(sources)
}

fn debian_works() -> bool {
    let sources = Path::new("/usr/lib/rustlib/src/rust/library/Cargo.lock");
    sources.exists()
        && Path::new("/usr/bin/rust-lld").exists()
        && debian_minor() >= Some(OLDEST_MINOR)
}

fn debian_minor() -> Option<u32> {
    let version = shell::read(shell::program("/usr/bin/rustc").arg("-V")).ok()?;
    version.split_whitespace().nth(1)?.split('.').nth(1)?.parse().ok()
}

fn install_debian() -> Outcome {
    debian::install(&[
        Package::new("rustc-web", "Debian's current Rust compiler, made for browsers"),
        Package::new("cargo-web", "its cargo"),
        Package::new("rust-web-src", "the standard library's sources"),
        Package::new("rust-web-llvm", "the name under which it looks for its linker"),
    ])?;
    match linker_package() {
        Some(name) => debian::install(&[Package::new(name, "the linker for WebAssembly")]),
        None => Ok(()),
    }
}

/// The package of the linker that `rust-lld` points to, when it isn't there. Debian's link moves
/// with its compiler, so the number isn't known beforehand.
fn linker_package() -> Option<String> {
    let link = Path::new("/usr/bin/rust-lld");
    let target = link.read_link().ok()?;
    let name = target.file_name()?.to_string_lossy().into_owned();
    (!link.exists()).then_some(name)
}

fn debian_path() -> std::ffi::OsString {
    let mut path = std::ffi::OsString::from("/usr/bin:/bin:");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    path
}
