//! Chinese capitals (大写金额), by the rules of 正确填写票据和结算凭证的基本规定.

const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
/// Units within a group of four digits, from the left.
const UNITS: [&str; 4] = ["仟", "佰", "拾", ""];
/// Units of the groups, from the right.
const GROUPS: [&str; 5] = ["", "万", "亿", "万亿", "亿亿"];

fn digit(value: u64) -> &'static str {
    usize::try_from(value % 10).ok().and_then(|place| DIGITS.get(place)).copied().unwrap_or("")
}

/// An amount in fen as capitals. 整 closes an amount without fen; a gap of zeros is one 零.
pub(super) fn of(fen: i64) -> String {
    let amount = fen.unsigned_abs();
    let (yuan, jiao, rest) = (amount / 100, amount / 10 % 10, amount % 10);
    let mut text = String::from(if fen < 0 { "负" } else { "" });
    if yuan > 0 {
        text.push_str(&whole(yuan));
        text.push('元');
    }
    match (jiao, rest) {
        (0, 0) if yuan == 0 => text.push_str("零元整"),
        (0, 0) => text.push('整'),
        (0, rest) => {
            if yuan > 0 {
                text.push('零');
            }
            text.push_str(digit(rest));
            text.push('分');
        }
        (jiao, rest) => {
            text.push_str(digit(jiao));
            text.push('角');
            if rest == 0 {
                text.push('整');
            } else {
                text.push_str(digit(rest));
                text.push('分');
            }
        }
    }
    text
}

/// A whole number of yuan above 0.
fn whole(yuan: u64) -> String {
    let mut text = String::new();
    let mut gap = false;
    for (place, unit) in GROUPS.iter().enumerate().rev() {
        let scale = 10_000_u64.checked_pow(u32::try_from(place).unwrap_or(u32::MAX));
        let group = scale.map_or(0, |scale| yuan / scale % 10_000);
        if group == 0 {
            gap = true;
            continue;
        }
        if !text.is_empty() && (gap || group < 1000) {
            text.push('零');
        }
        text.push_str(&four(group));
        text.push_str(unit);
        gap = false;
    }
    text
}

/// One group of four digits, above 0, without a 零 in front.
fn four(group: u64) -> String {
    let mut text = String::new();
    let mut gap = false;
    for (unit, scale) in UNITS.iter().zip([1000, 100, 10, 1]) {
        let value = group / scale % 10;
        if value == 0 {
            gap = true;
            continue;
        }
        if gap && !text.is_empty() {
            text.push('零');
        }
        text.push_str(digit(value));
        text.push_str(unit);
        gap = false;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn amounts_as_on_a_receipt() {
        for (fen, text) in [
            (0, "零元整"),
            (1, "壹分"),
            (10, "壹角整"),
            (14, "壹角肆分"),
            (100, "壹元整"),
            (101, "壹元零壹分"),
            (110, "壹元壹角整"),
            (1_000, "壹拾元整"),
            (10_500, "壹佰零伍元整"),
            (123_456, "壹仟贰佰叁拾肆元伍角陆分"),
            (140_950, "壹仟肆佰零玖元伍角整"),
            (600_714, "陆仟零柒元壹角肆分"),
            (10_700_000, "壹拾万柒仟元整"),
            (10_000_000, "壹拾万元整"),
            (100_000_500, "壹佰万零伍元整"),
            (1_680_032, "壹万陆仟捌佰元叁角贰分"),
            (10_000_000_001, "壹亿元零壹分"),
            (1_000_100_000_000, "壹佰亿零壹佰万元整"),
            (100_000_000_000_000, "壹万亿元整"),
            (-2_050, "负贰拾元伍角整"),
        ] {
            assert_eq!(of(fen), text, "{fen}");
        }
    }
}
