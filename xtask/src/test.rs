//! Everything that proves the product: checks, tests, the site, both database engines, browsers.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::check;
use crate::dist::{self, Effort};
use crate::problem::{Outcome, Problem};
use crate::progress::Progress;
use crate::setup::{self, Purpose};
use crate::shell;
use crate::size;

/// How much is tested.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What every change has to pass; under an hour on two cores from nothing.
    Usual,
    /// Also what takes long: many more random cases, the long journeys, in both engines.
    All,
}

/// Tests counted so far, and steps that failed.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
    steps: Vec<String>,
    lines: Vec<String>,
}

/// Runs every step, also after one has failed, and ends with the counts.
pub fn test(extent: Extent) -> Outcome {
    let mut progress = Progress::of(9);
    let mut tally = Tally::default();
    progress.step("Looking for tools", || setup::prepare(Purpose::Test).map(|_| ()))?;
    tally.check(&mut progress, "Checks", check::check);
    tally.tests(&mut progress, "Rules, sandbox and API on SQLite", &mut {
        let mut tests = shell::cargo(&["test", "--locked", "--no-fail-fast"]);
        tests.args(["--package", "domain", "--package", "sandbox", "--package", "api"]);
        cases(tests, extent)
    });
    tally.tests(&mut progress, "API on PostgreSQL", &mut {
        let mut tests = shell::cargo(&["test", "--locked", "--no-fail-fast", "--package", "api"]);
        tests.args(["--test", "it"]).env("KAIDENG_TEST_POSTGRES", "1");
        cases(tests, extent)
    });
    tally.tests(&mut progress, "Front end, on the host", &mut {
        let tests = shell::front_end_cargo(&["test", "--locked", "--no-fail-fast"]);
        cases(tests, extent)
    });
    tally.tests(
        &mut progress,
        "Developer commands",
        &mut shell::cargo(&[
            "test",
            "--locked",
            "--profile",
            "tool",
            "--package",
            "xtask",
            "--package",
            "pack",
        ]),
    );
    tally.check(&mut progress, "The site and what its home page loads first", || {
        dist::dist(Effort::Release)?;
        size::size(false)
    });
    tally.browsers(&mut progress, extent);
    tally.close(&progress)
}

/// Takes pictures of every page from the running product.
pub fn pictures() -> Outcome {
    setup::prepare(Purpose::Test)?;
    shell::run(&mut shell::cargo(&["build", "--locked", "--package", "api"]))?;
    dist::dist(Effort::Release)?;
    let take = ["run", "--locked", "--package", "journeys", "--bin", "pictures"];
    shell::run(&mut shell::cargo(&take))
}

/// Random cases: the usual number, or many.
fn cases(mut tests: Command, extent: Extent) -> Command {
    if extent == Extent::All {
        tests.env("PROPTEST_CASES", "4096").env("KAIDENG_ALL", "1");
    }
    tests
}

impl Tally {
    fn check(&mut self, progress: &mut Progress, what: &str, work: impl FnOnce() -> Outcome) {
        let outcome = progress.step(what, work);
        self.note(what, outcome.map(|()| (1, 0)));
    }

    fn tests(&mut self, progress: &mut Progress, what: &str, tests: &mut Command) {
        let outcome = progress.step(what, || count(tests));
        self.note(what, outcome);
    }

    /// The journeys use the server's binary that the API's tests built (another `cargo build`
    /// would compile half of its dependencies again, with other features) and the site.
    fn browsers(&mut self, progress: &mut Progress, extent: Extent) {
        for (engine, name) in [("chromium", "Journeys in Chromium"), ("webkit", "… in WebKitGTK")]
        {
            let outcome = progress.step(name, || {
                let mut tests = shell::cargo(&["test", "--locked", "--package", "journeys"]);
                tests.args(["--no-fail-fast"]).env("KAIDENG_BROWSER", engine);
                count(&mut cases(tests, extent))
            });
            self.note(name, outcome);
        }
    }

    fn note(&mut self, what: &str, outcome: Outcome<(usize, usize)>) {
        let (passed, failed) = match outcome {
            Ok(counts) => counts,
            Err(problem) => {
                eprintln!("{problem}");
                (0, 1)
            }
        };
        self.passed += passed;
        self.failed += failed;
        self.lines.push(format!("{passed:>6} passed {failed:>4} failed  {what}"));
        if failed > 0 {
            self.steps.push(what.to_owned());
        }
    }

    fn close(self, progress: &Progress) -> Outcome {
        println!("\nAll steps took {}:", progress.elapsed());
        for line in &self.lines {
            println!("{line}");
        }
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 {
            return Ok(());
        }
        Err(Problem::new(format!("failed: {}", self.steps.join("; "))))
    }
}

/// Runs tests, shows what isn't a passed test, and counts.
fn count(tests: &mut Command) -> Outcome<(usize, usize)> {
    let started = tests.stdout(Stdio::piped()).spawn();
    let mut child = started.map_err(|error| {
        Problem::new(format!("cannot start `{}`: {error}", shell::shown(tests)))
    })?;
    let (mut passed, mut failed) = (0, 0);
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if let Some((good, bad)) = counts(&line) {
                passed += good;
                failed += bad;
            }
            let passed_test = line.starts_with("test ") && line.ends_with(" ok");
            if !passed_test && !line.is_empty() {
                println!("{line}");
            }
        }
    }
    let status = child.wait().map_err(|error| Problem::new(error.to_string()))?;
    match (status.success(), passed, failed) {
        (true, 0, 0) => Err(Problem::new(format!("`{}` ran no test", shell::shown(tests)))),
        (false, _, 0) => Err(Problem::new(format!("`{}` failed", shell::shown(tests)))),
        _ => Ok((passed, failed)),
    }
}

/// The counts in the line with which a test program ends.
fn counts(line: &str) -> Option<(usize, usize)> {
    let (_, rest) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let number = |word: &str| {
        let part = rest.split("; ").find(|part| part.ends_with(word))?;
        part.split(' ').next()?.parse().ok()
    };
    Some((number(" passed")?, number(" failed")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 1 filtered out; finished in 0.01s";
        assert_eq!(counts(line), Some((12, 3)));
        assert_eq!(counts("test a::b ... ok"), None);
        assert_eq!(counts("test result: ok."), None);
    }

    #[test]
    fn a_program_that_fails_without_a_failed_test_is_no_success() {
        assert!(count(&mut Command::new("false")).is_err());
        assert!(count(&mut Command::new("true")).is_err(), "no test ran");
    }

    #[test]
    fn a_failed_step_fails_the_whole() {
        let mut tally = Tally::default();
        tally.note("good", Ok((5, 0)));
        tally.note("bad", Err(Problem::new("broken")));
        assert_eq!((tally.passed, tally.failed), (5, 1));
        assert!(tally.close(&Progress::of(1)).is_err());
    }
}
