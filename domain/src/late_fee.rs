//! Late fees (电费违约金): 电力供应与使用条例 Art. 39 and the rates of the supply rules.
//!
//! Residents 1 ‰ a day. Others 2 ‰ a day, and 3 ‰ for days in later calendar years than the one
//! the bill fell due in (跨年度欠费). Never on a fee already due: the base is the bill alone.

use jiff::civil::Date;

use crate::{
    codes::coded_errors,
    date::days_between,
    money::Fen,
    outside::customer_system::{LateFeeCustomer, LateFeeTerms},
    price::round_half_up,
    wire::bill::LateFee,
};

coded_errors! {
    /// Why there is no late fee to be told.
    LateFeeError {
        /// The amount is too large to be counted.
        Overflow = "OVERFLOW",
    }
}

/// Days at one rate.
struct Stretch {
    per_mille: i64,
    days: i64,
}

/// The late fee of a bill as of a date; none up to its due date, or if nothing is owed.
///
/// Each rate's part is rounded half up to a fen. If the sum is below the contract's minimum, the
/// minimum is charged.
///
/// # Errors
///
/// [`LateFeeError::Overflow`] for amounts beyond all reason.
pub fn late_fee(
    owed: Fen,
    due: Date,
    as_of: Date,
    terms: LateFeeTerms,
) -> Result<Option<LateFee>, LateFeeError> {
    if as_of <= due || owed <= Fen::ZERO {
        return Ok(None);
    }
    let mut sum = Fen::ZERO;
    let mut computation = Vec::new();
    for Stretch { per_mille, days } in stretches(due, as_of, terms.customer) {
        let product = i128::from(owed.get()) * i128::from(per_mille) * i128::from(days);
        let part = round_half_up(product, 1000).map(Fen::new).ok_or(LateFeeError::Overflow)?;
        sum = sum.checked_add(part).ok_or(LateFeeError::Overflow)?;
        computation.push(format!(
            "{} 元 × {per_mille}‰ × {days} 天 = {} 元",
            owed.plain(),
            part.plain()
        ));
    }
    let minimum = Fen::new(terms.minimum_fen);
    if sum < minimum {
        computation.push(format!("不足 {0} 元，按 {0} 元收取", minimum.plain()));
        sum = minimum;
    }
    Ok(Some(LateFee { amount_fen: sum.get(), as_of: as_of.to_string(), computation }))
}

/// The days after the due date up to and including `as_of`, by rate.
fn stretches(due: Date, as_of: Date, customer: LateFeeCustomer) -> Vec<Stretch> {
    let all = days_between(due, as_of);
    match customer {
        LateFeeCustomer::Residential => vec![Stretch { per_mille: 1, days: all }],
        LateFeeCustomer::NonResidential => {
            let first_year = days_between(due, due.last_of_year()).min(all);
            [(2, first_year), (3, all - first_year)]
                .into_iter()
                .filter(|(_, days)| *days > 0)
                .map(|(per_mille, days)| Stretch { per_mille, days })
                .collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};
    use proptest::prelude::*;

    use super::*;

    const RESIDENT: LateFeeTerms =
        LateFeeTerms { customer: LateFeeCustomer::Residential, minimum_fen: 100 };
    const BUSINESS: LateFeeTerms =
        LateFeeTerms { customer: LateFeeCustomer::NonResidential, minimum_fen: 100 };

    fn fee(owed: i64, due: Date, as_of: Date, terms: LateFeeTerms) -> (i64, Vec<String>) {
        let fee = late_fee(Fen::new(owed), due, as_of, terms).unwrap().unwrap();
        assert_eq!(fee.as_of, as_of.to_string());
        (fee.amount_fen, fee.computation)
    }

    #[test]
    fn nothing_until_the_due_date_has_passed() {
        let due = date(2026, 11, 20);
        assert_eq!(late_fee(Fen::new(18640), due, due, RESIDENT), Ok(None));
        assert_eq!(late_fee(Fen::new(18640), due, date(2026, 11, 1), RESIDENT), Ok(None));
        assert_eq!(late_fee(Fen::ZERO, due, date(2026, 12, 1), RESIDENT), Ok(None));
        assert_eq!(late_fee(Fen::new(-5), due, date(2026, 12, 1), RESIDENT), Ok(None));
    }

    #[test]
    fn residents_pay_one_per_mille() {
        let (amount, computation) = fee(18640, date(2026, 11, 20), date(2026, 11, 30), RESIDENT);
        assert_eq!(amount, 186);
        assert_eq!(computation, ["186.40 元 × 1‰ × 10 天 = 1.86 元"]);
    }

    #[test]
    fn the_minimum_is_a_parameter() {
        let (due, as_of) = (date(2026, 11, 20), date(2026, 11, 23));
        let (amount, computation) = fee(8640, due, as_of, RESIDENT);
        assert_eq!(amount, 100);
        assert_eq!(computation, ["86.40 元 × 1‰ × 3 天 = 0.26 元", "不足 1.00 元，按 1.00 元收取"]);
        let no_minimum = LateFeeTerms { minimum_fen: 0, ..RESIDENT };
        assert_eq!(fee(8640, due, as_of, no_minimum).0, 26);
    }

    #[test]
    fn businesses_pay_two_and_in_later_years_three_per_mille() {
        let owed = 1_285_037;
        assert_eq!(fee(owed, date(2026, 5, 1), date(2026, 5, 16), BUSINESS).0, 38_551);
        assert_eq!(fee(owed, date(2025, 12, 31), date(2026, 1, 15), BUSINESS).0, 57_827);
        let (amount, computation) = fee(owed, date(2026, 12, 20), date(2027, 1, 10), BUSINESS);
        assert_eq!(
            computation,
            ["12850.37 元 × 2‰ × 11 天 = 282.71 元", "12850.37 元 × 3‰ × 10 天 = 385.51 元"]
        );
        assert_eq!(amount, 28_271 + 38_551);
        assert_eq!(fee(18640, date(2026, 12, 20), date(2027, 1, 10), RESIDENT).1.len(), 1);
    }

    #[test]
    fn beyond_reason_is_an_error() {
        let long = late_fee(Fen::new(i64::MAX), date(1, 1, 1), date(9999, 1, 1), BUSINESS);
        assert_eq!(long, Err(LateFeeError::Overflow));
    }

    proptest! {
        #[test]
        fn waiting_never_makes_it_cheaper(
            owed in 1i64..100_000_000, start in 0i32..3000, days in 1i32..800, business: bool
        ) {
            let due = date(2020, 1, 1).checked_add(start.days()).unwrap();
            let terms = if business { BUSINESS } else { RESIDENT };
            let on = |day: i32| fee(owed, due, due.checked_add(day.days()).unwrap(), terms).0;
            prop_assert!(on(days) <= on(days + 1));
            prop_assert!(on(days) >= 100);
        }
    }
}
