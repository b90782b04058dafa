//! Trunk, for those who like its edit loop. What ships is built without it.

use std::env;
use std::path::PathBuf;
use std::time::Instant;

use crate::dist::style;
use crate::files;
use crate::problem::{Outcome, Problem};
use crate::progress::seconds;
use crate::setup::{self, Purpose};
use crate::shell;

/// A tool that is compiled on demand, with the version that goes with the rest.
struct Tool {
    name: &'static str,
    package: &'static str,
    version: &'static str,
    options: &'static [&'static str],
    time: &'static str,
}

/// Trunk, in the release that the oldest supported compiler builds.
const TRUNK: Tool = Tool {
    name: "trunk",
    package: "trunk",
    version: "0.21.14",
    options: &["--locked", "--no-default-features", "--features", "rustls"],
    time: "seven minutes",
};

/// What Trunk calls after cargo; exactly the version of the library.
const BINDGEN: Tool = Tool {
    name: "wasm-bindgen",
    package: "wasm-bindgen-cli",
    version: "0.2.130",
    options: &[],
    time: "two minutes",
};

/// Installs Trunk when it isn't there, and runs it with the compiler that the site is built with.
pub fn trunk(args: &[&str]) -> Outcome {
    let toolchain = setup::prepare(Purpose::Site)?;
    TRUNK.install()?;
    BINDGEN.install()?;
    if args.is_empty() {
        println!("Trunk is there. With the API running (`cargo xtask run`), type\n");
        println!("    cargo xtask trunk serve\n");
        println!("and open http://127.0.0.1:8081.");
        return Ok(());
    }
    let mut trunk = toolchain.program(TRUNK.path());
    let mut path = vec![folder()];
    let inherited = trunk.get_envs().find(|(key, _)| *key == "PATH").and_then(|(_, path)| path);
    let inherited = inherited.map(ToOwned::to_owned).or_else(|| env::var_os("PATH"));
    path.extend(env::split_paths(&inherited.unwrap_or_default()));
    let path = env::join_paths(path).map_err(|error| Problem::new(error.to_string()))?;
    shell::run(trunk.args(args).env("PATH", path).env("RUSTFLAGS", "--cfg erase_components"))
}

/// The style sheet for Trunk's page; its `pre_build` hook asks for it.
pub fn sheet() -> Outcome {
    setup::npm::site_tools()?;
    let out = files::root().join("target/trunk/app.css");
    style::bundle(&out)
}

impl Tool {
    fn install(&self) -> Outcome {
        let told = shell::read(shell::program(self.path()).arg("--version"));
        if told.is_ok_and(|text| text.split_whitespace().nth(1) == Some(self.version)) {
            return Ok(());
        }
        println!("Compiling {} {} (about {})", self.package, self.version, self.time);
        let began = Instant::now();
        let mut cargo = shell::cargo(&["install", self.package, "--version", self.version]);
        cargo.args(self.options).arg("--root").arg(files::root().join(".tools"));
        shell::run(&mut cargo)?;
        println!("  compiled in {}", seconds(began));
        Ok(())
    }

    fn path(&self) -> PathBuf {
        folder().join(self.name)
    }
}

fn folder() -> PathBuf {
    files::root().join(".tools/bin")
}
