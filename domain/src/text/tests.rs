use super::*;

#[test]
fn values_are_put_in() {
    assert_eq!(fill("还可以试 {n} 次", &[("n", "3")]), "还可以试 3 次");
    assert_eq!(fill("{a}{b}{a}", &[("a", "1"), ("b", "2")]), "121");
}

#[test]
fn a_name_that_is_not_given_stays() {
    assert_eq!(fill("{n} of {m}", &[("m", "5")]), "{n} of 5");
    assert_eq!(fill("open { brace", &[]), "open { brace");
}

#[test]
fn a_value_is_not_filled_again() {
    assert_eq!(fill("{a}", &[("a", "{b}"), ("b", "2")]), "{b}");
}

#[test]
fn every_problem_of_the_contract_has_a_text() {
    let codes = [
        "BODY_INVALID",
        "BODY_TOO_LARGE",
        "CONTENT_TYPE",
        "FIELDS_INVALID",
        "SIGN_IN_REQUIRED",
        "ORIGIN_REFUSED",
        "NOT_FOUND",
        "METHOD",
        "IDEMPOTENCY_KEY_REQUIRED",
        "IDEMPOTENCY_KEY_REUSED",
        "RATE_LIMITED",
        "INTERNAL",
        "UNAVAILABLE",
        "TOO_MANY_CODES",
        "CODE_WRONG",
        "CODE_EXPIRED",
        "ACCOUNT_PROOF_FAILED",
        "REALNAME_REQUIRED",
        "ROLE_NOT_ENOUGH",
        "PAYMENT_OPEN",
        "AMOUNT_CHANGED",
        "ALREADY_PAID",
        "CONSENT_OUTDATED",
        "CONSENT_REQUIRED",
        "TOO_MANY_TRIES",
        "TOO_MANY_REVIEWS",
        "IDEMPOTENCY_IN_PROGRESS",
        "ALREADY_BOUND",
        "METHOD_NOT_OFFERED",
        "AGENT_NOT_VERIFIED",
        "AUTHORISATION_CLOSED",
        "AUTHORISATION_WRONG",
        "WECHAT_REFUSED",
        "WECHAT_LINK_REQUIRED",
    ];
    for language in [Language::Chinese, Language::English] {
        for code in codes {
            assert!(ProblemText::of(language).by_code(code).is_some(), "{code} in {language:?}");
        }
        assert!(ProblemText::of(language).by_code("NO_SUCH_CODE").is_none());
    }
}

#[test]
fn the_two_languages_differ() {
    let (zh, en) = (HomeText::of(Language::Chinese), HomeText::of(Language::English));
    assert_ne!(zh.title, en.title);
}
