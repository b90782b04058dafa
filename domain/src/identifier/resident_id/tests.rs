use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::identifier::resident_check_character;

fn parse(text: &str) -> Result<ResidentId, ResidentIdError> {
    ResidentId::parse(text, date(2026, 11, 23))
}

#[test]
fn published_and_computed_numbers_are_valid() {
    for number in [
        "11010519491231002X",
        "34052419800101001X",
        "370102199003070024",
        "370102198502280013",
        "37010219900307018X",
        "370202200002290026",
        "370102201606010012",
        "370102200911240012",
        "370102193801010037",
        "810000199003070015",
        "820000199003070025",
        "830000199003070035",
    ] {
        assert_eq!(parse(number).unwrap().as_str(), number);
    }
}

#[test]
fn the_textbook_number_of_1880_is_too_old_today_but_was_valid_once() {
    let number = "440524188001010014";
    assert_eq!(parse(number), Err(ResidentIdError::TooOld));
    assert!(ResidentId::parse(number, date(1999, 7, 1)).is_ok());
}

#[test]
fn each_rule_has_its_own_error() {
    for (text, error) in [
        ("", ResidentIdError::Empty),
        ("  ", ResidentIdError::Empty),
        ("37010219900307002", ResidentIdError::Length),
        ("370102900307002", ResidentIdError::Length),
        ("3701021990030700244", ResidentIdError::Length),
        ("37010219900307002A", ResidentIdError::Characters),
        ("3701021990030700X4", ResidentIdError::Characters),
        ("三70102199003070024", ResidentIdError::Characters),
        ("990102199003070024", ResidentIdError::Region),
        ("000102199003070024", ResidentIdError::Region),
        ("370202190002290011", ResidentIdError::ImpossibleDate),
        ("370102199013070024", ResidentIdError::ImpossibleDate),
        ("370102202611240016", ResidentIdError::FutureDate),
        ("370102199003070025", ResidentIdError::CheckDigit),
    ] {
        assert_eq!(parse(text), Err(error), "{text}");
    }
    assert_eq!(ResidentIdError::ImpossibleDate.code(), "IMPOSSIBLE_DATE");
    assert_eq!(ResidentIdError::CheckDigit.to_string(), "CHECK_DIGIT");
}

#[test]
fn what_people_type_is_normalised() {
    assert_eq!(parse("11010519491231002x").unwrap().as_str(), "11010519491231002X");
    assert_eq!(
        parse(" ３７０１０２１９９００３０７０１８ｘ\u{3000}").unwrap().as_str(),
        "37010219900307018X"
    );
    assert_eq!(parse("370102 19900307 0024\u{202c}").unwrap().as_str(), "370102199003070024");
}

#[test]
fn birth_date_age_and_issuer() {
    let minor = parse("370102200911240012").unwrap();
    assert_eq!(minor.birth_date(), date(2009, 11, 24));
    assert_eq!(minor.age_on(date(2026, 11, 23)), 16);
    assert_eq!(minor.age_on(date(2026, 11, 24)), 17);
    assert!(minor.is_minor_on(date(2027, 11, 23)));
    assert!(!minor.is_minor_on(date(2027, 11, 24)));
    let leap = parse("370202200002290026").unwrap();
    assert_eq!(leap.age_on(date(2026, 2, 28)), 25);
    assert_eq!(leap.age_on(date(2026, 3, 1)), 26);
    assert_eq!(leap.issuer(), Issuer::Mainland);
    assert_eq!(parse("810000199003070015").unwrap().issuer(), Issuer::HongKong);
    assert_eq!(parse("820000199003070025").unwrap().issuer(), Issuer::Macau);
    assert_eq!(parse("830000199003070035").unwrap().issuer(), Issuer::Taiwan);
}

#[test]
fn debug_reveals_nothing() {
    let text = format!("{:?}", parse("370102199003070024").unwrap());
    assert_eq!(text, "ResidentId(370***********0024)");
}

proptest! {
    #[test]
    fn one_wrong_digit_is_always_noticed(
        serial in 0u32..1000, place in 0usize..17, other in 1u32..10
    ) {
        let first_17 = format!("37010219900307{serial:03}");
        let check = resident_check_character(&first_17).unwrap();
        let number: Vec<char> = first_17.chars().chain([check]).collect();
        prop_assert!(parse(&number.iter().collect::<String>()).is_ok());
        let mut wrong = number.clone();
        let digit = (number[place].to_digit(10).unwrap() + other) % 10;
        wrong[place] = char::from_digit(digit, 10).unwrap();
        prop_assert!(parse(&wrong.iter().collect::<String>()).is_err());
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,24}") {
        let _ = parse(&text);
    }
}
