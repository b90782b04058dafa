//! What is asked for each way.

use domain::{
    form::{AnswerKind, ErrorCode, Kept, Question, anything, binding},
    identifier::{BankCard, CreditCode, Mobile, PermanentResidence, PersonName, ResidentId},
    text::IdentityText,
};

use super::way::Way;
use crate::kit::form::Field;

/// Papers that a provider can check.
pub const CHECKED_DOCUMENTS: &[&str] = &["resident_id", "permanent_residence"];
/// All papers, for a review.
pub const DOCUMENTS: &[&str] =
    &["resident_id", "permanent_residence", "hong_kong_macau_permit", "taiwan_permit", "passport"];
/// Why a review is asked for.
pub const REASONS: &[&str] = &[
    "rare_name",
    "passport",
    "hong_kong_macau_taiwan",
    "minor",
    "wrong_holder",
    "provider_down",
    "mismatch",
];

/// Personal data isn't left behind in a draft on a shared device.
const TEXT: Question = Question {
    name: "name",
    kind: AnswerKind::Text,
    required: true,
    max_length: 100,
    autocomplete: "off",
    kept: Kept::Server,
    check: anything,
};

const NAME: Question = Question { max_length: 50, autocomplete: "name", check: check_name, ..TEXT };
const DOCUMENT: Question =
    Question { name: "document", kind: AnswerKind::Choice(CHECKED_DOCUMENTS), ..TEXT };
const ANY_DOCUMENT: Question =
    Question { name: "document", kind: AnswerKind::Choice(DOCUMENTS), ..TEXT };
const ID_NUMBER: Question = Question {
    name: "id_number",
    kind: AnswerKind::Identifier,
    max_length: 24,
    check: check_id_number,
    ..TEXT
};
const ANY_NUMBER: Question = Question { check: anything, ..ID_NUMBER };
const CARD: Question = Question {
    name: "card_number",
    kind: AnswerKind::Digits,
    max_length: 24,
    kept: Kept::Never,
    check: |answer| BankCard::parse(answer).map(drop).map_err(|error| error.code()),
    ..TEXT
};
const COUNTER_CODE: Question = Question {
    name: "code",
    kind: AnswerKind::Digits,
    max_length: 12,
    kept: Kept::Never,
    check: |answer| if binding::is_code(answer, 8) { Ok(()) } else { Err("COUNTER_CODE") },
    ..TEXT
};
const REASON: Question = Question { name: "reason", kind: AnswerKind::Choice(REASONS), ..TEXT };
const REMARK: Question = Question {
    name: "remark",
    kind: AnswerKind::LongText,
    required: false,
    max_length: 200,
    ..TEXT
};
const CREDIT_CODE: Question = Question {
    name: "credit_code",
    kind: AnswerKind::Identifier,
    max_length: 24,
    check: |answer| CreditCode::parse(answer).map(drop).map_err(|error| error.code()),
    ..TEXT
};
const COMPANY_NAME: Question =
    Question { name: "company_name", autocomplete: "organization", ..TEXT };
const LEGAL_NAME: Question =
    Question { name: "legal_name", max_length: 50, check: check_name, ..TEXT };
const LEGAL_ID: Question = Question { name: "legal_id_number", ..ID_NUMBER };
const LEGAL_MOBILE: Question = Question {
    name: "mobile",
    kind: AnswerKind::Mobile,
    max_length: 20,
    check: |answer| Mobile::parse(answer).map(drop).map_err(|_| "MOBILE"),
    ..TEXT
};
const BANK_ACCOUNT: Question = Question {
    name: "bank_account",
    kind: AnswerKind::Digits,
    max_length: 40,
    kept: Kept::Never,
    ..TEXT
};

fn check_name(answer: &str) -> Result<(), ErrorCode> {
    PersonName::parse(answer).map(drop).map_err(|error| error.code())
}

/// A resident's number or, where it starts with a 9 or a letter, a permanent residence card's.
fn check_id_number(answer: &str) -> Result<(), ErrorCode> {
    if PermanentResidence::parse(answer).is_ok() {
        return Ok(());
    }
    let today = today().unwrap_or(jiff::civil::Date::MAX);
    ResidentId::parse(answer, today).map(drop).map_err(|error| error.code())
}

/// Today in Shanghai by the device's clock; the API judges by its own.
fn today() -> Option<jiff::civil::Date> {
    domain::date::in_shanghai(js_sys::Date::now() as i64)
}

/// The fields of a way, in order.
pub fn fields(way: Way, text: &IdentityText) -> Vec<Field> {
    if way.is_company() {
        return company_fields(way, text);
    }
    let review = way == Way::Review;
    let documents = text.documents.into_iter();
    let mut fields = vec![Field::new(&NAME, text.name).hint(text.name_hint)];
    if review {
        fields.push(Field::new(&ANY_DOCUMENT, text.document).choices(documents));
        fields.push(Field::new(&ANY_NUMBER, text.other_number));
    } else {
        let document = Field::new(&DOCUMENT, text.document).choices(documents);
        fields.push(document.start_with("resident_id"));
        fields.push(Field::new(&ID_NUMBER, text.id_number).hint(text.id_number_hint));
    }
    match way {
        Way::Card => fields.push(Field::new(&CARD, text.card_number).hint(text.card_hint)),
        Way::CounterCode => {
            fields.push(Field::new(&COUNTER_CODE, text.counter).hint(text.counter_hint));
        }
        Way::Review => {
            fields.push(Field::new(&REASON, text.reason).choices(text.reasons));
            fields.push(Field::new(&REMARK, text.remark).hint(text.remark_hint));
        }
        Way::NameId
        | Way::NameIdMobile
        | Way::Face
        | Way::CompanySms
        | Way::CompanyTransfer
        | Way::CompanyLetter => {}
    }
    fields
}

fn company_fields(way: Way, text: &IdentityText) -> Vec<Field> {
    let mut fields = vec![
        Field::new(&CREDIT_CODE, text.credit_code).hint(text.credit_code_hint),
        Field::new(&COMPANY_NAME, text.company_name),
        Field::new(&LEGAL_NAME, text.legal_name).hint(text.name_hint),
        Field::new(&LEGAL_ID, text.legal_id_number).hint(text.id_number_hint),
    ];
    if way == Way::CompanySms {
        fields.push(Field::new(&LEGAL_MOBILE, text.legal_mobile));
    } else if way == Way::CompanyTransfer {
        fields.push(Field::new(&BANK_ACCOUNT, text.bank_account).hint(text.bank_account_hint));
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_code_is_eight_digits_however_it_is_typed() {
        assert_eq!(COUNTER_CODE.judge("1234 5678"), Ok(()));
        for wrong in ["abcdefgh", "1234567"] {
            assert_eq!(COUNTER_CODE.judge(wrong), Err("COUNTER_CODE"), "{wrong}");
        }
    }

    #[test]
    fn papers_that_only_a_review_takes_are_refused_elsewhere() {
        assert_eq!(ANY_DOCUMENT.judge("passport"), Ok(()));
        assert_eq!(DOCUMENT.judge("passport"), Err("CHOOSE"));
    }
}
