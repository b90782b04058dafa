//! A person in front of a browser.

use std::cell::RefCell;
use std::path::Path;
use std::time::Duration;

use serde_json::Value;
use thirtyfour::prelude::*;

use crate::browser::{Browser, Engine};
use crate::failure::{Failure, Outcome};
use crate::road::Road;

/// How long a person waits for something to appear.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Somebody who uses the product.
pub struct Person {
    /// Their browser.
    pub browser: Browser,
    pub(crate) road: Road,
    origin: String,
    steps: RefCell<Vec<String>>,
    pub(crate) tolerated: RefCell<Vec<String>>,
}

impl Person {
    /// A person who comes to the product by this road.
    ///
    /// # Errors
    /// When the browser doesn't start.
    pub async fn with_browser(engine: Engine, folder: &Path, road: &Road) -> Outcome<Self> {
        if engine == Engine::Webkit {
            road.collects();
        }
        Ok(Self {
            browser: Browser::start(engine, folder).await?,
            road: road.clone(),
            origin: road.origin(),
            steps: RefCell::default(),
            tolerated: RefCell::default(),
        })
    }

    /// The WebDriver session.
    pub fn driver(&self) -> &WebDriver {
        &self.browser.driver
    }

    /// The product's origin.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// What was done so far.
    pub fn steps(&self) -> Vec<String> {
        self.steps.borrow().clone()
    }

    pub(crate) fn note(&self, step: String) {
        self.steps.borrow_mut().push(step);
    }

    /// Opens a path of the product and waits until the page is live.
    ///
    /// # Errors
    /// When it doesn't become live, or reports errors.
    pub async fn visits(&self, path: &str) -> Outcome {
        self.note(format!("visits {path}"));
        self.looks_for_trouble().await?;
        self.driver().goto(format!("{}{path}", self.origin)).await?;
        self.waits_until_live().await
    }

    /// Loads the page anew.
    ///
    /// # Errors
    /// When it doesn't become live, or reports errors.
    pub async fn reloads(&self) -> Outcome {
        self.note("reloads".to_owned());
        self.looks_for_trouble().await?;
        self.driver().refresh().await?;
        self.waits_until_live().await
    }

    /// Waits for `html[data-live]`, which the front end sets once it has taken over the page.
    ///
    /// # Errors
    /// When that doesn't come, or the page reports errors.
    pub async fn waits_until_live(&self) -> Outcome {
        let live = "return document.documentElement.hasAttribute('data-live')";
        self.waits_for("the page to be live", async || Ok(self.script(live, &[]).await? == true))
            .await?;
        self.looks_for_trouble().await
    }

    /// Tries until it is true.
    ///
    /// # Errors
    /// When it isn't within [`PATIENCE`]; an error of the last try is told.
    pub async fn waits_for(&self, what: &str, truth: impl AsyncFn() -> Outcome<bool>) -> Outcome {
        let tries = PATIENCE.as_millis() / 100;
        let mut last = String::new();
        for _ in 0..tries {
            match truth().await {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                Err(error) => last = format!(" ({error})"),
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err(Failure::new(format!("waited in vain for {what}{last}")))
    }

    /// Runs a script in the page.
    ///
    /// # Errors
    /// When it throws.
    pub async fn script(&self, source: &str, arguments: &[Value]) -> Outcome<Value> {
        Ok(self.driver().execute(source, arguments.to_vec()).await?.json().clone())
    }

    /// Waits until fonts are there and what moves has come to rest.
    ///
    /// # Errors
    /// When the page can't be asked.
    pub async fn settles(&self) -> Outcome {
        let settle = "return document.fonts.ready.then(() => new Promise(done => \
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 200)))))";
        self.script(settle, &[]).await.map(drop)
    }
}
