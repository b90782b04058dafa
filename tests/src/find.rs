//! How a person finds things: by what is written on them.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::failure::{Failure, Outcome};
use crate::person::Person;

/// Finds among `arguments[0]` the visible, enabled element whose words are `arguments[1]`, or
/// else contain them; the page's main part goes before header and footer.
const BY_WORDS: &str = r"
const [selector, words] = arguments;
const plain = text => text.replace(/\s+/g, ' ').trim();
const visible = e => e.getClientRects().length > 0
    && getComputedStyle(e).visibility !== 'hidden' && !e.closest('[inert]');
const names = e => {
    const list = e.labels ? [...e.labels].map(l => l.textContent) : [];
    const by = (e.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean);
    list.push(by.map(id => (document.getElementById(id) || {}).textContent || '').join(' '));
    list.push(e.getAttribute('aria-label') || '');
    if (!e.labels || e.tagName === 'BUTTON') list.push(e.textContent);
    return list.map(plain).filter(Boolean);
};
const all = [...document.querySelectorAll(selector)].filter(e => !e.disabled
    && (visible(e) || (e.labels && [...e.labels].some(visible))));
const inMain = e => e.closest('main') ? 0 : 1;
all.sort((one, other) => inMain(one) - inMain(other));
return all.find(e => names(e).includes(words))
    || all.find(e => names(e).some(name => name.startsWith(words)))
    || all.find(e => names(e).some(name => name.includes(words))) || null;
";

const FIELDS: &str = "input, select, textarea";
const PRESSABLE: &str = "a[href], button, summary, [role=button], [role=tab], [role=switch]";

impl Person {
    /// The field with this label, waiting for it.
    ///
    /// # Errors
    /// When none appears.
    pub async fn field(&self, label: &str) -> Outcome<WebElement> {
        self.named(FIELDS, label).await
    }

    /// The link or button with these words, waiting for it.
    ///
    /// # Errors
    /// When none appears.
    pub async fn pressable(&self, words: &str) -> Outcome<WebElement> {
        self.named(PRESSABLE, words).await
    }

    /// Whether there is a link or button with these words just now.
    ///
    /// # Errors
    /// When the browser doesn't answer.
    pub async fn can_press(&self, words: &str) -> Outcome<bool> {
        Ok(!self.script(BY_WORDS, &[json!(PRESSABLE), json!(words)]).await?.is_null())
    }

    /// The first element of this CSS selector, waiting for it.
    ///
    /// # Errors
    /// When none appears.
    pub async fn element(&self, selector: &str) -> Outcome<WebElement> {
        let present = async || Ok(self.driver().find(By::Css(selector)).await.is_ok());
        self.waits_for(&format!("an element {selector}"), present).await?;
        Ok(self.driver().find(By::Css(selector)).await?)
    }

    /// What the page says, as a person reads it.
    ///
    /// # Errors
    /// When the browser doesn't answer.
    pub async fn words_on_page(&self) -> Outcome<String> {
        let words = self.script("return document.body.innerText", &[]).await?;
        Ok(words.as_str().unwrap_or_default().to_owned())
    }

    async fn named(&self, selector: &str, words: &str) -> Outcome<WebElement> {
        let arguments = [json!(selector), json!(words)];
        let present = async || Ok(!self.script(BY_WORDS, &arguments).await?.is_null());
        if let Err(failure) = self.waits_for(&format!("“{words}”"), present).await {
            let page = self.words_on_page().await.unwrap_or_default();
            return Err(Failure::new(format!("{failure}; the page says:\n{page}")));
        }
        Ok(self.driver().execute(BY_WORDS, arguments.to_vec()).await?.element()?)
    }
}
