//! WebKitGTK through WebKitWebDriver, which holds one session a process, on a screen of Xvfb.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::json;
use thirtyfour::prelude::*;

use super::{Browser, Engine};
use crate::failure::{Failure, Outcome};
use crate::http::free_port;
use crate::process::Process;

/// Starts screen, driver and browser.
pub async fn start(folder: &Path) -> Outcome<Browser> {
    // WebKitGTK saves downloads into its home without asking.
    let downloads = folder.join("home");
    std::fs::create_dir_all(&downloads)?;
    let (screen, display) = screen(folder).await?;
    let port = free_port()?;
    let base = format!("http://127.0.0.1:{port}");
    let mut command = Command::new("WebKitWebDriver");
    command
        .arg(format!("--port={port}"))
        .env("DISPLAY", display)
        .env("HOME", &downloads)
        .env("LANG", "C.UTF-8")
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_DATA_HOME");
    let mut driver = Process::start("webkitwebdriver", folder, &mut command)?;
    driver.answers(&format!("{base}/status")).await?;

    let mut wanted = Capabilities::new();
    let options = json!({ "binary": mini_browser()?, "args": ["--automation"] });
    wanted.set("webkitgtk:browserOptions", options)?;
    let session = WebDriver::new(&base, wanted).await?;
    session.set_window_rect(0, 0, 1280, 900).await?;
    Ok(Browser {
        driver: session,
        engine: Engine::Webkit,
        downloads,
        base,
        _processes: vec![driver, screen],
    })
}

/// Starts Xvfb on a display of its own choice.
async fn screen(folder: &Path) -> Outcome<(Process, String)> {
    let mut command = Command::new("Xvfb");
    // It writes the number that it chose to its standard output.
    command.args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]);
    let screen = Process::start("xvfb", folder, &mut command)?;
    for _ in 0..200 {
        let log = std::fs::read_to_string(folder.join("xvfb.log"))?;
        if let Some(number) = log.lines().find_map(|line| line.trim().parse::<u32>().ok())
            && log.contains('\n')
        {
            return Ok((screen, format!(":{number}")));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(Failure::new("Xvfb doesn't say on which display it runs"))
}

/// The browser that belongs to the driver: its folder has the machine's triplet in it.
fn mini_browser() -> Outcome<PathBuf> {
    if let Some(path) = std::env::var_os("KAIDENG_MINIBROWSER") {
        return Ok(PathBuf::from(path));
    }
    for folder in std::fs::read_dir("/usr/lib")?.flatten() {
        for version in ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"] {
            let path = folder.path().join(version).join("MiniBrowser");
            if path.exists() {
                return Ok(path);
            }
        }
    }
    Err(Failure::new("WebKitGTK's MiniBrowser isn't there: apt-get install webkit2gtk-driver"))
}
