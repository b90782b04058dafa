use std::sync::LazyLock;

use domain::{
    identifier::{AccountNumber, CreditCode, Mobile, PermanentResidence, PersonName, ResidentId},
    late_fee::late_fee,
};
use jiff::civil::date;

use super::*;

const TODAY: Date = date(2026, 11, 23);

static WORLD: LazyLock<World> = LazyLock::new(|| world(TODAY).unwrap());

fn of(number: &str) -> &'static WorldAccount {
    let wanted = format!("{ACCOUNT_PREFIX}{number}");
    WORLD.accounts.iter().find(|known| known.account.account_number == wanted).unwrap()
}

fn owed(bills: &[Bill]) -> usize {
    bills.iter().filter(|bill| bill.paid_at.is_none()).count()
}

#[test]
fn before_the_sample_world_there_is_none() {
    assert!(matches!(world(date(2025, 1, 31)), Err(SeedError::Date)));
    assert!(world(date(2025, 2, 1)).is_ok());
}

#[test]
fn it_is_the_same_every_time_and_a_month_keeps_its_bill() {
    assert_eq!(*WORLD, world(TODAY).unwrap());
    let later = world(date(2027, 2, 3)).unwrap();
    for ((sample, now), later) in SAMPLES.iter().zip(&WORLD.accounts).zip(&later.accounts) {
        if matches!(sample.usage, Usage::Series(_)) {
            continue;
        }
        let bill = now.bills.last().unwrap();
        let again = later.bills.iter().find(|known| known.period == bill.period).unwrap();
        assert_eq!((again.amount_fen, &again.lines), (bill.amount_fen, &bill.lines));
    }
}

#[test]
fn everything_in_it_is_valid() {
    let mut numbers = std::collections::BTreeSet::new();
    for known in &WORLD.accounts {
        let account = &known.account;
        AccountNumber::parse(&account.account_number).unwrap();
        numbers.insert(account.account_number.clone());
        PersonName::parse(&account.holder.name).unwrap();
        if let Some(mobile) = &account.holder.mobile {
            assert!(Mobile::parse(mobile).is_ok() && mobile.starts_with("138000000"));
        }
        if let Some(document) = &account.holder.document_number {
            let valid = ResidentId::parse(document, TODAY).is_ok()
                || PermanentResidence::parse(document).is_ok()
                || CreditCode::parse(document).is_ok();
            assert!(valid, "{document}");
        }
        assert!(TariffClass::from_key(&account.tariff_class).is_some());
    }
    assert_eq!(numbers.len(), WORLD.accounts.len());
}

#[test]
fn bills_add_up_and_follow_each_other() {
    for known in &WORLD.accounts {
        assert!(known.bills.len() >= MONTHS_SHOWN);
        assert_eq!(known.bills.last().unwrap().period, "2026-10");
        for bill in &known.bills {
            let sum: i64 = bill.lines.iter().map(|line| line.amount_fen).sum();
            assert_eq!(sum, bill.amount_fen);
            assert!(bill.paid_at.as_deref().is_none_or(|at| at < "2026-11-23T"));
        }
        for pair in known.bills.windows(2) {
            for (before, after) in pair[0].readings.iter().zip(&pair[1].readings) {
                assert_eq!(before.current_x100, after.previous_x100);
            }
            if let (Some(before), Some(after)) = (&pair[0].tiers, &pair[1].tiers) {
                let same_window = before.window_start == after.window_start;
                let carried = if same_window { before.used_kwh_x100 } else { 0 };
                assert_eq!(after.used_kwh_x100, carried + pair[1].energy_kwh_x100);
            }
        }
    }
}

#[test]
fn each_account_shows_what_it_is_there_for() {
    let tier = |number| of(number).bills.last().unwrap().tiers.clone().unwrap();
    assert_eq!(tier("0000000101").tier, 2);
    assert_eq!(tier("0000000102").tier, 3);
    assert_eq!(tier("0000000103").limits_kwh_x100, [396_000, 600_000]);
    assert_eq!(tier("0000000113").tier, 2);
    assert!(of("0000000107").bills.iter().all(|bill| bill.tiers.is_none()));

    let arrears = of("0000000104");
    assert_eq!(owed(&arrears.bills), 3);
    let overdue = arrears.bills.iter().rev().nth(2).unwrap();
    let due = domain::date::parse(&overdue.due_date).unwrap();
    let amount = domain::money::Fen::new(overdue.amount_fen);
    let fee = late_fee(amount, due, TODAY, arrears.account.late_fee_terms).unwrap().unwrap();
    assert!(fee.amount_fen > 100);

    let prepaid = of("0000000105");
    assert_eq!((prepaid.account.balance_fen, owed(&prepaid.bills)), (8_642, 0));
    assert_eq!(of("0000000101").account.former_number.as_deref(), Some("0000000101"));
    assert_eq!(of("0000000201").bills[0].lines.len(), 7);
    let business = of("0000000202").account.late_fee_terms;
    assert_eq!(business.customer, LateFeeCustomer::NonResidential);
}

#[test]
fn the_real_households_are_billed_from_their_series() {
    let a = of("0000000112");
    let b = of("0000000113");
    assert_eq!((a.bills.len(), b.bills.len()), (33, 16));
    let all = |bills: &[Bill]| bills.iter().map(|bill| bill.energy_kwh_x100 / 100).sum::<i64>();
    assert!(a.bills.iter().all(|bill| bill.peak_kwh_x100.is_some()));
    assert_eq!((all(&a.bills), all(&b.bills)), (3_789, 5_554));
}

#[test]
fn the_table_in_the_documentation_is_this_world() {
    let written = include_str!("../../../docs/sample-world.md");
    assert_eq!(written, describe(TODAY).unwrap(), "kaideng seed --describe --today {TODAY}");
}
