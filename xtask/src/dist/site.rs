//! Puts the site together in a staging folder: hashed files, prerendered pages, shell, 404 page.

use std::path::{Path, PathBuf};

use super::page::References;
use super::style;
use crate::files;
use crate::problem::{Outcome, Problem};
use crate::shell;

/// What a page that isn't prerendered says until the module has arrived.
const OPENING: &str = r#"<p class="opening" role="status">正在打开…</p>"#;
/// Where the app takes over; content stands inside.
const EMPTY: &str = r#"<div id="app"></div>"#;

/// Writes the whole site but its compressed copies; returns its folder.
pub fn assemble(parts: &Path) -> Outcome<PathBuf> {
    let root = files::root();
    let staging = root.join("target/web/staging");
    files::remove_folder(&staging)?;
    copy_all(&root.join("public"), &staging)?;
    let references = place(parts, &staging)?;
    let template = root.join("app/start/shell.html");
    let page = references.fill(&files::read_text(&template)?);
    if !page.contains(r#"<div id="app"><!--app--></div>"#) || !page.contains("<!--title-->") {
        return Err(Problem::at(&template, "lacks the place for content or title"));
    }
    let filled = root.join("target/web/shell.html");
    files::write(&filled, &page)?;
    prerender(&filled, &staging)?;
    say_opening(&staging.join("shell.html"))?;
    Ok(staging)
}

/// An empty page on a slow line looks broken.
fn say_opening(shell: &Path) -> Outcome {
    let bare = files::read_text(shell)?;
    if !bare.contains(EMPTY) {
        return Err(Problem::at(shell, "isn't empty where the app takes over"));
    }
    files::write(shell, bare.replace(EMPTY, &EMPTY.replace("></", &format!(">{OPENING}</"))))
}

/// Places what pages refer to under names that change with the content, so that every one of them
/// can be cached for ever. Chunks carry no hash: each build of the module has a folder of its own.
fn place(parts: &Path, staging: &Path) -> Outcome<References> {
    let mut build = Vec::new();
    for path in files::below(parts)? {
        build.extend_from_slice(&files::read(&path)?);
    }
    let folder = format!("/b/{}", files::short_hash(&build));
    copy_all(parts, &staging.join(folder.trim_start_matches('/')))?;

    let sheet = files::root().join("target/web/app.css");
    style::bundle(&sheet)?;
    let script = files::root().join("app/start/start.js");
    Ok(References {
        style: place_hashed(&sheet, "app", "css", staging)?,
        start: place_hashed(&script, "start", "js", staging)?,
        script: format!("{folder}/app.js"),
        imported: imported(parts, &folder)?,
        module: format!("{folder}/app_bg.wasm"),
    })
}

fn place_hashed(path: &Path, stem: &str, extension: &str, staging: &Path) -> Outcome<String> {
    let bytes = files::read(path)?;
    let address = format!("/b/{stem}.{}.{extension}", files::short_hash(&bytes));
    files::write(&staging.join(address.trim_start_matches('/')), bytes)?;
    Ok(address)
}

/// The scripts beside `app.js`, which it imports at once.
fn imported(parts: &Path, folder: &str) -> Outcome<Vec<String>> {
    let scripts = files::below(parts)?;
    Ok(scripts
        .iter()
        .filter_map(|path| path.strip_prefix(parts).ok())
        .map(|path| path.to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".js") && name != "app.js")
        .map(|name| format!("{folder}/{name}"))
        .collect())
}

/// Lets the app write its public pages with the same components that run in the browser.
fn prerender(shell: &Path, staging: &Path) -> Outcome {
    let run = ["run", "--quiet", "--locked", "--bin", "prerender"];
    let mut cargo = shell::front_end_cargo(&run);
    cargo.arg("--").args([shell, staging]);
    shell::run(&mut cargo)?;
    for name in ["index.html", "shell.html", "404.html"] {
        let page = staging.join(name);
        if !page.exists() {
            return Err(Problem::at(&page, "wasn't prerendered"));
        }
    }
    Ok(())
}

fn copy_all(from: &Path, to: &Path) -> Outcome {
    for path in files::below(from)? {
        let name = path.strip_prefix(from).map_err(|error| Problem::at(&path, error))?;
        files::copy(&path, &to.join(name))?;
    }
    Ok(())
}
