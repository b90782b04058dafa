//! What pages complain of: console errors, uncaught exceptions, resources that don't load and
//! violations of the Content Security Policy. A journey fails on any that it didn't announce.

use serde_json::Value;

use crate::browser::Engine;
use crate::failure::{Outcome, expect};
use crate::person::Person;

/// Installs a collector in a page that has none yet, and empties it. Chromium's own log and the
/// road know more; this is for WebKit, whose driver gives no log.
const COLLECT: &str = r"
const w = window;
if (!w.__complaints) {
    const list = w.__complaints = [];
    const tell = (kind, text) => list.push(kind + ': ' + text);
    addEventListener('error', e => {
        if (e.target && e.target !== w && (e.target.src || e.target.href)) {
            tell('resource', (e.target.src || e.target.href) + ' does not load');
        } else {
            tell('exception', e.message + ' ' + (e.error && e.error.stack || ''));
        }
    }, true);
    addEventListener('unhandledrejection', e => tell('rejection', String(e.reason)));
    document.addEventListener('securitypolicyviolation',
        e => tell('policy', e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile));
    const error = console.error;
    console.error = function () {
        tell('console', [].map.call(arguments, String).join(' '));
        return error.apply(console, arguments);
    };
}
return w.__complaints.splice(0);
";

impl Person {
    /// From now on complaints that contain these words are expected: `status of 422`, say, when
    /// a form is about to be refused.
    pub fn expects_complaint(&self, words: &str) {
        self.tolerated.borrow_mut().push(words.to_owned());
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
        let collected = self.script(COLLECT, &[]).await?;
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
