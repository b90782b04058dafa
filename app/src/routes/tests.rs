use super::*;

fn all() -> Vec<Page> {
    let id = || "0198-ab".to_owned();
    let mut pages = PUBLIC.to_vec();
    pages.extend([Page::Verify, Page::VerifyReturn, Page::Accounts, Page::Bind]);
    pages.extend([Page::Account(id()), Page::Bill(id()), Page::Pay(id()), Page::Payments]);
    pages.extend([Page::Payment(id()), Page::Receipt(id()), Page::Profile]);
    pages
}

#[test]
fn every_address_leads_back_to_its_page() {
    for page in all() {
        for language in [Language::Chinese, Language::English] {
            let (found, named) = Page::parse(&page.path_in(language));
            assert_eq!(found, page);
            assert_eq!(named, page.is_public().then_some(language));
        }
    }
}

#[test]
fn a_closing_slash_makes_no_difference() {
    assert_eq!(Page::parse("/help/"), (Page::Help, Some(Language::Chinese)));
    assert_eq!(Page::parse("/en"), (Page::Home, Some(Language::English)));
}

#[test]
fn unknown_addresses_are_not_found() {
    for path in ["/nothing", "/bills", "/bills/a/b", "/verify/other", "/energy", "/en/accounts"] {
        assert_eq!(Page::parse(path).0, Page::NotFound, "{path}");
    }
}

#[test]
fn a_page_belongs_to_one_entry_of_the_navigation() {
    assert_eq!(Page::Bill("1".into()).section(), Page::Accounts);
    assert_eq!(Page::Receipt("1".into()).section(), Page::Payments);
    assert_eq!(Page::Help.section(), Page::Help);
}
