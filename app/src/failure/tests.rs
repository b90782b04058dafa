use super::*;

fn problem(code: &str, status: u16) -> Problem {
    Problem {
        kind: "about:blank".into(),
        status,
        code: code.into(),
        title: String::new(),
        detail: None,
        errors: Vec::new(),
        params: Default::default(),
        trace_id: "t-1".into(),
    }
}

fn told(problem: Problem) -> Told {
    Failure::Problem(Box::new(problem)).told(Language::Chinese)
}

#[test]
fn a_known_code_has_its_own_text_and_no_number() {
    let told = told(problem("ALREADY_PAID", 409));
    assert_eq!(told.what, "这笔账单已经缴清");
    assert_eq!(told.trace, None);
}

#[test]
fn our_own_fault_carries_the_number() {
    assert!(told(problem("INTERNAL", 500)).trace.is_some_and(|trace| trace.contains("t-1")));
}

#[test]
fn an_unknown_code_uses_the_servers_words_and_else_the_general_ones() {
    let general = told(problem("BRAND_NEW", 409));
    assert_eq!(general.what, "没有办成");
    assert!(general.trace.is_some());
    let words = told(Problem { title: "新的情况".into(), ..problem("BRAND_NEW", 409) });
    assert_eq!(words.what, "新的情况");
}

#[test]
fn only_passing_failures_ask_to_try_again() {
    assert!(Failure::Offline.is_passing());
    assert!(Failure::Problem(Box::new(problem("UNAVAILABLE", 503))).is_passing());
    assert!(!Failure::Problem(Box::new(problem("NOT_FOUND", 404))).is_passing());
}
