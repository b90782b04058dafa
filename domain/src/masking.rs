//! Masking (脱敏): how personal data looks on screens, in messages and in logs. Done on the
//! server; the browser never receives more.

/// Keeps characters at both ends and puts a star for each one between. If nothing would be
/// hidden, everything is.
fn keep_ends(text: &str, first: usize, last: usize) -> String {
    let count = text.chars().count();
    if count <= first + last {
        return "*".repeat(count);
    }
    let hidden = |place: usize| place >= first && place < count - last;
    text.chars().enumerate().map(|(place, c)| if hidden(place) { '*' } else { c }).collect()
}

/// An ID number of 18 characters (证件号): `370***********0024`.
pub fn id_number(number: &str) -> String {
    keep_ends(number, 3, 4)
}

/// A permit's or passport's number: `E*****678`.
pub fn travel_document(number: &str) -> String {
    keep_ends(number, 1, 3)
}

/// A credit code (统一社会信用代码): `9135**********0Y43`.
pub fn credit_code(code: &str) -> String {
    keep_ends(code, 4, 4)
}

/// A mobile (手机号): `138****8000`.
pub fn mobile(number: &str) -> String {
    keep_ends(number, 3, 4)
}

/// An account number (户号): `*********6636`.
pub fn account_number(number: &str) -> String {
    keep_ends(number, 0, 4)
}

/// A bank card or bank account (银行卡号): `**** 0004`. The length isn't told.
pub fn bank_card(number: &str) -> String {
    let count = number.chars().count();
    let shown: String = number.chars().skip(count.saturating_sub(4)).collect();
    if count < 8 { "****".to_owned() } else { format!("**** {shown}") }
}

/// An e-mail address: `z***@example.com`.
pub fn email(address: &str) -> String {
    match (address.chars().next(), address.split_once('@')) {
        (Some(first), Some((_, domain))) => format!("{first}***@{domain}"),
        _ => "***".to_owned(),
    }
}

/// A person's name (姓名): `张*`, `王*明`, `欧**锋`. At most two stars, so that a long name's length
/// isn't told.
pub fn person_name(name: &str) -> String {
    let letters = clusters(name);
    match letters.as_slice() {
        [] | [_] => "*".to_owned(),
        [first, _] => format!("{first}*"),
        [first, _, last] => format!("{first}*{last}"),
        [first, .., last] => format!("{first}**{last}"),
    }
}

/// A company's name (单位名称): the first two and the last four characters, `明川****有限公司`.
pub fn company_name(name: &str) -> String {
    let count = name.chars().count();
    let first: String = name.chars().take(2).collect();
    let last: String = name.chars().skip(count.saturating_sub(4)).collect();
    if count > 6 { format!("{first}****{last}") } else { format!("{first}****") }
}

/// An address (用电地址): down to the road, village or compound; building and room are hidden.
pub fn address(address: &str) -> String {
    let before_number = address
        .find(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
        .and_then(|end| address.get(..end))
        .unwrap_or(address);
    let end = before_number
        .char_indices()
        .filter(|(_, c)| "路街道巷弄村镇乡区县市".contains(*c))
        .map(|(start, c)| start + c.len_utf8())
        .next_back();
    let shown = end.and_then(|end| before_number.get(..end)).unwrap_or_default();
    format!("{shown}***")
}

/// A name's letters; a variation selector belongs to the character before it.
fn clusters(name: &str) -> Vec<String> {
    let mut letters: Vec<String> = Vec::new();
    for c in name.chars() {
        let selector = matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
        match letters.last_mut() {
            Some(letter) if selector => letter.push(c),
            _ => letters.push(c.to_string()),
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        assert_eq!(id_number("370102199003070024"), "370***********0024");
        assert_eq!(mobile("13800008000"), "138****8000");
        assert_eq!(account_number("3300012346636"), "*********6636");
        assert_eq!(bank_card("6217000000000000004"), "**** 0004");
        assert_eq!(email("zhang@example.com"), "z***@example.com");
    }

    #[test]
    fn what_is_too_short_is_hidden_whole() {
        assert_eq!(id_number("3701"), "****");
        assert_eq!(account_number("1234"), "****");
        assert_eq!(bank_card("1234"), "****");
        assert_eq!(email("zhang"), "***");
        assert_eq!(person_name("龙"), "*");
    }

    #[test]
    fn names() {
        assert_eq!(person_name("张三"), "张*");
        assert_eq!(person_name("王小明"), "王*明");
        assert_eq!(person_name("欧阳铁锋"), "欧**锋");
        assert_eq!(person_name("阿卜杜拉·买买提"), "阿**提");
        assert_eq!(person_name("𠮷田"), "𠮷*");
        assert_eq!(person_name("葛\u{E0100}小明"), "葛\u{E0100}*明");
        assert_eq!(company_name("明川测试贸易有限公司"), "明川****有限公司");
        assert_eq!(company_name("小面馆"), "小面****");
    }

    #[test]
    fn addresses_stop_before_the_building() {
        assert_eq!(address("明川市历下区解放东路12号3号楼2单元501室"), "明川市历下区解放东路***");
        assert_eq!(address("明川市柳泉镇石门村88号"), "明川市柳泉镇石门村***");
        assert_eq!(address("某大厦"), "***");
        assert_eq!(address("12号"), "***");
    }
}
