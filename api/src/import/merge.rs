//! What an import means for the bills that an account has already.

use domain::{bill::Register, date, energy::Energy, month::Month, outside::customer_system::Bill};

use super::bills::{BillsError, Contract, MonthReadings, tier_window};

/// New bills compared with those that are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merge {
    /// Months that had no bill.
    pub new: Vec<Bill>,
    /// Unpaid bills that come out differently.
    pub changed: Vec<Bill>,
    /// Bills that stay as they are.
    pub unchanged: usize,
}

/// Why an import changes nothing at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// Paid bills, or bills with another number, would change.
    #[error("these months are billed already, paid or under another number: {}", .0.join(", "))]
    Settled(Vec<String>),
    /// Later bills counted their tiers without these months.
    #[error("later bills of the same tier window exist, from {0} on")]
    LaterBills(String),
}

/// Compares; bills are recognised by their month, and whether they are paid doesn't count.
///
/// # Errors
///
/// [`Conflict`].
pub fn merge(contract: &Contract, known: &[Bill], made: Vec<Bill>) -> Result<Merge, Conflict> {
    let last = made.last().map(|bill| bill.period.clone()).unwrap_or_default();
    let mut merged = Merge::default();
    let mut settled = Vec::new();
    for bill in made {
        match known.iter().find(|old| old.period == bill.period) {
            None => merged.new.push(bill),
            Some(old) if same(old, &bill) => merged.unchanged += 1,
            Some(old) if old.paid_at.is_some() || old.bill_number != bill.bill_number => {
                settled.push(bill.period);
            }
            Some(_) => merged.changed.push(bill),
        }
    }
    if !settled.is_empty() {
        return Err(Conflict::Settled(settled));
    }
    let changes = !(merged.new.is_empty() && merged.changed.is_empty());
    match known.iter().find(|bill| changes && follows(contract, &last, bill)) {
        Some(later) => Err(Conflict::LaterBills(later.period.clone())),
        None => Ok(merged),
    }
}

fn same(old: &Bill, new: &Bill) -> bool {
    Bill { paid_at: None, ..old.clone() } == Bill { paid_at: None, ..new.clone() }
}

/// Whether a bill lies in the tier window of the month `last`, but later.
fn follows(contract: &Contract, last: &str, bill: &Bill) -> bool {
    match (Month::parse(last), Month::parse(&bill.period)) {
        (Some(last), Some(later)) if later > last => contract
            .tariff(last)
            .ok()
            .and_then(tier_window)
            .is_some_and(|window| window.around(last) == window.around(later)),
        _ => false,
    }
}

/// What known bills used in the tier window of `first` before it.
///
/// # Errors
///
/// [`BillsError`].
pub(super) fn used_before(
    contract: &Contract,
    known: &[Bill],
    first: Month,
) -> Result<Energy, BillsError> {
    let Some(window) = tier_window(contract.tariff(first)?) else {
        return Ok(Energy::ZERO);
    };
    let (start, _) = window.around(first);
    known
        .iter()
        .filter(|bill| {
            let month = Month::parse(&bill.period);
            month.is_some_and(|month| start <= month.first_day() && month < first)
        })
        .try_fold(Energy::ZERO, |sum, bill| {
            sum.checked_add(Energy::from_x100(bill.energy_kwh_x100))
        })
        .ok_or(BillsError::Overflow)
}

/// What the registers show at the beginning of `first`: at the end of the bill before, or at the
/// beginning of that month's own bill if it is known already.
pub(super) fn start_readings(known: &[Bill], first: Month) -> Vec<(Register, Energy)> {
    let of = |month: Option<Month>| {
        let period = month.map(|month| month.to_string());
        known.iter().find(|bill| Some(&bill.period) == period.as_ref())
    };
    let (before, own) = (of(first.plus(-1)), of(Some(first)));
    let shown = match (before, own) {
        (Some(before), _) => before.readings.iter().map(|pair| (pair, pair.current_x100)).collect(),
        (None, Some(own)) => own.readings.iter().map(|pair| (pair, pair.previous_x100)).collect(),
        (None, None) => Vec::new(),
    };
    let registers = [Register::Total, Register::Peak, Register::Flat, Register::Valley];
    let named = |key: &str| registers.into_iter().find(|register| register.key() == key);
    shown
        .into_iter()
        .filter_map(|(pair, x100)| Some((named(&pair.register)?, Energy::from_x100(x100))))
        .collect()
}

/// Marks the bills of months up to `until` as paid on their due date: history from before the
/// account was billed here.
pub(super) fn paid_until(bills: &mut [Bill], until: Month) {
    for bill in bills.iter_mut().filter(|bill| bill.period <= until.to_string()) {
        let due = date::parse(&bill.due_date).and_then(date::start_in_shanghai);
        bill.paid_at = due.map(crate::clock::rfc3339);
    }
}

/// The months that are over by the last day of the readings.
pub(super) fn complete(months: &[MonthReadings], last_day: jiff::civil::Date) -> &[MonthReadings] {
    let over = months.iter().take_while(|month| month.month.last_day() <= last_day).count();
    months.get(..over).unwrap_or_default()
}

#[cfg(test)]
mod tests;
