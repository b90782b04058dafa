//! Work on all cores.

use std::sync::Mutex;
use std::thread;

use crate::problem::{Outcome, Problem};

/// Does two things side by side; the first failure is returned after both have ended.
pub fn both(one: impl FnOnce() -> Outcome + Send, other: impl FnOnce() -> Outcome) -> Outcome {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        one.join().map_err(|_| Problem::new("a worker thread died"))?.and(other)
    })
}

/// Does the work for every item; the first failure is returned after all have been tried.
pub fn each<T: Send>(items: Vec<T>, work: impl Fn(T) -> Outcome + Sync) -> Outcome {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let waiting = Mutex::new(items);
    let failures = Mutex::new(Vec::new());
    let next = || waiting.lock().ok().and_then(|mut items| items.pop());
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(item) = next() {
                    if let (Err(problem), Ok(mut failures)) = (work(item), failures.lock()) {
                        failures.push(problem);
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().map_err(|_| Problem::new("a worker thread died"))?;
    failures.into_iter().next().map_or(Ok(()), Err)
}
