//! Turns the compiled front end into what browsers load.
//!
//! `pack [--split] MODULE.wasm OUT_DIR` writes `app.js` and `app_bg.wasm` and, with `--split`, one
//! module for each lazy route with `__wasm_split.js`, which loads them.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    match Order::parse(std::env::args().skip(1)).and_then(|order| order.carry_out()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("pack: {message}");
            ExitCode::FAILURE
        }
    }
}

/// What the command line asks for.
struct Order {
    split: bool,
    module: PathBuf,
    out: PathBuf,
}

impl Order {
    fn parse(args: impl Iterator<Item = String>) -> Result<Self, String> {
        let (flags, paths): (Vec<_>, Vec<_>) = args.partition(|arg| arg.starts_with("--"));
        let split = match flags.as_slice() {
            [] => false,
            [flag] if flag == "--split" => true,
            _ => return Err(format!("unknown options {flags:?}; only --split exists")),
        };
        let [module, out] = paths.as_slice() else {
            return Err("usage: pack [--split] MODULE.wasm OUT_DIR".to_owned());
        };
        Ok(Self { split, module: module.into(), out: out.into() })
    }

    fn carry_out(&self) -> Result<(), String> {
        std::fs::create_dir_all(&self.out)
            .map_err(|error| format!("{}: {error}", self.out.display()))?;
        if self.split {
            let main = self.out.join("main.unbound.wasm");
            split(&self.module, &self.out, &main)?;
            bind(&main, &self.out, true)?;
            std::fs::remove_file(&main).map_err(|error| format!("{}: {error}", main.display()))
        } else {
            bind(&self.module, &self.out, false)
        }
    }
}

/// Cuts the module at its lazy routes; the part that starts goes to `main`.
fn split(module: &Path, out: &Path, main: &Path) -> Result<(), String> {
    let bytes = std::fs::read(module).map_err(|error| format!("{}: {error}", module.display()))?;
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = out;
    options.main_out_path = main;
    options.main_module = "./app.js";
    options.link_name = "./__wasm_split.js";
    wasm_split_cli_support::transform(options)
        .map(|_| ())
        .map_err(|error| format!("cannot split {}: {error:#}", module.display()))
}

/// Writes the JavaScript that joins the module to the browser. A split module keeps the linker's
/// exports, because its chunks import them.
fn bind(module: &Path, out: &Path, keep_lld_exports: bool) -> Result<(), String> {
    let refused = |error| format!("cannot bind {}: {error:#}", module.display());
    let mut bindgen = Bindgen::new();
    bindgen.web(true).map_err(refused)?;
    bindgen
        .input_path(module)
        .out_name("app")
        .demangle(false)
        .keep_lld_exports(keep_lld_exports)
        .remove_producers_section(true)
        .generate(out)
        .map_err(refused)
}
