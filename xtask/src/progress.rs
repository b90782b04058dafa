//! Says what is going on and how long it took.

use std::time::Instant;

use crate::problem::Outcome;

/// The steps of one command.
pub struct Progress {
    began: Instant,
    step: usize,
    steps: usize,
}

impl Progress {
    /// A command that has this many steps.
    pub fn of(steps: usize) -> Self {
        Self { began: Instant::now(), step: 0, steps }
    }

    /// Runs one step between a line that announces it and a line that gives its time.
    pub fn step<T>(&mut self, what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        self.step += 1;
        println!("[{}/{}] {what}", self.step, self.steps);
        let began = Instant::now();
        let outcome = work();
        let word = if outcome.is_ok() { "done" } else { "FAILED" };
        println!("      {word} in {}, {} in all", seconds(began), seconds(self.began));
        outcome
    }

    /// The time since the command began.
    pub fn elapsed(&self) -> String {
        seconds(self.began)
    }
}

/// Seconds below two minutes, else minutes and seconds.
pub fn seconds(since: Instant) -> String {
    let elapsed = since.elapsed();
    match elapsed.as_secs() {
        whole @ 0..=119 => format!("{whole}.{} s", elapsed.subsec_millis() / 100),
        whole => format!("{} min {} s", whole / 60, whole % 60),
    }
}
