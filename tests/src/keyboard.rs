//! Using a page with the keyboard alone.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::failure::{Failure, Outcome, expect};
use crate::person::Person;

/// What has the focus, and whether it is the control called `arguments[0]`: by exactly these words
/// if the page has such a control, else by a name that contains them.
const FOCUSED: &str = r"
const [words] = arguments, e = document.activeElement;
// A region that was given the focus for its news to be read is no stop of the Tab key.
if (!e || e === document.body || e.tabIndex < 0) return null;
const plain = text => (text || '').replace(/\s+/g, ' ').trim();
const name = e => plain(e.getAttribute('aria-label'))
    || (e.labels && e.labels.length ? [...e.labels].map(l => plain(l.textContent)).join(' ') : '')
    || plain(e.textContent);
const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')];
const exact = controls.some(control => name(control) === words);
const style = getComputedStyle(e), around = e.labels && e.labels[0] ? getComputedStyle(e.labels[0]) : style;
const ring = s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
return { name: name(e), wanted: exact ? name(e) === words : name(e).includes(words),
    ring: ring(style) || ring(around) };
";

impl Person {
    /// Goes forward with the Tab key until the focus is on the control with these words, which must
    /// show a focus ring.
    ///
    /// # Errors
    /// When sixty stops don't reach it, or it shows no ring.
    pub async fn tabs_to(&self, words: &str) -> Outcome {
        self.note(format!("tabs to “{words}”"));
        let mut stops = Vec::new();
        for _ in 0..60 {
            let focused = self.script(FOCUSED, &[json!(words)]).await?;
            let name = focused.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
            if focused.get("wanted") == Some(&json!(true)) {
                let ring = focused.get("ring") == Some(&json!(true));
                return expect(ring, || format!("“{name}” has the focus and shows no ring"));
            }
            stops.push(name);
            self.strikes(Key::Tab).await?;
        }
        Err(Failure::new(format!("Tab doesn't reach “{words}”; it stops at {stops:?}")))
    }

    /// Tabs to it, then presses Enter.
    ///
    /// # Errors
    /// As [`Self::tabs_to`].
    pub async fn enters(&self, words: &str) -> Outcome {
        self.pressable(words).await?;
        self.tabs_to(words).await?;
        self.note(format!("presses Enter on “{words}”"));
        self.strikes(Key::Enter).await
    }

    /// Tabs to the field and types.
    ///
    /// # Errors
    /// As [`Self::tabs_to`].
    pub async fn types_into(&self, label: &str, text: &str) -> Outcome {
        self.field(label).await?;
        self.tabs_to(label).await?;
        self.note(format!("types {text}"));
        self.driver().action_chain().send_keys(text).perform().await?;
        self.looks_for_trouble().await
    }
}
