//! Check characters of the national standards.

/// Weights of the first 17 digits in GB 11643-1999.
const RESIDENT_WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// Check character by remainder modulo 11.
const RESIDENT_CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

/// The 18th character of a resident ID number (GB 11643-1999, MOD 11-2) for its first 17 digits;
/// none if they aren't 17 digits.
pub fn resident_check_character(first_17: &str) -> Option<char> {
    if first_17.chars().count() != 17 {
        return None;
    }
    let mut sum = 0;
    for (c, weight) in first_17.chars().zip(RESIDENT_WEIGHTS) {
        sum += c.to_digit(10)? * weight;
    }
    RESIDENT_CHECKS.get(usize::try_from(sum % 11).ok()?).copied()
}

/// Whether an 18-character number ends in its right check character.
pub(super) fn resident_check_holds(number: &str) -> bool {
    match (number.get(..17), number.chars().nth(17)) {
        (Some(first_17), Some(check)) => resident_check_character(first_17) == Some(check),
        _ => false,
    }
}

/// The Luhn sum that bank cards use (ISO/IEC 7812-1).
pub(super) fn luhn_holds(digits: &str) -> bool {
    let mut sum = 0;
    for (place, c) in digits.chars().rev().enumerate() {
        let Some(digit) = c.to_digit(10) else { return false };
        sum += match (place % 2, digit) {
            (0, d) => d,
            (_, d) if d > 4 => 2 * d - 9,
            (_, d) => 2 * d,
        };
    }
    sum % 10 == 0
}
