//! Refuses what Chrome 78 and Safari 12 don't understand, and styles outside the style sheets.

use std::path::Path;

use crate::dist::style::in_order;
use crate::files;
use crate::problem::{Outcome, Problem};

/// What is refused wherever it stands in a selector, with the way that works.
const SELECTORS: [(&str, &str); 3] = [
    (":has(", "give the parent a class"),
    (":is(", "write the selectors out"),
    (":where(", "write the selectors out"),
];
/// At-rules that old engines skip together with all that is in them.
const AT_RULES: [(&str, &str); 3] = [
    ("@layer", "order the files instead"),
    ("@container", "use a media query"),
    ("@import", "every file in style/ is bundled"),
];
/// Value functions that need a plain declaration of the same property before them.
const FUNCTIONS: [&str; 5] = ["min(", "max(", "clamp(", "color-mix(", "light-dark("];

/// Checks every style sheet, and the app's sources for `style=`.
pub fn check() -> Outcome {
    let mut faults = Vec::new();
    for path in in_order()? {
        report(&path, lint(&files::read_text(&path)?), &mut faults);
    }
    for path in files::below(&files::root().join("app"))? {
        if path.extension().is_some_and(|extension| extension == "rs" || extension == "html") {
            report(&path, style_attributes(&files::read_text(&path)?), &mut faults);
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Problem::new(faults.join("\n"))) }
}

/// The line of a fault, and what to do about it.
type Fault = (usize, String);

fn report(path: &Path, found: Vec<Fault>, faults: &mut Vec<String>) {
    let root = files::root();
    let name = path.strip_prefix(&root).unwrap_or(path).display();
    faults.extend(found.into_iter().map(|(line, what)| format!("{name}:{line}: {what}")));
}

/// `style=` attributes and Leptos's `style:`: the Content Security Policy refuses both.
fn style_attributes(source: &str) -> Vec<Fault> {
    let numbered = source.lines().enumerate();
    numbered
        .filter(|(_, line)| [" style=", " style:"].iter().any(|word| line.contains(word)))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(at, _)| (at + 1, "no style attributes: use a class".to_owned()))
        .collect()
}

/// One block that is open while the sheet is read.
struct Block {
    /// Holds declarations, not rules.
    declares: bool,
    /// Its declarations so far: property, value, line.
    declarations: Vec<(String, String, usize)>,
}

/// Reads a sheet and names what an old engine wouldn't understand.
fn lint(sheet: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut open: Vec<Block> = Vec::new();
    let mut text = String::new();
    let mut line = 1;
    for letter in without_comments(sheet).chars() {
        match letter {
            '{' => {
                let inside_rule = open.last().is_some_and(|block| block.declares);
                faults.extend(prelude(text.trim(), inside_rule, line));
                let declares = !is_group(text.trim());
                open.push(Block { declares, declarations: Vec::new() });
                text.clear();
            }
            ';' | '}' => {
                match open.last_mut() {
                    Some(block) => block.declare(text.trim(), line),
                    None => faults.extend(prelude(text.trim(), false, line)),
                }
                text.clear();
                if letter == '}' {
                    faults.extend(open.pop().map(|block| block.faults()).unwrap_or_default());
                }
            }
            '\n' => {
                line += 1;
                text.push(' ');
            }
            other => text.push(other),
        }
    }
    faults
}

/// At-rules whose block holds rules.
fn is_group(prelude: &str) -> bool {
    ["@media", "@supports", "@keyframes", "@-webkit-keyframes", "@layer", "@container"]
        .iter()
        .any(|name| prelude.starts_with(name))
}

fn prelude(prelude: &str, inside_rule: bool, line: usize) -> Vec<Fault> {
    let mut faults = Vec::new();
    if inside_rule {
        faults.push((line, format!("no nesting: `{prelude}` stands inside a rule")));
    }
    let everywhere = SELECTORS.iter().filter(|(word, _)| prelude.contains(word));
    let at_start = AT_RULES.iter().filter(|(word, _)| prelude.starts_with(word));
    for (word, instead) in everywhere.chain(at_start) {
        faults.push((line, format!("no `{word}`: {instead}")));
    }
    if prelude.replace(":not(:focus-visible)", "").contains(":focus-visible") {
        let instead = "style `:focus`, and undo it in `:focus:not(:focus-visible)`";
        faults.push((line, format!("no bare `:focus-visible`: {instead}")));
    }
    faults
}

impl Block {
    fn declare(&mut self, text: &str, line: usize) {
        if let Some((property, value)) = text.split_once(':') {
            let (property, value) = (property.trim().to_owned(), value.trim().to_owned());
            self.declarations.push((property, value, line));
        }
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (at, (property, value, line)) in self.declarations.iter().enumerate() {
            match property.as_str() {
                "gap" | "row-gap" | "column-gap" if !self.may_have_gaps() => {
                    let instead = "use margins (a grid says `display: grid` in the same rule)";
                    faults.push((*line, format!("no `{property}` outside a grid: {instead}")));
                }
                "aspect-ratio" => {
                    let instead = "set a height, or padding in per cent";
                    faults.push((*line, format!("no `aspect-ratio`: {instead}")));
                }
                _ => {}
            }
            if is_modern(value) && !self.has_plain_value_before(at, property) {
                let before = "a plain value of the same property has to stand before it";
                faults.push((*line, format!("`{property}: {value}`: {before}")));
            }
        }
        faults
    }

    fn may_have_gaps(&self) -> bool {
        self.declarations.iter().any(|(property, value, _)| {
            property.starts_with("column-count")
                || property == "columns"
                || (property == "display" && value.contains("grid"))
        })
    }

    fn has_plain_value_before(&self, at: usize, property: &str) -> bool {
        let before = self.declarations.iter().take(at);
        before.filter(|(have, _, _)| have == property).any(|(_, value, _)| !is_modern(value))
    }
}

/// Whether a value calls a function that old engines don't have (`minmax(` is not `max(`).
fn is_modern(value: &str) -> bool {
    FUNCTIONS.iter().any(|function| {
        value.match_indices(function).any(|(at, _)| {
            let before = value.get(..at).and_then(|text| text.chars().next_back());
            before.is_none_or(|letter| !letter.is_alphanumeric() && letter != '-')
        })
    })
}

/// The sheet with comments and strings blanked, lines kept.
fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut letters = sheet.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '/' && letters.next_if_eq(&'*').is_some() {
            let mut last = ' ';
            for next in letters.by_ref() {
                if next == '\n' {
                    out.push(next);
                }
                if last == '*' && next == '/' {
                    break;
                }
                last = next;
            }
        } else if letter == '"' || letter == '\'' {
            let closing = letter;
            out.push(letter);
            out.extend(letters.by_ref().take_while(|next| *next != closing).filter(|c| *c == '\n'));
            out.push(closing);
        } else {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests;
