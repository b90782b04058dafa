//! Questions of the public check of receipts (凭证查验).

use super::{AnswerKind, ErrorCode, Kept, Question};

/// Fewest digits of the hash that are taken.
pub const SHORTEST_HASH: usize = 16;
/// Digits of the whole hash.
pub const WHOLE_HASH: usize = 64;

/// Number on the receipt.
pub const NUMBER: Question = Question {
    name: "number",
    kind: AnswerKind::Identifier,
    required: true,
    max_length: 40,
    autocomplete: "off",
    kept: Kept::Never,
    check: super::anything,
};

/// Hash on the receipt, or its beginning.
pub const HASH: Question = Question {
    name: "hash",
    kind: AnswerKind::Identifier,
    required: true,
    max_length: 90,
    autocomplete: "off",
    kept: Kept::Never,
    check: hash,
};

/// A hash as typed or pasted: without spaces, in small letters.
pub fn plain_hash(answer: &str) -> String {
    answer.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect()
}

fn hash(answer: &str) -> Result<(), ErrorCode> {
    let plain = plain_hash(answer);
    let hex = plain.bytes().all(|byte| byte.is_ascii_hexdigit());
    if hex && (SHORTEST_HASH..=WHOLE_HASH).contains(&plain.len()) { Ok(()) } else { Err("HASH") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_may_be_cut_and_grouped() {
        assert_eq!(HASH.judge("ABCD ef01 2345 6789"), Ok(()));
        assert_eq!(plain_hash(" ABcd 01\n"), "abcd01");
        assert_eq!(HASH.judge(&"0".repeat(64)), Ok(()));
        for wrong in ["abcd", "0123456789abcdeg", "０１２３４５６７８９０１２３４５"]
        {
            assert_eq!(HASH.judge(wrong), Err("HASH"), "{wrong}");
        }
        assert_eq!(HASH.judge(&"0".repeat(65)), Err("HASH"));
    }
}
