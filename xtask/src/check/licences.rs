//! Every dependency comes from the public registry under a licence that lets a supplier deploy the
//! product without further duties than naming it.

use serde_json::Value;

use crate::problem::{Outcome, Problem};
use crate::shell;

/// Licences that may be used, by SPDX name.
const ALLOWED: [&str; 16] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OpenSSL",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Looks at every package in the lock file.
pub fn check() -> Outcome {
    let metadata =
        shell::read(&mut shell::cargo(&["metadata", "--locked", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&metadata)
        .map_err(|error| Problem::new(format!("cargo metadata: {error}")))?;
    let packages = metadata.get("packages").and_then(Value::as_array).cloned().unwrap_or_default();
    if packages.is_empty() {
        return Err(Problem::new("cargo metadata names no packages"));
    }
    let refused: Vec<String> = packages.iter().filter_map(refusal).collect();
    if refused.is_empty() {
        return Ok(());
    }
    Err(Problem::new(refused.join("\n")))
}

/// Why a package may not be used, if so.
fn refusal(package: &Value) -> Option<String> {
    let text = |key| package.get(key).and_then(Value::as_str);
    let name = format!("{} {}", text("name")?, text("version")?);
    if text("source").is_some_and(|source| !source.starts_with("registry+")) {
        return Some(format!("{name} doesn't come from the registry"));
    }
    match text("license") {
        Some(licence) if is_allowed(licence) => None,
        Some(licence) => Some(format!("{name}: {licence} isn't among the allowed licences")),
        None => Some(format!("{name} names no licence")),
    }
}

/// Whether an SPDX expression can be met with allowed licences alone. `/` is an old way to say OR.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let met = alternatives(&mut words);
    met && words.next().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn alternatives(words: &mut Words) -> bool {
    let mut met = conjunction(words);
    while words.next_if_eq(&"OR").is_some() {
        met |= conjunction(words);
    }
    met
}

fn conjunction(words: &mut Words) -> bool {
    let mut met = term(words);
    while words.next_if_eq(&"AND").is_some() {
        met &= term(words);
    }
    met
}

fn term(words: &mut Words) -> bool {
    if words.next_if_eq(&"(").is_some() {
        let met = alternatives(words);
        return words.next_if_eq(&")").is_some() && met;
    }
    let Some(name) = words.next() else { return false };
    let full = match words.next_if_eq(&"WITH").and_then(|_| words.next()) {
        Some(exception) => format!("{name} WITH {exception}"),
        None => name.to_owned(),
    };
    ALLOWED.contains(&full.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_outside_the_list_is_refused() {
        for expression in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR ISC) AND AGPL-3.0", ""] {
            assert!(!is_allowed(expression), "{expression} was accepted");
        }
        assert!(!is_allowed("(MIT"), "an expression that doesn't close is no licence");
        assert!(!is_allowed("GPL-2.0 WITH LLVM-exception"));
    }

    #[test]
    fn one_allowed_choice_is_enough() {
        for expression in [
            "MIT",
            "MIT/Apache-2.0",
            "GPL-3.0 OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-2.0",
        ] {
            assert!(is_allowed(expression), "{expression} was refused");
        }
    }

    #[test]
    fn a_package_from_elsewhere_is_refused() {
        let package = serde_json::json!({
            "name": "x", "version": "1.0.0", "license": "MIT", "source": "git+https://example.com",
        });
        assert!(refusal(&package).is_some_and(|why| why.contains("registry")));
    }
}
