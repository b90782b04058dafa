//! Chromium through chromedriver.

use std::path::Path;
use std::process::Command;

use serde_json::json;
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel};

use super::{Browser, Engine};
use crate::failure::Outcome;
use crate::http::free_port;
use crate::process::Process;

const FLAGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=zh-CN",
    "--window-size=1280,900",
];

/// Starts driver and browser.
pub async fn start(folder: &Path) -> Outcome<Browser> {
    let downloads = folder.join("downloads");
    let profile = folder.join("profile");
    std::fs::create_dir_all(&downloads)?;
    std::fs::create_dir_all(&profile)?;
    let port = free_port()?;
    let base = format!("http://127.0.0.1:{port}");
    let mut command = Command::new("chromedriver");
    command.arg(format!("--port={port}")).env("HOME", folder);
    let mut driver = Process::start("chromedriver", folder, &mut command)?;
    driver.answers(&format!("{base}/status")).await?;

    let mut wanted = DesiredCapabilities::chrome();
    let binary = std::env::var("KAIDENG_CHROMIUM").unwrap_or("/usr/bin/chromium".to_owned());
    wanted.set_binary(&binary)?;
    for flag in FLAGS {
        wanted.add_arg(flag)?;
    }
    wanted.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    wanted.add_experimental_option(
        "prefs",
        json!({
            "download.default_directory": downloads,
            "download.prompt_for_download": false,
            "plugins.always_open_pdf_externally": true,
            "intl.accept_languages": "zh-CN,zh",
        }),
    )?;
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    let session = WebDriver::new(&base, wanted).await?;
    Ok(Browser {
        driver: session,
        engine: Engine::Chromium,
        downloads,
        base,
        _processes: vec![driver],
    })
}
