//! How large the site is, and the gate on what its home page loads first.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::dist::{self, brotli_size};
use crate::files;
use crate::http::Watched;
use crate::problem::{Outcome, Problem};
use crate::shell;

/// One file of the site.
struct File {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Measures the site and compares the home page's first load with the budget.
pub fn size(as_json: bool) -> Outcome {
    let files = measure(&dist::folder())?;
    let (how, loaded) = first_load()?;
    let first: Vec<&File> = files.iter().filter(|file| loaded.contains(&file.name)).collect();
    let sum = |of: fn(&File) -> usize| first.iter().map(|file| of(file)).sum::<usize>();
    let (raw, brotli) = (sum(|file| file.raw), sum(|file| file.brotli));
    let budget = budget()?;
    if as_json {
        let list = |files: &[&File]| files.iter().map(|file| file.json()).collect::<Vec<_>>();
        println!(
            "{:#}",
            json!({
                "files": list(&files.iter().collect::<Vec<_>>()),
                "first_load": {
                    "found_by": how, "files": list(&first),
                    "raw_bytes": raw, "brotli_bytes": brotli, "budget_brotli_bytes": budget,
                },
            })
        );
    } else {
        println!("{:>10} {:>10}  file (* loaded first by the home page, {how})", "raw", "brotli");
        for file in &files {
            let mark = if loaded.contains(&file.name) { "*" } else { " " };
            println!("{:>10} {:>10} {mark}{}", file.raw, file.brotli, file.name);
        }
        println!("{raw:>10} {brotli:>10}  first load; at most {budget} brotli");
    }
    if brotli > budget {
        return Err(Problem::new(format!(
            "the home page loads {brotli} bytes first, which is more than {budget}"
        )));
    }
    Ok(())
}

impl File {
    fn json(&self) -> Value {
        json!({ "file": self.name, "raw_bytes": self.raw, "brotli_bytes": self.brotli })
    }
}

fn measure(folder: &Path) -> Outcome<Vec<File>> {
    let mut found = Vec::new();
    for path in files::below(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        if name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let bytes = files::read(&path)?;
        found.push(File { name, raw: bytes.len(), brotli: brotli_size(&bytes)? });
    }
    if found.is_empty() {
        return Err(Problem::new("dist/ isn't there: run `cargo xtask dist` first"));
    }
    Ok(found)
}

/// What the home page loads before anybody touches it: asked of Chromium where there is one, so
/// that a chunk fetched at start counts; else read from the page's head.
fn first_load() -> Outcome<(&'static str, Vec<String>)> {
    let Some(chromium) = shell::find("chromium") else {
        return Ok(("read from its head", named_in_head()?));
    };
    let site = Watched::serve(dist::folder())?;
    let profile = files::root().join("target/web/size-profile");
    files::remove_folder(&profile)?;
    let mut command = shell::program(chromium);
    command
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"])
        .args(["--disable-background-networking", "--virtual-time-budget=10000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("http://{}/", site.address));
    let page = shell::read(&mut command)?;
    if !page.contains("data-live") {
        return Err(Problem::new("the home page didn't come alive in Chromium"));
    }
    Ok(("seen in Chromium", site.seen()))
}

fn named_in_head() -> Outcome<Vec<String>> {
    let home = files::read_text(&dist::folder().join("index.html"))?;
    let mut names = vec!["index.html".to_owned()];
    for attribute in ["href=\"/", "src=\"/", "data-script=\"/", "data-module=\"/"] {
        let addresses = home.split(attribute).skip(1).filter_map(|rest| rest.split('"').next());
        names.extend(addresses.map(str::to_owned));
    }
    Ok(names)
}

fn budget() -> Outcome<usize> {
    let path: PathBuf = files::root().join("xtask/size-budget.json");
    let budget: Value = serde_json::from_str(&files::read_text(&path)?)
        .map_err(|error| Problem::at(&path, error))?;
    budget
        .get("first_load_brotli_bytes")
        .and_then(Value::as_u64)
        .and_then(|bytes| usize::try_from(bytes).ok())
        .ok_or_else(|| Problem::at(&path, "names no first_load_brotli_bytes"))
}
