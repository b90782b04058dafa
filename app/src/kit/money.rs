//! Money and energy as a customer reads them.

use domain::text::CommonText;
use leptos::prelude::*;

use crate::session::text;

/// Whole fen as yuan with two decimals and separators: `1,234.50`, `-0.05`.
pub fn yuan(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let fen = fen.unsigned_abs();
    format!("{sign}{}.{:02}", grouped(fen / 100), fen % 100)
}

/// Hundredths of a kWh as kWh, decimals only if there are any: `1,180`, `12.5`.
pub fn kwh(energy_x100: i64) -> String {
    let sign = if energy_x100 < 0 { "-" } else { "" };
    let energy = energy_x100.unsigned_abs();
    let whole = grouped(energy / 100);
    match energy % 100 {
        0 => format!("{sign}{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        rest => format!("{sign}{whole}.{rest:02}"),
    }
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// An amount with its unit; `large` for the one number that a page is about.
#[component]
pub fn Money(
    /// Amount in fen.
    fen: i64,
    /// Set large.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let class = if large { "money money-large" } else { "money" };
    view! {
        <span class=class>
            <span class="money-number">{yuan(fen)}</span>
            " "
            <span class="money-unit">{text::<CommonText>().yuan}</span>
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fen_become_yuan() {
        assert_eq!(yuan(0), "0.00");
        assert_eq!(yuan(5), "0.05");
        assert_eq!(yuan(-18_640), "-186.40");
        assert_eq!(yuan(123_456_789), "1,234,567.89");
        assert_eq!(yuan(i64::MIN), "-92,233,720,368,547,758.08");
    }

    #[test]
    fn energy_shows_only_the_decimals_it_has() {
        assert_eq!(kwh(118_000), "1,180");
        assert_eq!(kwh(1_250), "12.5");
        assert_eq!(kwh(1_205), "12.05");
        assert_eq!(kwh(-100), "-1");
    }
}
