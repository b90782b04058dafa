//! Where to go after sign-in or verification: only to pages of our own.

use domain::wire::me::Language;

use crate::routes::Page;

/// The path that was wanted if it is one of our pages, else the home page. Anything that a
/// browser could read as another site's address is refused.
pub fn own_path(wanted: Option<&str>, language: Language) -> String {
    wanted.and_then(wanted_path).unwrap_or_else(|| Page::Home.path_in(language))
}

/// The path that was wanted if it is one of our pages.
pub fn wanted_path(wanted: &str) -> Option<String> {
    let (path, search) = wanted.split_once('?').unwrap_or((wanted, ""));
    let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "/-_.%".contains(c));
    // A query can't lead elsewhere, but it holds nothing that a browser wouldn't write there.
    let written = search.chars().all(|c| c.is_ascii_graphic() && !"\"#<>\\".contains(c));
    if !plain || !written || !path.starts_with('/') || path.starts_with("//") {
        return None;
    }
    let (page, _) = Page::parse(path);
    (page != Page::NotFound && page != Page::SignIn).then(|| wanted.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chinese(wanted: Option<&str>) -> String {
        own_path(wanted, Language::Chinese)
    }

    #[test]
    fn our_own_pages_are_returned_to() {
        let own = [
            "/accounts",
            "/pay/0198-ab?bill=0198-cd",
            "/receipt-check?number=A%20B&hash=0+1",
            "/verify?return_to=%2Fpay%2F1%3Fbill%3D2",
            "/en/help",
        ];
        for path in own {
            assert_eq!(chinese(Some(path)), path);
        }
    }

    #[test]
    fn everything_else_leads_home() {
        let strange = [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "javascript:alert(1)",
            "/nothing",
            "/sign-in",
            "/accounts@evil.example",
            "/sign-in?return_to=/accounts",
            "//evil.example?/accounts",
            "/accounts?a=<script>",
            "/accounts?\\evil",
            "/accounts#?",
            "",
            "/\t/evil.example",
        ];
        for wanted in strange {
            assert_eq!(chinese(Some(wanted)), "/", "{wanted}");
        }
        assert_eq!(chinese(None), "/");
        assert_eq!(own_path(None, Language::English), "/en/");
    }
}
