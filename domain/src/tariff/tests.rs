use jiff::civil::date;

use super::*;

#[test]
fn keys_are_unique_and_every_tariff_names_its_source() {
    let mut keys: Vec<_> = all().map(|tariff| tariff.key).collect();
    keys.sort_unstable();
    let count = keys.len();
    keys.dedup();
    assert_eq!(keys.len(), count);
    assert!(all().all(|tariff| !tariff.source.is_empty() && !tariff.name.is_empty()));
}

#[test]
fn of_a_region_and_class_at_most_one_holds_on_a_day() {
    for one in all() {
        for other in all().filter(|other| other.key != one.key) {
            if (one.region, one.class) == (other.region, other.class) {
                assert!(!one.holds_on(other.effective_from) || !other.holds_on(one.effective_from));
                let last = other.effective_until.unwrap_or(other.effective_from);
                assert!(!one.holds_on(last), "{} and {}", one.key, other.key);
            }
        }
    }
}

#[test]
fn prices_change_on_their_day() {
    let on = |day| in_force(Region::Sample, TariffClass::Commercial, day).map(|found| found.key);
    assert_eq!(on(date(2023, 12, 31)), None);
    assert_eq!(on(date(2026, 6, 30)), Some("sample_commercial_2025_07"));
    assert_eq!(on(date(2026, 7, 1)), Some("sample_commercial_2026_07"));
    assert_eq!(find("sample_commercial_2026_07").unwrap().papers().effective_from, "2026-07-01");
    assert_eq!(find("no_such_tariff"), None);
}

#[test]
fn tiers_are_in_order() {
    for tariff in all() {
        if let Prices::Tiered { tiers, .. } = tariff.prices {
            assert!(0 < tiers.limit_1_kwh && tiers.limit_1_kwh < tiers.limit_2_kwh);
            assert!(Price::default() < tiers.addition_2 && tiers.addition_2 < tiers.addition_3);
        }
    }
}

#[test]
fn classes_are_found_by_their_keys() {
    for class in TariffClass::ALL {
        assert_eq!(TariffClass::from_key(class.key()), Some(class));
    }
    assert_eq!(TariffClass::from_key("industrial"), None);
}

#[test]
fn a_large_household_adds_a_hundred_a_month_from_its_first_month() {
    let household = LargeHousehold { from: Month::new(2026, 4).unwrap() };
    let added = |window, year, month| {
        household.added_limit(window, Month::new(year, month).unwrap()).x100() / 100
    };
    assert_eq!(added(TierWindow::Year, 2025, 12), 0);
    assert_eq!(added(TierWindow::Year, 2026, 3), 0);
    assert_eq!(added(TierWindow::Year, 2026, 6), 900);
    assert_eq!(added(TierWindow::Year, 2027, 1), 1200);
    assert_eq!(added(TierWindow::Month, 2026, 3), 0);
    assert_eq!(added(TierWindow::Month, 2026, 4), 100);
}

#[test]
fn windows() {
    let month = Month::new(2026, 2).unwrap();
    assert_eq!(TierWindow::Year.around(month), (date(2026, 1, 1), date(2026, 12, 31)));
    assert_eq!(TierWindow::Month.around(month), (date(2026, 2, 1), date(2026, 2, 28)));
}
