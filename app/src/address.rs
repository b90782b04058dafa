//! Queries of addresses: written into another address, and read back exactly once decoded.

/// A path with its query, which may be empty.
pub fn with_search(path: &str, search: &str) -> String {
    if search.is_empty() { path.to_owned() } else { format!("{path}?{search}") }
}

/// A text as a value in a query. Slashes stay, so that paths can be read.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            let digits = [byte / 16, byte % 16].map(|digit| char::from_digit(digit.into(), 16));
            encoded.extend(digits.into_iter().flatten().map(|digit| digit.to_ascii_uppercase()));
        }
    }
    encoded
}

/// The first value with this name in a query.
pub fn value(search: &str, name: &str) -> Option<String> {
    search.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(key) == name).then(|| decode(value))
    })
}

/// What a browser reads: `%xx` and `+`; anything that isn't a code stays as it is.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        match (first, after) {
            (b'%', [high, low, tail @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                bytes.push(hex(*high).unwrap_or(0) * 16 + hex(*low).unwrap_or(0));
                rest = tail;
            }
            (b'+', _) => {
                bytes.push(b' ');
                rest = after;
            }
            (other, _) => {
                bytes.push(*other);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_within_an_address_comes_back_whole() {
        for inner in ["/pay/1?bill=2", "/receipt-check?number=A%26B&hash=0+1", "/a?b=%25", "/?灯"]
        {
            let search = format!("x=1&return_to={}&y=2", encode(inner));
            assert_eq!(value(&search, "return_to").as_deref(), Some(inner), "{search}");
        }
    }

    #[test]
    fn values_are_decoded_once_and_broken_codes_stay() {
        assert_eq!(value("a=%2525&a=2", "a").as_deref(), Some("%25"));
        assert_eq!(value("a=1+2%20%E7%81%AF", "a").as_deref(), Some("1 2 灯"));
        assert_eq!(value("a=%&b=%4", "a").as_deref(), Some("%"));
        assert_eq!(value("a=%&b=%4", "b").as_deref(), Some("%4"));
        assert_eq!(value("a", "a").as_deref(), Some(""));
        assert_eq!(value("", "a"), None);
    }
}
