use super::*;

fn faults(sheet: &str) -> String {
    lint(sheet).iter().map(|(line, what)| format!("{line}: {what}\n")).collect()
}

#[test]
fn each_thing_that_old_engines_lack_is_refused() {
    for (sheet, word) in [
        (".a { display: flex; gap: 1rem }", "gap"),
        (".a { gap: 1rem }", "gap"),
        (".a { column-gap: 1rem; display: inline-flex }", "column-gap"),
        (".a { color: red; .b { color: blue } }", "nesting"),
        (".a { &:hover { color: blue } }", "nesting"),
        (".a:has(.b) { color: red }", ":has("),
        ("@layer base { .a { color: red } }", "@layer"),
        ("@layer base, pages;", "@layer"),
        (".a { aspect-ratio: 1 }", "aspect-ratio"),
        (".a:focus-visible { outline: none }", ":focus-visible"),
        (".a { width: min(100%, 3rem) }", "width"),
        ("@media (min-width: 30rem) { .a { width: clamp(1rem, 2vw, 3rem) } }", "width"),
        ("@import 'x.css';", "@import"),
    ] {
        assert!(faults(sheet).contains(word), "{sheet} was accepted: {}", faults(sheet));
    }
}

#[test]
fn what_old_engines_know_is_accepted() {
    for sheet in [
        ".a { display: grid; gap: 1rem; grid-template-columns: repeat(2, minmax(0, 1fr)) }",
        ".a:focus { outline: 1px } .a:focus:not(:focus-visible) { outline: none }",
        ".a { width: 100%; width: min(100%, 3rem) }",
        "@media (max-width: 30rem) { .a { color: var(--ink) } }",
        "@keyframes turn { from { opacity: 0 } to { opacity: 1 } }",
        "/* .a:has(.b) { gap: 1rem } */ .a::after { content: \"{ @layer }\" }",
    ] {
        assert_eq!(faults(sheet), "", "{sheet}");
    }
}

#[test]
fn a_fault_is_named_with_its_line() {
    assert!(faults("/* one\ntwo */\n.a {\n  aspect-ratio: 1;\n}\n").starts_with("4: "));
}

#[test]
fn style_attributes_are_refused_in_sources() {
    let source =
        "view! { <p class=\"a\" style=\"color: red\"></p> }\n<i style:color=\"red\"></i>\n";
    assert_eq!(style_attributes(source).len(), 2);
    assert_eq!(style_attributes("// a style=\"\" attribute\nlet style = 1;\n").len(), 0);
}
