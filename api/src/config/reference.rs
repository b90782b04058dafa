//! The table of all keys, made from their definitions, so that it can't fall behind.

use std::fmt::Write;

use clap::{Args, Command};

use super::ServeConfig;

/// Every key of `kaideng serve` as a Markdown table: variable, default, meaning.
#[must_use]
pub fn markdown() -> String {
    let mut table = String::from(
        "# Configuration\n\n\
         Every key of `kaideng serve`: as an environment variable, or as an option of the same name\n\
         (`KAIDENG_PUBLIC_ORIGIN` is `--public-origin`). Secrets are files, so that they stand neither\n\
         in the environment nor in the list of processes. Made by `kaideng configuration`.\n\n\
         | key | default | meaning |\n| --- | --- | --- |\n",
    );
    let command = ServeConfig::augment_args(Command::new("serve"));
    for argument in command.get_arguments() {
        let Some(key) = argument.get_env() else { continue };
        let defaults: Vec<_> =
            argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        let help = argument.get_long_help().or(argument.get_help());
        let help = help.map(ToString::to_string).unwrap_or_default();
        let meaning = help.replace('\n', " ").replace('|', "\\|");
        let default = match defaults.join(",") {
            text if text.is_empty() => String::new(),
            text => format!("`{text}`"),
        };
        // Writing to a String can't fail.
        let _ = writeln!(table, "| `{}` | {default} | {meaning} |", key.to_string_lossy());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_in_docs_is_the_one_that_the_code_gives() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/configuration.md");
        let page = std::fs::read_to_string(path).unwrap();
        assert_eq!(page, markdown(), "run `kaideng configuration > docs/configuration.md`");
    }
}
