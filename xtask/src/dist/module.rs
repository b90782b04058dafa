//! The WebAssembly: compiled with its standard library, split at lazy routes, optimised.

use std::path::{Path, PathBuf};

use super::Effort;
use crate::files;
use crate::parallel;
use crate::problem::Outcome;
use crate::setup::rust::WebToolchain;
use crate::shell;

/// Erased components build faster and, from about ten pages on, smaller. The splitter needs the
/// linker's relocations. A panic is a bare trap: its text would cost more than the rest of the
/// standard library, and the start-up script shows the crash page.
const RUSTFLAGS: &str = "--cfg erase_components -Clink-args=--emit-relocs -Zunstable-options \
                         -Cpanic=immediate-abort";

/// What the module may use beyond the first WebAssembly: what Chrome 96 and Safari 15 have.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-reference-types",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// Compiles the front end; returns the linked module.
pub fn compile(toolchain: WebToolchain, effort: Effort) -> Outcome<PathBuf> {
    let mut cargo = toolchain.cargo(&["build", "--package", "app", "--bin", "app"]);
    cargo
        .args(["--features", "split", "--locked", "--profile", effort.profile()])
        .env("RUSTFLAGS", RUSTFLAGS);
    shell::run(&mut cargo)?;
    let folder = toolchain.target_dir().join("wasm32-unknown-unknown").join(effort.profile());
    Ok(folder.join("app.wasm"))
}

/// Splits, binds and optimises the module; returns the folder with what browsers load. Nothing is
/// done when the module and the tools are those of the last time.
pub fn pack(module: &Path, effort: Effort) -> Outcome<PathBuf> {
    shell::run(&mut shell::cargo(&["build", "--quiet", "--profile", "tool", "--package", "pack"]))?;
    let root = files::root();
    let pack = root.join("target/tool/pack");
    let out = root.join("target/web/packed").join(effort.name());
    let stamp = out.with_extension("stamp");
    let inputs = [module.to_path_buf(), pack.clone(), root.join("xtask/npm/package-lock.json")];
    let wanted = files::fingerprint(&inputs, &FEATURES)?;
    if out.join("app.js").exists() && files::read_text(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(out);
    }
    files::remove_folder(&out)?;
    shell::run(shell::program(pack).arg("--split").args([module, &out]))?;
    if effort == Effort::Release {
        parallel::each(modules(&out)?, |path| optimise(&path))?;
    }
    files::write(&stamp, wanted)?;
    Ok(out)
}

fn modules(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = files::below(folder)?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "wasm"));
    Ok(files)
}

fn optimise(path: &Path) -> Outcome {
    let tool = files::root().join("xtask/npm/node_modules/.bin/wasm-opt");
    let mut command = shell::program(tool);
    command.arg("-Oz").args(FEATURES).arg(path).arg("-o").arg(path);
    shell::read(&mut command).map(|_| ())
}
