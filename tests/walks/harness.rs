//! The harness itself: it does what a person does, and sees what is planted.

use journeys::browser::Engine;
use journeys::failure::{Outcome, expect};
use journeys::journey::run;
use journeys::person::Person;
use journeys::road::Road;
use journeys::scratch::Scratch;
use journeys::{picture::Pixels, scan};
use thirtyfour::Key;

use crate::fixture;

fn with_pages(name: &str, story: impl AsyncFnOnce(&Person) -> Outcome) -> Outcome {
    let engine = Engine::chosen()?;
    run(async {
        let scratch = Scratch::new(&format!("{name}-{engine:?}").to_lowercase())?;
        let road = Road::to(fixture::serve().await?).await?;
        let person = Person::with_browser(engine, scratch.path(), &road).await?;
        let told = story(&person).await;
        person.browser.quit().await?;
        told
    })
}

async fn complains(person: &Person, words: &str) -> Outcome {
    let saying = async || match person.looks_for_trouble().await {
        Ok(()) => Ok(false),
        Err(failure) => Ok(failure.to_string().contains(words)),
    };
    person.waits_for(&format!("a complaint of {words}"), saying).await
}

#[test]
fn a_person_fills_ticks_and_presses() -> Outcome {
    with_pages("harness-acts", async |person| {
        person.visits("/good").await?;
        person.fills("手机号", "旧的").await?;
        person.fills("手机号", "13800000001").await?;
        person.ticks("同意").await?;
        person.presses("下一步").await?;
        person.sees("13800000001 已同意").await?;
        person.finds_it_accessible("好的页面", "filled").await
    })
}

#[test]
fn the_keyboard_reaches_everything() -> Outcome {
    with_pages("harness-keyboard", async |person| {
        person.visits("/good").await?;
        person.types_into("手机号", "13800000001").await?;
        person.tabs_to("同意").await?;
        person.strikes(Key::Space).await?;
        person.enters("下一步").await?;
        person.sees("13800000001 已同意").await
    })
}

#[test]
fn planted_accessibility_faults_are_found() -> Outcome {
    with_pages("harness-axe", async |person| {
        person.visits("/pale").await?;
        let found = person.finds_it_accessible("淡的页面", "planted").await;
        let words = found.err().map(|failure| failure.to_string()).unwrap_or_default();
        for rule in ["color-contrast", "image-alt", "label"] {
            expect(words.contains(rule), || format!("{rule} is missing in: {words}"))?;
        }
        Ok(())
    })
}

#[test]
fn console_errors_are_found() -> Outcome {
    with_pages("harness-console", async |person| {
        person.visits("/console").await?;
        let pressed = person.presses("出错").await;
        match pressed {
            Ok(()) => complains(person, "planted").await,
            Err(failure) => {
                expect(failure.to_string().contains("planted"), || format!("{failure}"))
            }
        }
    })
}

/// Visits a page that complains of this.
async fn complains_when_visited(person: &Person, path: &str, words: &str) -> Outcome {
    match person.visits(path).await {
        Ok(()) => complains(person, words).await,
        Err(failure) => expect(failure.to_string().contains(words), || format!("{failure}")),
    }
}

#[test]
fn errors_from_before_the_page_is_live_are_found() -> Outcome {
    with_pages("harness-early", async |person| {
        complains_when_visited(person, "/early", "planted early").await
    })
}

#[test]
fn a_page_that_has_given_up_is_found() -> Outcome {
    with_pages("harness-crashed", async |person| {
        complains_when_visited(person, "/crashed", "has given up: crash").await
    })
}

#[test]
fn what_is_tolerated_once_is_found_again() -> Outcome {
    with_pages("harness-tolerates", async |person| {
        person.visits("/console").await?;
        let presses = async || {
            person.presses("出错").await?;
            // Chromium's log is a moment behind.
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
            person.looks_for_trouble().await
        };
        person.tolerates(&["planted"], presses).await?;
        let again = presses().await.err().map(|failure| failure.to_string()).unwrap_or_default();
        expect(again.contains("planted"), || format!("not found: {again}"))
    })
}

#[test]
fn policy_violations_are_found() -> Outcome {
    with_pages("harness-policy", async |person| {
        complains_when_visited(person, "/styled", "style-src").await
    })
}

#[test]
fn missing_resources_are_found() -> Outcome {
    with_pages("harness-missing", async |person| {
        complains_when_visited(person, "/missing", "nowhere.png").await
    })
}

#[test]
fn a_screenshot_without_a_code_has_none() -> Outcome {
    with_pages("harness-picture", async |person| {
        person.visits("/good").await?;
        let image = person.driver().screenshot_as_png().await?;
        expect(scan::read(&image)?.is_none(), || "a code where there is none".to_owned())?;
        let small = Pixels::decode(&image)?.encode_small()?;
        expect(small.len() < image.len(), || {
            format!("{} bytes became {}", image.len(), small.len())
        })
    })
}
