//! The developer commands. `cargo xtask` without an argument lists them.

mod check;
mod dist;
mod files;
mod http;
mod parallel;
mod problem;
mod progress;
mod run;
mod setup;
mod shell;
mod size;
mod test;
mod trunk;

use std::process::ExitCode;

use dist::Effort;
use problem::{Outcome, Problem};
use test::Extent;

const HELP: &str = "\
What is missing is installed on the way; only Debian packages need root.

  cargo xtask run             build, make a sample world, serve on http://127.0.0.1:8080
  cargo xtask test [--all]    everything that proves the product (--all: also what takes long)
  cargo xtask check           formatting, licences, styles, lints for host and browser
  cargo xtask dist [--quick]  the release site into dist/ (--quick: large, in seconds)
  cargo xtask size [--json]   size of every file, and of what the home page loads first
  cargo xtask pictures        pictures of every page into docs/
  cargo xtask trunk [serve]   Trunk and its edit loop on http://127.0.0.1:8081
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Outcome {
    match words {
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["run"] => run::run(),
        ["test"] => test::test(Extent::Usual),
        ["test", "--all"] => test::test(Extent::All),
        ["check"] => check::check(),
        ["dist"] => dist::dist(Effort::Release),
        ["dist", "--quick"] => dist::dist(Effort::Quick),
        ["size"] => size::size(false),
        ["size", "--json"] => size::size(true),
        ["pictures"] => test::pictures(),
        ["trunk", rest @ ..] => trunk::trunk(rest),
        ["trunk-style"] => trunk::sheet(),
        _ => Err(Problem::new(format!("unknown command `{}`\n\n{HELP}", words.join(" ")))),
    }
}
