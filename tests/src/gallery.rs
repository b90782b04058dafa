//! Pictures of the running product's pages, for the README and for whoever works on the look.

use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::failure::{Failure, Outcome};
use crate::person::Person;
use crate::picture::Pixels;
use crate::state::State;

/// A screen that pictures are taken on.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// What the file's name ends with.
    pub name: &'static str,
    /// Width in CSS pixels.
    pub width: u32,
    /// Height of the window; a picture shows the whole page.
    pub height: u32,
}

/// A telephone, in portrait.
pub const PHONE: Screen = Screen { name: "375", width: 375, height: 760 };
/// A desktop window.
pub const DESKTOP: Screen = Screen { name: "1280", width: 1280, height: 800 };

/// Longest page that is shown whole; the rest of a longer one is left out.
const LONGEST: u32 = 2_600;

/// Takes pictures and writes them into a folder.
pub struct Gallery<'a> {
    person: &'a Person,
    folder: PathBuf,
}

impl<'a> Gallery<'a> {
    /// A gallery in this folder.
    ///
    /// # Errors
    /// When the folder can't be made.
    pub fn new(person: &'a Person, folder: PathBuf) -> Outcome<Self> {
        std::fs::create_dir_all(&folder)?;
        Ok(Self { person, folder })
    }

    /// Takes the page with nothing missing, on a telephone and on a desktop.
    ///
    /// # Errors
    /// When the browser refuses, or the page reports errors.
    pub async fn takes(&self, page: &str) -> Outcome {
        self.takes_in(page, State::Ready).await
    }

    /// Takes the page in this state, on a telephone and on a desktop.
    ///
    /// # Errors
    /// When the page isn't in it, the browser refuses, or the page reports errors.
    pub async fn takes_in(&self, page: &str, state: State) -> Outcome {
        self.person.sees_it(state).await?;
        for screen in [PHONE, DESKTOP] {
            self.takes_on(page, screen).await?;
        }
        Ok(())
    }

    async fn takes_on(&self, page: &str, screen: Screen) -> Outcome {
        let browser = &self.person.browser;
        let mobile = screen.width < 600;
        browser.screen(screen.width, screen.height, mobile).await?;
        self.person.scrolls_up().await?;
        self.person.settles().await?;
        let length =
            self.person.script("return document.documentElement.scrollHeight", &[]).await?;
        let length = length.as_u64().and_then(|length| u32::try_from(length).ok());
        let height = length.unwrap_or(screen.height).clamp(screen.height, LONGEST);
        // What sticks to the window's edge belongs at the picture's edge, so the window is made
        // as high as the page.
        browser.screen(screen.width, height, mobile).await?;
        self.person.settles().await?;
        let shot = json!({
            "format": "png",
            "clip": { "x": 0, "y": 0, "width": screen.width, "height": height, "scale": 1 },
        });
        let answer = browser.devtools("Page.captureScreenshot", &shot).await?;
        browser.screen(screen.width, screen.height, mobile).await?;
        let data = answer.get("data").and_then(Value::as_str);
        let image = STANDARD.decode(data.ok_or_else(|| Failure::new("no picture"))?)?;
        let small = Pixels::decode(&image)?.encode_small()?;
        let name = format!("{page}-{}.png", screen.name);
        println!("{name:40} {:5} KB", small.len() / 1024);
        std::fs::write(self.folder.join(name), small)?;
        self.person.looks_for_trouble().await
    }

    /// Whether pages appear in dark colours.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn dark(&self, dark: bool) -> Outcome {
        let value = if dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.person.browser.devtools("Emulation.setEmulatedMedia", &media).await.map(drop)
    }
}
