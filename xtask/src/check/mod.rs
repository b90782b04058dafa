//! What must hold before anything else is tried; a minute when warm.

mod licences;
mod styles;

use crate::problem::{Outcome, Problem};
use crate::progress::Progress;
use crate::setup::rust::WebToolchain;
use crate::setup::{self, Purpose};
use crate::shell;

/// Runs every check, also after one has failed, so that one run shows all that is wrong.
pub fn check() -> Outcome {
    let toolchain = setup::prepare(Purpose::Check)?;
    let mut progress = Progress::of(7);
    let mut failed = Vec::new();
    let mut step = |what: &'static str, work: &dyn Fn() -> Outcome| {
        if let Err(problem) = progress.step(what, work) {
            eprintln!("{problem}");
            failed.push(what);
        }
    };
    step("Formatting", &|| shell::run(&mut shell::cargo(&["fmt", "--all", "--check"])));
    step("Licences of dependencies", &licences::check);
    step("Styles", &styles::check);
    step("Lints, host", &lint_host);
    step("Lints, pages rendered at build time (ssr)", &lint_prerendering);
    step("Lints, browser, one module (csr)", &|| lint_browser(toolchain, "csr"));
    step("Lints, browser, split module (split)", &|| lint_browser(toolchain, "split"));
    if failed.is_empty() {
        println!("check: all is well after {}", progress.elapsed());
        return Ok(());
    }
    Err(Problem::new(format!("check failed: {}", failed.join("; "))))
}

fn lint_host() -> Outcome {
    let all_but_the_app = ["clippy", "--locked", "--workspace", "--exclude", "app"];
    deny_warnings(shell::cargo(&all_but_the_app).arg("--all-targets"))
}

fn lint_prerendering() -> Outcome {
    deny_warnings(&mut shell::front_end_cargo(&["clippy", "--locked", "--all-targets"]))
}

fn lint_browser(toolchain: WebToolchain, feature: &str) -> Outcome {
    let mut clippy = toolchain.cargo(&["clippy", "--locked", "--package", "app"]);
    clippy.args(["--features", feature]).env("RUSTFLAGS", "--cfg erase_components");
    deny_warnings(&mut clippy)
}

fn deny_warnings(clippy: &mut std::process::Command) -> Outcome {
    shell::run(clippy.args(["--", "-D", "warnings"]))
}
