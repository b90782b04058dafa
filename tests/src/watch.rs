//! What pages complain of: console errors, uncaught exceptions, resources that don't load and
//! violations of the Content Security Policy. A journey fails on any that it didn't announce.

use serde_json::Value;

use crate::browser::Engine;
use crate::failure::{Outcome, expect};
use crate::person::Person;

/// What the road's collector has noted in the page since the last look, and whether the page has
/// given up. Chromium's own log and the road know more; this is for WebKit, whose driver gives no
/// log.
const TOLD: &str = r"
const told = (window.__complaints || []).splice(0);
const crashed = document.documentElement.getAttribute('data-crashed');
return crashed === null ? told : told.concat('the page has given up: ' + crashed);
";

impl Person {
    /// Does something during which complaints that contain one of these words are expected:
    /// `status of 422`, say, when a form is about to be refused.
    ///
    /// # Errors
    /// What the doing gives; any other complaint, also one from before.
    pub async fn tolerates<T>(
        &self,
        words: &[&str],
        doing: impl AsyncFnOnce() -> Outcome<T>,
    ) -> Outcome<T> {
        self.looks_for_trouble().await?;
        let before = self.tolerated.borrow().len();
        self.tolerated.borrow_mut().extend(words.iter().map(|words| (*words).to_owned()));
        let done = doing().await;
        let looked = self.looks_for_trouble().await;
        self.tolerated.borrow_mut().truncate(before);
        let done = done?;
        looked.map(|()| done)
    }

    /// Fails if the page has complained since the last look.
    ///
    /// # Errors
    /// The complaints.
    pub async fn looks_for_trouble(&self) -> Outcome {
        let mut complaints = self.road.complaints();
        if self.browser.engine == Engine::Chromium {
            complaints.extend(self.browser.chromium_log().await?.iter().filter_map(serious));
        }
        let collected = self.script(TOLD, &[]).await?;
        let texts = collected.as_array().into_iter().flatten().filter_map(Value::as_str);
        complaints.extend(texts.map(str::to_owned));
        let tolerated = self.tolerated.borrow();
        complaints.retain(|text| !tolerated.iter().any(|words| text.contains(words)));
        expect(complaints.is_empty(), || format!("the page complains: {}", complaints.join("\n")))
    }
}

fn serious(entry: &Value) -> Option<String> {
    let text = |key| entry.get(key).and_then(Value::as_str).unwrap_or_default();
    let serious = text("level") == "SEVERE" || text("source") == "security";
    serious.then(|| format!("{}: {}", text("source"), text("message")))
}
