//! Questions of binding an account (绑定户号). Their names are the last parts of the API's pointers.

use super::{AnswerKind, ErrorCode, Kept, Question};
use crate::{identifier::AccountNumber, money::Fen};

/// The role in the words of the wire.
pub const ROLES: [&str; 2] = ["holder", "payer"];
/// The proof in the words of the wire.
pub const PROOFS: [&str; 2] = ["recent_bill_amount", "file_mobile_code"];
/// Most characters of an own name.
pub const LONGEST_NICKNAME: usize = 20;

/// Account number (户号).
pub const ACCOUNT_NUMBER: Question = Question {
    name: "account_number",
    kind: AnswerKind::Digits,
    required: true,
    max_length: 20,
    autocomplete: "off",
    kept: Kept::Device,
    check: |answer| AccountNumber::parse(answer).map(drop).map_err(|error| error.code()),
};

/// Holder or payer.
pub const ROLE: Question = Question {
    name: "role",
    kind: AnswerKind::Choice(&ROLES),
    required: true,
    max_length: 0,
    autocomplete: "off",
    kept: Kept::Device,
    check: super::anything,
};

/// Which proof.
pub const PROOF: Question = Question {
    name: "proof",
    kind: AnswerKind::Choice(&PROOFS),
    required: true,
    max_length: 0,
    autocomplete: "off",
    kept: Kept::Device,
    check: super::anything,
};

/// Total of one of the last three bills.
pub const AMOUNT: Question = Question {
    name: "amount_fen",
    kind: AnswerKind::Money,
    required: true,
    max_length: 16,
    autocomplete: "off",
    kept: Kept::Device,
    check: amount,
};

/// Code sent to the mobile in the file.
pub const CODE: Question = Question {
    name: "code",
    kind: AnswerKind::OneTimeCode,
    required: true,
    max_length: 12,
    autocomplete: "one-time-code",
    kept: Kept::Never,
    check: code,
};

/// Own name for the account.
pub const NICKNAME: Question = Question {
    name: "nickname",
    kind: AnswerKind::Text,
    required: false,
    max_length: 20,
    autocomplete: "off",
    kept: Kept::Device,
    check: nickname,
};

/// A code as typed or pasted, `123 456` say, without its spaces and with ordinary digits.
pub fn plain_code(answer: &str) -> String {
    answer
        .chars()
        .filter(|character| !character.is_whitespace())
        .map(|character| match character {
            '０'..='９' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
            other => other,
        })
        .collect()
}

/// Whether a code as typed or pasted has this many digits and nothing else.
pub fn is_code(answer: &str, digits: usize) -> bool {
    let plain = plain_code(answer);
    plain.len() == digits && plain.bytes().all(|byte| byte.is_ascii_digit())
}

fn amount(answer: &str) -> Result<(), ErrorCode> {
    Fen::parse_yuan(answer).filter(|amount| *amount > Fen::ZERO).map(drop).ok_or("AMOUNT")
}

fn code(answer: &str) -> Result<(), ErrorCode> {
    if is_code(answer, 6) { Ok(()) } else { Err("CODE") }
}

fn nickname(answer: &str) -> Result<(), ErrorCode> {
    if answer.chars().count() > LONGEST_NICKNAME { Err("TOO_LONG") } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn account_numbers_are_judged_by_the_identifier() {
        assert_eq!(ACCOUNT_NUMBER.judge(""), Err("REQUIRED"));
        assert_eq!(ACCOUNT_NUMBER.judge("123"), Err("LENGTH"));
        assert_eq!(ACCOUNT_NUMBER.judge("３３００ ００００ ０１"), Ok(()));
    }

    #[test]
    fn amounts_are_positive_and_exact() {
        for wrong in ["0", "-1", "1.234", "abc"] {
            assert_eq!(AMOUNT.judge(wrong), Err("AMOUNT"), "{wrong}");
        }
        assert_eq!(AMOUNT.judge("186.40"), Ok(()));
    }

    #[test]
    fn codes_may_be_pasted_with_spaces() {
        assert_eq!(CODE.judge("123 456"), Ok(()));
        assert_eq!(plain_code(" １２３ 456"), "123456");
        for wrong in ["12345", "1234567", "12345a"] {
            assert_eq!(CODE.judge(wrong), Err("CODE"), "{wrong}");
        }
    }

    #[test]
    fn names_count_characters_and_not_bytes() {
        assert_eq!(NICKNAME.judge(&"家".repeat(20)), Ok(()));
        assert_eq!(NICKNAME.judge(&"家".repeat(21)), Err("TOO_LONG"));
        assert_eq!(NICKNAME.judge(""), Ok(()));
    }
}
