//! What a person does with a page.

use std::path::Path;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::failure::Outcome;
use crate::person::Person;

/// Makes hidden checkboxes and radios clickable by their label, as they are for a person.
const CLICK_TARGET: &str = r"
const field = arguments[0];
const label = field.labels && field.labels[0];
return label && field.getBoundingClientRect().width < 8 ? label : field;
";

impl Person {
    /// Types into the field with this label, in place of what it holds.
    ///
    /// # Errors
    /// When there is no such field, or the page reports errors.
    pub async fn fills(&self, label: &str, text: &str) -> Outcome {
        self.note(format!("fills “{label}” with {text}"));
        let field = self.field(label).await?;
        field.scroll_into_view().await?;
        // Clearing over WebDriver fires no `input` event, so the page would keep the old text.
        field.send_keys(Key::Control + "a").await?;
        field.send_keys(Key::Backspace).await?;
        field.send_keys(text).await?;
        self.looks_for_trouble().await
    }

    /// Presses the link or button with these words.
    ///
    /// # Errors
    /// When there is none, or the page reports errors.
    pub async fn presses(&self, words: &str) -> Outcome {
        self.note(format!("presses “{words}”"));
        self.looks_for_trouble().await?;
        let element = self.pressable(words).await?;
        element.scroll_into_view().await?;
        element.click().await?;
        self.looks_for_trouble().await
    }

    /// Ticks the box, or chooses the radio button, with this label.
    ///
    /// # Errors
    /// When there is none, or the page reports errors.
    pub async fn ticks(&self, label: &str) -> Outcome {
        self.note(format!("ticks “{label}”"));
        let field = self.field(label).await?;
        if !field.is_selected().await? {
            let target = self.driver().execute(CLICK_TARGET, vec![field.to_json()?]).await?;
            let target = target.element()?;
            target.scroll_into_view().await?;
            target.click().await?;
        }
        self.looks_for_trouble().await
    }

    /// Ticks every box whose label begins so.
    ///
    /// # Errors
    /// When there is none, or the page reports errors.
    pub async fn ticks_all(&self, label: &str) -> Outcome {
        self.field(label).await?;
        let all = "return [...document.querySelectorAll('main input[type=checkbox]')]\
            .map(e => e.labels[0] ? e.labels[0].textContent.trim() : '')";
        let labels = self.script(all, &[]).await?;
        for words in labels.as_array().into_iter().flatten().filter_map(|words| words.as_str()) {
            if words.starts_with(label) {
                self.ticks(words).await?;
            }
        }
        Ok(())
    }

    /// Chooses the option with these words in the list with this label.
    ///
    /// # Errors
    /// When there is none, or the page reports errors.
    pub async fn chooses(&self, label: &str, option: &str) -> Outcome {
        self.note(format!("chooses {option} for “{label}”"));
        let list = self.field(label).await?;
        let select = thirtyfour::components::SelectElement::new(&list).await?;
        select.select_by_visible_text(option).await?;
        self.looks_for_trouble().await
    }

    /// Gives a file to the file field with this label.
    ///
    /// # Errors
    /// When there is none, or the page reports errors.
    pub async fn gives_file(&self, label: &str, file: &Path) -> Outcome {
        self.note(format!("gives “{label}” the file {}", file.display()));
        self.field(label).await?.send_keys(file.display().to_string()).await?;
        self.looks_for_trouble().await
    }

    /// Goes to the element that carries the focus ring and presses a key there.
    ///
    /// # Errors
    /// When the browser refuses, or the page reports errors.
    pub async fn strikes(&self, key: Key) -> Outcome {
        self.driver().action_chain().send_keys(key).perform().await?;
        self.looks_for_trouble().await
    }

    /// Does something in a second tab at this address and comes back to the first.
    ///
    /// # Errors
    /// What the doing gives, or the browser.
    pub async fn aside(&self, address: &str, doing: impl AsyncFnOnce() -> Outcome) -> Outcome {
        let home = self.driver().window().await?;
        let tab = self.driver().new_tab().await?;
        self.driver().switch_to_window(tab).await?;
        self.note(format!("opens {address} in a second tab"));
        self.driver().goto(address).await?;
        let done = doing().await;
        self.driver().close_window().await?;
        self.driver().switch_to_window(home).await?;
        done
    }

    /// The newest finished download whose name ends so.
    ///
    /// # Errors
    /// When none arrives.
    pub async fn downloaded(&self, ending: &str) -> Outcome<std::path::PathBuf> {
        let found = || {
            let folder = std::fs::read_dir(self.browser.downloads()).ok()?;
            folder.flatten().map(|entry| entry.path()).find(|path| {
                path.to_string_lossy().ends_with(ending)
                    && path.metadata().is_ok_and(|file| file.len() > 0)
            })
        };
        self.waits_for("a download", async || Ok(found().is_some())).await?;
        found().ok_or_else(|| crate::failure::Failure::new("the download went away"))
    }

    /// Scrolls to the top, as a person does before looking at the whole page.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn scrolls_up(&self) -> Outcome {
        self.script("window.scrollTo(0, 0)", &[json!(null)]).await.map(drop)
    }
}
