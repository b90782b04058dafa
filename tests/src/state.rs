//! In which state a page stands: what it asked for is there, on its way, or didn't come. A page is
//! live before its own code and data arrive, so a test that means a state has to wait for it.

use domain::text::{CommonText, Section as _};
use domain::wire::me::Language;
use serde_json::json;

use crate::failure::{Failure, Outcome};
use crate::person::Person;

/// A state of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing is missing: no grey blocks, nothing to try again.
    Ready,
    /// The page's own grey blocks keep the place of what is on its way.
    Loading,
    /// Something didn't come and can be tried again.
    Failed,
}

/// The state's name, or an empty text while the page's code is on its way. Grey blocks and
/// buttons that a style hides don't count: the home page has some for somebody it doesn't know.
const STATE: &str = r"
const [retry] = arguments;
const shown = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
const any = selector => [...document.querySelectorAll(selector)].some(shown);
const again = [...document.querySelectorAll('main button')]
    .some(e => shown(e) && retry.includes(e.textContent.trim()));
if (!any('main h1') && !any('main h2')) return '';
return any('[data-chunk]') ? '' : any('.skeleton') ? 'Loading' : again ? 'Failed' : 'Ready';
";

impl Person {
    /// Waits until the page is in this state and what moves has come to rest in it.
    ///
    /// # Errors
    /// When it doesn't come to that; with what the page says.
    pub async fn sees_it(&self, state: State) -> Outcome {
        self.note(format!("sees the page {state:?}"));
        let there = async || Ok(self.is_in(state).await? && self.stays_in(state).await?);
        if let Err(failure) = self.waits_for(&format!("a page that is {state:?}"), there).await {
            let page = self.words_on_page().await?;
            return Err(Failure::new(format!("{failure}; the page says:\n{page}")));
        }
        self.looks_for_trouble().await
    }

    /// Data that comes may ask for more: a state counts once it has lasted.
    async fn stays_in(&self, state: State) -> Outcome<bool> {
        self.settles().await?;
        self.is_in(state).await
    }

    async fn is_in(&self, state: State) -> Outcome<bool> {
        let retry =
            [Language::Chinese, Language::English].map(|language| CommonText::of(language).retry);
        Ok(self.script(STATE, &[json!(retry)]).await? == format!("{state:?}"))
    }
}
