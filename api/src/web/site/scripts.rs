//! Inline scripts of the site's pages: the policy allows exactly these.

use std::{collections::BTreeSet, fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// SHA-256 of each inline script in the folder's HTML files, base64, each once.
pub(super) fn hashes(folder: &Path) -> Vec<String> {
    let mut found = BTreeSet::new();
    collect(folder, &mut found);
    found.into_iter().collect()
}

fn collect(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            let html = fs::read_to_string(&path).unwrap_or_default();
            found.extend(
                inline_scripts(&html).map(|script| STANDARD.encode(Sha256::digest(script))),
            );
        }
    }
}

fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        let inline = !attributes.split_whitespace().any(|part| part.starts_with("src="));
        (inline && !script.is_empty()).then_some(script)
    })
}

#[cfg(test)]
mod tests {
    use super::inline_scripts;

    #[test]
    fn scripts_with_an_address_need_no_hash() {
        let html = "<script src=/a.js></script><script type=module>start()</script><p>";
        assert_eq!(inline_scripts(html).collect::<Vec<_>>(), ["start()"]);
    }
}
