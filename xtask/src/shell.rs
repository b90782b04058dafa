//! Starting other programs.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::files;
use crate::problem::{Outcome, Problem};

/// What cargo and rustup set for the program that they start, and which would mislead another
/// cargo or compiler started from here.
const INHERITED: [&str; 11] = [
    "CARGO",
    "CARGO_BIN_NAME",
    "CARGO_CRATE_NAME",
    "CARGO_PRIMARY_PACKAGE",
    "CARGO_TARGET_DIR",
    "LD_LIBRARY_PATH",
    "OUT_DIR",
    "RUSTC",
    "RUSTDOC",
    "RUSTFLAGS",
    "RUST_RECURSION_COUNT",
];

/// A program that runs in the repository's folder, without what cargo left in the environment.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(files::root());
    for key in INHERITED {
        command.env_remove(key);
    }
    for (key, _) in env::vars_os() {
        let name = key.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(key);
        }
    }
    command
}

/// The cargo that built this program, for work on the host.
pub fn cargo(args: &[&str]) -> Command {
    let mut command = program("cargo");
    command.args(args);
    command
}

/// The same cargo for the front end on the host. Components are erased as in the browser: with
/// their full types the compiler takes minutes or gives up. Other flags share no artefacts, so
/// these stay apart.
pub fn front_end_cargo(args: &[&str]) -> Command {
    let mut command = cargo(args);
    command
        .args(["--package", "app", "--features", "ssr"])
        .env("CARGO_TARGET_DIR", files::root().join("target/ssr"))
        .env("RUSTFLAGS", "--cfg erase_components");
    command
}

/// Runs it; its output goes to the terminal.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| failed_to_start(command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(Problem::new(format!("`{}` failed ({status})", shown(command))))
}

/// Runs it and returns what it printed; on failure the error holds its last words.
pub fn read(command: &mut Command) -> Outcome<String> {
    command.stdin(Stdio::null());
    let output = command.output().map_err(|error| failed_to_start(command, &error))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(text);
    }
    let words = format!("{text}{}", String::from_utf8_lossy(&output.stderr));
    Err(Problem::new(format!("`{}` failed:\n{}", shown(command), last_lines(&words, 40))))
}

/// Where a program is on the PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

/// The command as a person would type it.
pub fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or_default();
    let mut words = vec![name.to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|arg| arg.to_string_lossy().into_owned()));
    words.join(" ")
}

/// The end of a text.
pub fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines.get(lines.len().saturating_sub(count)..).unwrap_or_default().join("\n")
}

fn failed_to_start(command: &Command, error: &std::io::Error) -> Problem {
    Problem::new(format!("cannot start `{}`: {error}", shown(command)))
}
