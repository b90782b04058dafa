use domain::tariff::{Region, TariffClass};
use jiff::civil::date;

use super::*;
use crate::import::{Exact, MonthlyEnergy};

fn contract() -> Contract {
    Contract {
        account_number: "9900000000999".to_owned(),
        region: Region::Zhejiang,
        class: TariffClass::Residential,
        large_household: None,
    }
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

/// Bills from `first` on, of so many kWh each.
fn bills(first: &str, kwh: &[&str], known: &[Bill]) -> Vec<Bill> {
    let first = month(first);
    let sums: Vec<_> = kwh
        .iter()
        .zip(0..)
        .map(|(kwh, place)| {
            let peak = Exact::parse(kwh).unwrap();
            (first.plus(place).unwrap(), MonthlyEnergy { peak, ..MonthlyEnergy::default() })
        })
        .collect();
    let contract = contract();
    let start = start_readings(known, first);
    let readings = contract.readings(&sums, first.first_day(), &start).unwrap();
    contract.bills(&readings, used_before(&contract, known, first).unwrap()).unwrap()
}

#[test]
fn the_same_again_changes_nothing_even_when_paid() {
    let mut known = bills("2026-01", &["100.5", "100.5"], &[]);
    known[0].paid_at = Some("2026-02-03T00:00:00Z".to_owned());
    let again = bills("2026-01", &["100.5", "100.5"], &known);
    let merged = merge(&contract(), &known, again).unwrap();
    assert_eq!(merged, Merge { unchanged: 2, ..Merge::default() });
}

#[test]
fn unpaid_bills_change_and_paid_ones_never() {
    let mut known = bills("2026-01", &["100", "100"], &[]);
    let other = || bills("2026-01", &["100", "120", "90"], &[]);
    let merged = merge(&contract(), &known, other()).unwrap();
    assert_eq!((merged.new.len(), merged.changed.len(), merged.unchanged), (1, 1, 1));

    known[1].paid_at = Some("2026-03-03T00:00:00Z".to_owned());
    let settled = Conflict::Settled(vec!["2026-02".to_owned()]);
    assert_eq!(merge(&contract(), &known, other()), Err(settled.clone()));
    known[1].paid_at = None;
    known[1].bill_number = "another".to_owned();
    assert_eq!(merge(&contract(), &known, other()), Err(settled));
}

#[test]
fn bills_before_known_ones_of_the_same_year_are_refused() {
    let known = bills("2026-05", &["100"], &[]);
    let earlier = bills("2026-02", &["100"], &known);
    let refused = Conflict::LaterBills("2026-05".to_owned());
    assert_eq!(merge(&contract(), &known, earlier), Err(refused));
    let last_year = bills("2025-12", &["100"], &known);
    assert_eq!(merge(&contract(), &known, last_year).unwrap().new.len(), 1);
}

#[test]
fn tiers_and_readings_go_on_where_known_bills_end() {
    let known = bills("2026-01", &["2000.4", "700.3"], &[]);
    let next = bills("2026-03", &["100.5"], &known);
    assert_eq!(next[0].readings[0].previous_x100, 270_070);
    assert_eq!(next[0].energy_kwh_x100, 10_100);
    assert_eq!(next[0].tiers.as_ref().unwrap().used_kwh_x100, 280_100);
    assert_eq!(next[0].lines[1].quantity_x100, Some(4_100));
    let all = [known.clone(), next.clone()].concat();
    assert_eq!(bills("2026-03", &["100.5"], &all), next);
    assert_eq!(used_before(&contract(), &known, month("2027-01")), Ok(Energy::ZERO));
}

#[test]
fn only_months_that_are_over_are_billed() {
    let contract = contract();
    let sums: Vec<_> =
        [month("2026-01"), month("2026-02")].map(|month| (month, MonthlyEnergy::default())).into();
    let months = contract.readings(&sums, date(2026, 1, 5), &[]).unwrap();
    assert_eq!(complete(&months, date(2026, 2, 27)).len(), 1);
    assert_eq!(complete(&months, date(2026, 2, 28)).len(), 2);
    assert_eq!(complete(&months, date(2026, 1, 30)).len(), 0);
}

#[test]
fn history_is_paid_up_to_a_month() {
    let mut made = bills("2026-01", &["1", "1", "1"], &[]);
    paid_until(&mut made, month("2026-02"));
    let paid: Vec<_> = made.iter().map(|bill| bill.paid_at.clone()).collect();
    let on_due_date = |at: &str| Some(at.to_owned());
    assert_eq!(
        paid,
        [on_due_date("2026-02-27T16:00:00Z"), on_due_date("2026-03-30T16:00:00Z"), None]
    );
}
