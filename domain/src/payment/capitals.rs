//! Amounts in Chinese capitals (大写金额), as receipts print them.
//!
//! Written by the rules of 支付结算办法, annex 1: zeros between digits are read once, an amount
//! without fen ends in 整.

const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
const PLACES: [&str; 4] = ["", "拾", "佰", "仟"];
const GROUPS: [&str; 5] = ["", "万", "亿", "万亿", "亿亿"];

/// `14919` fen gives 壹佰肆拾玖元壹角玖分. A negative amount begins with 负.
#[must_use]
pub fn capitals(fen: i64) -> String {
    let mut text = String::new();
    if fen < 0 {
        text.push('负');
    }
    let all = fen.unsigned_abs();
    let (yuan, jiao, last) = (all / 100, all / 10 % 10, all % 10);
    if yuan > 0 {
        text.push_str(&whole(yuan));
        text.push('元');
    }
    match (jiao, last) {
        (0, 0) => text.push_str(if yuan > 0 { "整" } else { "零元整" }),
        (0, last) => {
            if yuan > 0 {
                text.push('零');
            }
            text.push_str(digit(last));
            text.push('分');
        }
        (jiao, last) => {
            // 1,000.50 is read with a zero where the yuan end in one.
            if yuan > 0 && yuan.is_multiple_of(10) {
                text.push('零');
            }
            text.push_str(digit(jiao));
            text.push('角');
            if last > 0 {
                text.push_str(digit(last));
                text.push('分');
            } else {
                text.push('整');
            }
        }
    }
    text
}

/// The yuan, in groups of four digits.
fn whole(yuan: u64) -> String {
    let mut text = String::new();
    let mut gap = false;
    for (index, name) in GROUPS.iter().enumerate().rev() {
        let unit = 10_000_u64.pow(u32::try_from(index).unwrap_or(0));
        let group = yuan / unit % 10_000;
        if group == 0 {
            gap = !text.is_empty();
            continue;
        }
        if !text.is_empty() && (gap || group < 1000) {
            text.push('零');
        }
        gap = false;
        text.push_str(&thousand(group));
        text.push_str(name);
    }
    text
}

/// Four digits, zeros between them read once.
fn thousand(group: u64) -> String {
    let mut text = String::new();
    let mut gap = false;
    for (index, place) in PLACES.iter().enumerate().rev() {
        let value = group / 10_u64.pow(u32::try_from(index).unwrap_or(0)) % 10;
        if value == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        text.push_str(digit(value));
        text.push_str(place);
    }
    text
}

fn digit(value: u64) -> &'static str {
    usize::try_from(value).ok().and_then(|index| DIGITS.get(index)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::capitals;

    #[test]
    fn amounts_are_written_as_banks_write_them() {
        for (fen, text) in [
            (0, "零元整"),
            (1, "壹分"),
            (10, "壹角整"),
            (105, "壹元零伍分"),
            (14_919, "壹佰肆拾玖元壹角玖分"),
            (20_000, "贰佰元整"),
            (100_050, "壹仟元零伍角整"),
            (100_400, "壹仟零肆元整"),
            (160_740, "壹仟陆佰零柒元肆角整"),
            (1_000_000, "壹万元整"),
            (1_000_100, "壹万零壹元整"),
            (10_700_053, "壹拾万柒仟元零伍角叁分"),
            (100_000_000_000, "壹拾亿元整"),
            (1_000_000_010_100, "壹佰亿零壹佰零壹元整"),
            (-14_919, "负壹佰肆拾玖元壹角玖分"),
        ] {
            assert_eq!(capitals(fen), text, "{fen}");
        }
    }
}
