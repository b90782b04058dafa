//! Runs one journey: a product, a person, and evidence if it fails.

use std::path::Path;
use std::sync::{Condvar, Mutex, PoisonError};

use crate::browser::Engine;
use crate::failure::{Failure, Outcome};
use crate::person::Person;
use crate::world::World;

/// How many browsers run at once: more make each other slow on a small machine.
const AT_ONCE: usize = 2;

static RUNNING: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

struct Turn;

impl Turn {
    fn wait() -> Self {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        while *running >= AT_ONCE {
            running = ENDED.wait(running).unwrap_or_else(PoisonError::into_inner);
        }
        *running += 1;
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        ENDED.notify_one();
    }
}

/// A journey in the engine that `KAIDENG_BROWSER` names.
///
/// # Errors
/// The story's, with the steps taken; the test's folder is kept then, with logs, the page and a
/// picture of it.
pub fn journey(name: &str, story: impl AsyncFnOnce(&Person, &mut World) -> Outcome) -> Outcome {
    let engine = Engine::chosen()?;
    run(async {
        let mut world = World::start(&format!("{name}-{engine:?}").to_lowercase()).await?;
        let folder = world.scratch.folder("browser")?;
        let person = match Person::with_browser(engine, &folder, &world.road).await {
            Ok(person) => person,
            Err(failure) => {
                world.scratch.keep();
                return Err(failure);
            }
        };
        let told = story(&person, &mut world).await;
        let told = match told {
            Ok(()) => person.looks_for_trouble().await,
            failed => failed,
        };
        let told = match told {
            Ok(()) => Ok(()),
            Err(failure) => {
                world.scratch.keep();
                Err(evidence(&person, world.scratch.path(), failure).await)
            }
        };
        let closed = person.browser.quit().await;
        told.and(closed)
    })
}

/// A journey that needs what only Chromium offers; it passes at once in another engine.
///
/// # Errors
/// As [`journey`].
pub fn chromium_journey(
    name: &str,
    story: impl AsyncFnOnce(&Person, &mut World) -> Outcome,
) -> Outcome {
    match Engine::chosen()? {
        Engine::Chromium => journey(name, story),
        Engine::Webkit => Ok(()),
    }
}

/// Runs a future when it is its turn, with what the road needs.
///
/// # Errors
/// The future's.
pub fn run<T>(future: impl Future<Output = Outcome<T>>) -> Outcome<T> {
    let _turn = Turn::wait();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, future)
}

/// Whether the long tests were asked for (`KAIDENG_ALL=1`).
pub fn all_asked_for() -> bool {
    std::env::var("KAIDENG_ALL").is_ok_and(|value| value == "1")
}

async fn evidence(person: &Person, folder: &Path, failure: Failure) -> Failure {
    let _ = person.driver().screenshot(&folder.join("failed.png")).await;
    if let Ok(page) = person.driver().source().await {
        let _ = std::fs::write(folder.join("failed.html"), page);
    }
    let steps = person.steps().join("\n  ");
    let at = person.path().await.unwrap_or_default();
    failure.while_doing(&format!("after these steps, at {at}:\n  {steps}\n"))
}
