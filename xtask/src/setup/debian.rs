//! Debian packages: looked up one by one, installed together.

use std::path::Path;
use std::time::Instant;

use super::Purpose;
use crate::problem::{Outcome, Problem};
use crate::progress::seconds;
use crate::shell;

/// Something that comes from a Debian package.
pub struct Package {
    /// The package's name.
    pub name: String,
    /// What it is for, as told to the person who waits for it.
    pub why: &'static str,
}

impl Package {
    /// A package and its reason.
    pub fn new(name: impl Into<String>, why: &'static str) -> Self {
        Self { name: name.into(), why }
    }
}

/// What this purpose needs and the machine lacks.
pub fn wanted(purpose: Purpose) -> Vec<Package> {
    let mut wanted = Vec::new();
    let mut need = |present: bool, name: &str, why| {
        if !present {
            wanted.push(Package::new(name, why));
        }
    };
    let on_path = |name| shell::find(name).is_some();
    need(on_path("cc"), "gcc", "links programs and compiles SQLite");
    need(has_libc_headers(), "libc6-dev", "headers that the C compiler needs");
    need(on_path("node"), "nodejs", "runs the WebAssembly optimiser");
    need(on_path("npm"), "npm", "fetches the site's tools");
    need(has_chinese_font(), "fonts-noto-cjk", "Chinese letters in receipts and in test browsers");
    if purpose == Purpose::Test {
        need(on_path("chromium"), "chromium", "the browser of the journeys");
        need(on_path("chromedriver"), "chromium-driver", "drives Chromium");
        need(on_path("WebKitWebDriver"), "webkit2gtk-driver", "WebKit, the engine of iPhones");
        need(on_path("Xvfb"), "xvfb", "a screen for WebKit where there is none");
        need(on_path("pdftotext"), "poppler-utils", "reads receipts back");
        need(has_postgresql(), "postgresql-15", "the second database engine");
    }
    wanted
}

/// Installs packages; says so when that takes somebody else.
pub fn install(packages: &[Package]) -> Outcome {
    if packages.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = packages.iter().map(|package| package.name.as_str()).collect();
    println!("Installing Debian packages (about half a minute for each 100 MB):");
    for package in packages {
        println!("  {:<18} {}", package.name, package.why);
    }
    if shell::find("apt-get").is_none() {
        return Err(Problem::new(format!(
            "this machine has no apt-get; install by its own means: {}",
            names.join(" ")
        )));
    }
    if !is_root()? {
        return Err(Problem::new(format!(
            "Debian packages can only be installed by root, and this is another user. Type\n\n    \
             sudo apt-get update && sudo apt-get install --no-install-recommends {}\n\n\
             and then the same command again",
            names.join(" ")
        )));
    }
    let began = Instant::now();
    let quiet = ["-qq", "-o", "Dpkg::Use-Pty=0"];
    apt(&["update", "-qq"])?;
    let mut args = vec!["install", "--yes", "--no-install-recommends"];
    args.extend(quiet);
    args.extend(names);
    apt(&args)?;
    println!("  installed in {}", seconds(began));
    Ok(())
}

/// Whether a package is installed.
pub fn is_installed(name: &str) -> bool {
    let mut query = shell::program("dpkg-query");
    shell::read(query.args(["-W", "-f=${Status}", name]))
        .is_ok_and(|status| status == "install ok installed")
}

fn apt(args: &[&str]) -> Outcome {
    let mut command = shell::program("apt-get");
    command.args(args).env("DEBIAN_FRONTEND", "noninteractive");
    shell::read(&mut command).map(|_| ())
}

fn is_root() -> Outcome<bool> {
    Ok(shell::read(shell::program("id").arg("-u"))?.trim() == "0")
}

fn has_libc_headers() -> bool {
    Path::new("/usr/include/stdio.h").exists()
}

fn has_chinese_font() -> bool {
    Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists()
}

fn has_postgresql() -> bool {
    Path::new("/usr/lib/postgresql/15/bin/initdb").exists() || shell::find("initdb").is_some()
}
