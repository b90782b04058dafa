//! Where to go after sign-in: only to pages of our own.

use domain::wire::me::Language;

use crate::routes::Page;

/// The path that was wanted if it is one of our pages, else the home page. Anything that a
/// browser could read as another site's address is refused.
pub fn own_path(wanted: Option<&str>, language: Language) -> String {
    let home = || Page::Home.path_in(language);
    let Some(wanted) = wanted else { return home() };
    let plain = wanted.chars().all(|c| c.is_ascii_alphanumeric() || "/-_?=&.%".contains(c));
    if !plain || !wanted.starts_with('/') || wanted.starts_with("//") {
        return home();
    }
    let path = wanted.split('?').next().unwrap_or_default();
    let (page, _) = Page::parse(path);
    if page == Page::NotFound || page == Page::SignIn { home() } else { wanted.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chinese(wanted: Option<&str>) -> String {
        own_path(wanted, Language::Chinese)
    }

    #[test]
    fn our_own_pages_are_returned_to() {
        for path in ["/accounts", "/pay/0198-ab", "/accounts/bind?number=1", "/en/help", "/verify"]
        {
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
