//! What a person can tell from a page.

use std::time::Duration;

use crate::failure::{Failure, Outcome, expect};
use crate::person::Person;

impl Person {
    /// Sees these words, if need be after a while.
    ///
    /// # Errors
    /// When they don't appear; with what the page says instead.
    pub async fn sees(&self, words: &str) -> Outcome {
        self.note(format!("sees “{words}”"));
        let there = async || Ok(self.words_on_page().await?.contains(words));
        if self.waits_for(words, there).await.is_err() {
            let page = self.words_on_page().await?;
            return Err(Failure::new(format!(
                "“{words}” isn't to be seen; the page says:\n{page}"
            )));
        }
        self.looks_for_trouble().await
    }

    /// Sees one of these, and says which (its place in the list).
    ///
    /// # Errors
    /// When none appears.
    pub async fn sees_one_of(&self, choices: &[&str]) -> Outcome<usize> {
        self.note(format!("sees one of {choices:?}"));
        let which = async || {
            let page = self.words_on_page().await?;
            Ok::<_, Failure>(choices.iter().position(|words| page.contains(words)))
        };
        let found = self.waits_for("one of them", async || Ok(which().await?.is_some())).await;
        match which().await? {
            Some(place) => found.map(|()| place),
            None => {
                let page = self.words_on_page().await?;
                Err(Failure::new(format!(
                    "none of {choices:?} is to be seen; the page says:\n{page}"
                )))
            }
        }
    }

    /// Doesn't see these words, now and during the next while.
    ///
    /// # Errors
    /// When they are there.
    pub async fn never_sees(&self, words: &str, during: Duration) -> Outcome {
        self.note(format!("doesn't see “{words}”"));
        for _ in 0..=during.as_millis() / 200 {
            let page = self.words_on_page().await?;
            expect(!page.contains(words), || format!("“{words}” is to be seen:\n{page}"))?;
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        self.looks_for_trouble().await
    }

    /// Is at a path that begins so, if need be after a while.
    ///
    /// # Errors
    /// When the browser stays elsewhere.
    pub async fn is_at(&self, path: &str) -> Outcome {
        self.note(format!("is at {path}"));
        let here = async || Ok(self.path().await?.starts_with(path));
        if self.waits_for(path, here).await.is_err() {
            let (at, page) = (self.path().await?, self.words_on_page().await?);
            return Err(Failure::new(format!("at {at} and not at {path}; the page says:\n{page}")));
        }
        Ok(())
    }

    /// Is no longer at a path that begins so, if need be after a while.
    ///
    /// # Errors
    /// When the browser stays there.
    pub async fn leaves(&self, path: &str) -> Outcome {
        self.note(format!("leaves {path}"));
        let gone = async || Ok(!self.path().await?.starts_with(path));
        if self.waits_for("another page", gone).await.is_err() {
            let page = self.words_on_page().await?;
            return Err(Failure::new(format!("still at {path}; the page says:\n{page}")));
        }
        Ok(())
    }

    /// Path and query of the page.
    ///
    /// # Errors
    /// When the browser doesn't answer.
    pub async fn path(&self) -> Outcome<String> {
        let path = self.script("return location.pathname + location.search", &[]).await?;
        Ok(path.as_str().unwrap_or_default().to_owned())
    }
}
