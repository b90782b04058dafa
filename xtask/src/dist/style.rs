//! The style sheet: all of `style/` in order, minified for the oldest engines that are served.

use std::path::{Path, PathBuf};

use crate::files;
use crate::problem::{Outcome, Problem};
use crate::shell;

/// The engine floor: Chrome 78 and Safari 12.
const TARGETS: &str = "chrome >= 78, safari >= 12, ios_saf >= 12";

/// Writes one sheet with everything in `style/` to this file.
pub fn bundle(out: &Path) -> Outcome {
    let mut sheet = String::new();
    for path in in_order()? {
        sheet.push_str(&files::read_text(&path)?);
        sheet.push('\n');
    }
    let whole = out.with_extension("whole.css");
    files::write(&whole, sheet)?;
    let mut command = shell::program(tool()?);
    command.args(["--minify", "--targets", TARGETS]).arg(&whole).arg("-o").arg(out);
    shell::read(&mut command)?;
    std::fs::remove_file(&whole).map_err(|error| Problem::at(&whole, error))
}

/// Every sheet in the order of the cascade: tokens, base, shared components, then pages.
pub fn in_order() -> Outcome<Vec<PathBuf>> {
    let folder = files::root().join("style");
    let mut sheets = files::below(&folder)?;
    sheets.retain(|path| path.extension().is_some_and(|extension| extension == "css"));
    sheets.sort_by_cached_key(|path| {
        let name = path.strip_prefix(&folder).unwrap_or(path).to_string_lossy().into_owned();
        let layer = match name.split('/').next() {
            Some("tokens.css") => 0,
            Some("base.css") => 1,
            Some("kit") => 3,
            Some("services") => 4,
            _ => 2,
        };
        (layer, name)
    });
    Ok(sheets)
}

/// The bundler's program: npm brings the one for this system as a package of its own.
fn tool() -> Outcome<PathBuf> {
    let folder = files::root().join("xtask/npm/node_modules");
    let entries = std::fs::read_dir(&folder).map_err(|error| Problem::at(&folder, error))?;
    entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("lightningcss-cli-"))
        .map(|entry| entry.path().join("lightningcss"))
        .find(|path| path.is_file())
        .ok_or_else(|| Problem::at(&folder, "holds no lightningcss for this system"))
}
