//! What people type and paste, made comparable.

/// A full-width form (`０`, `Ｘ`, `＠`) as its ordinary character; others as they are.
fn ordinary_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Whether a character has no shape: zero-width and direction marks, which address books and
/// chat programs paste along with a number.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}')
}

/// A number or code: ordinary width, without white space and invisible marks.
pub(super) fn number(text: &str) -> String {
    text.chars().map(ordinary_width).filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect()
}

/// A number that people group with hyphens, such as a mobile or a bank card.
pub(super) fn grouped_number(text: &str) -> String {
    number(text).chars().filter(|c| *c != '-').collect()
}

/// Whether all of it is ASCII digits.
pub(super) fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}
