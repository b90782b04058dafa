//! The developer commands. `cargo xtask` without an argument lists them.

mod dist;
mod files;
mod parallel;
mod problem;
mod progress;
mod setup;
mod shell;

use std::process::ExitCode;

use dist::Effort;
use problem::{Outcome, Problem};

const HELP: &str = "\
Commands:
  cargo xtask dist [--quick]  the release site into dist/ (--quick: larger, in seconds)
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Outcome {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["dist"] => dist::dist(Effort::Release),
        ["dist", "--quick"] => dist::dist(Effort::Quick),
        _ => Err(Problem::new(format!("unknown command `{}`\n\n{HELP}", words.join(" ")))),
    }
}
