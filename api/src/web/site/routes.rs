//! Paths that the front end has a page for: only they answer 200 with the bare shell.

const ROUTES: [&str; 15] = [
    "/",
    "/sign-in",
    "/verify",
    "/verify/return",
    "/accounts",
    "/accounts/bind",
    "/accounts/:account_id",
    "/bills/:bill_id",
    "/pay/:account_id",
    "/payments",
    "/payments/:payment_id",
    "/receipts/:receipt_id",
    "/receipt-check",
    "/profile",
    "/help",
];

/// Whether the front end has a page for `path`, in Chinese or under `/en`.
pub(super) fn is_known(path: &str) -> bool {
    let path = match path.strip_prefix("/en") {
        Some("") => "/",
        Some(rest) if rest.starts_with('/') => rest,
        Some(_) | None => path,
    };
    ROUTES.iter().any(|route| fits(route, path))
}

fn fits(route: &str, path: &str) -> bool {
    let mut wanted = route.split('/').filter(|part| !part.is_empty());
    let mut given = path.split('/').filter(|part| !part.is_empty());
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(want), Some(part)) if want.starts_with(':') || want == part => {}
            (Some(_) | None, Some(_) | None) => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_known;

    #[test]
    fn only_pages_are_known() {
        for known in ["/", "/en", "/en/help", "/accounts/abc", "/accounts/", "/receipt-check"] {
            assert!(is_known(known), "{known}");
        }
        for unknown in ["/nothing", "/accounts/a/b", "/english", "/bills", "/wp-admin"] {
            assert!(!is_known(unknown), "{unknown}");
        }
    }
}
