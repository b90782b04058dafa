//! Browsers: Chromium, and WebKitGTK as the nearest thing to WeChat's view on iOS. Each session
//! has a driver process, a profile and a download folder of its own.

mod chromium;
mod webkit;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::failure::{Failure, Outcome};
use crate::process::Process;

/// Which engine a journey runs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, headless.
    Chromium,
    /// WebKitGTK's MiniBrowser on a virtual screen.
    Webkit,
}

impl Engine {
    /// The engine that `KAIDENG_BROWSER` names: `chromium` (also when unset) or `webkit`.
    ///
    /// # Errors
    /// When it names another.
    pub fn chosen() -> Outcome<Self> {
        match std::env::var("KAIDENG_BROWSER").as_deref() {
            Ok("chromium") | Err(_) => Ok(Self::Chromium),
            Ok("webkit") => Ok(Self::Webkit),
            Ok(other) => Err(Failure::new(format!("KAIDENG_BROWSER={other}: chromium or webkit"))),
        }
    }
}

/// A browser session.
pub struct Browser {
    /// The WebDriver session.
    pub driver: WebDriver,
    /// Its engine.
    pub engine: Engine,
    downloads: PathBuf,
    base: String,
    // Dropped in this order: the driver before the screen.
    _processes: Vec<Process>,
}

impl Browser {
    /// Starts a session with its files in `folder`.
    ///
    /// # Errors
    /// When the driver or the browser doesn't start.
    pub async fn start(engine: Engine, folder: &Path) -> Outcome<Self> {
        match engine {
            Engine::Chromium => chromium::start(folder).await,
            Engine::Webkit => webkit::start(folder).await,
        }
    }

    /// Where downloads arrive.
    pub fn downloads(&self) -> &Path {
        &self.downloads
    }

    /// Ends the session and closes the browser.
    ///
    /// # Errors
    /// When the driver doesn't answer.
    pub async fn quit(&self) -> Outcome {
        Ok(self.driver.clone().quit().await?)
    }

    /// Chromium's own log since the last call: console, network and security entries.
    ///
    /// # Errors
    /// When the driver doesn't give it.
    pub async fn chromium_log(&self) -> Outcome<Vec<Value>> {
        let log = self.command("se/log", &json!({ "type": "browser" })).await?;
        Ok(log.as_array().cloned().unwrap_or_default())
    }

    /// Makes Chromium behave like a screen of this size in CSS pixels.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn screen(&self, width: u32, height: u32, mobile: bool) -> Outcome {
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", &metrics).await.map(drop)
    }

    /// One command of Chromium's DevTools protocol.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn devtools(&self, command: &str, parameters: &Value) -> Outcome<Value> {
        self.command("goog/cdp/execute", &json!({ "cmd": command, "params": parameters })).await
    }

    async fn command(&self, path: &str, body: &Value) -> Outcome<Value> {
        let session = self.driver.session_id();
        let address = format!("{}/session/{session}/{path}", self.base);
        let answer = crate::http::client()?.post(address).json(body).send().await?;
        let text = answer.error_for_status()?.text().await?;
        let answer: Value = serde_json::from_str(&text)?;
        Ok(answer.get("value").cloned().unwrap_or_default())
    }
}
