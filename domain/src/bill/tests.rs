use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::tariff::{self, LineStyle, Region, TariffClass, Tiers};

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn kwh(kwh: i64) -> Energy {
    Energy::from_kwh(kwh).unwrap()
}

fn tariff(region: Region, class: TariffClass) -> Tariff {
    *tariff::in_force(region, class, date(2026, 10, 1)).unwrap()
}

fn reading(register: Register, used: i64) -> MeterReading {
    let previous = kwh(12_345);
    let current = previous.checked_add(kwh(used)).unwrap();
    MeterReading { register, previous, current, multiplier: 1 }
}

fn bill(tariff: &Tariff, before: i64, used: &[i64]) -> ComputedBill {
    let readings: Vec<_> = registers(&tariff.prices)
        .iter()
        .zip(used)
        .map(|(register, used)| reading(*register, *used))
        .collect();
    let input = BillInput {
        tariff,
        period: month("2026-10"),
        readings: &readings,
        used_before: kwh(before),
        large_household: None,
    };
    compute(&input).unwrap()
}

/// Code, kWh and fen of each line.
fn lines(bill: &ComputedBill) -> Vec<(&str, i64, i64)> {
    bill.lines
        .iter()
        .map(|line| (line.code.as_str(), line.quantity_x100.unwrap() / 100, line.amount_fen))
        .collect()
}

#[test]
fn t1_crossing_into_the_second_tier() {
    let zhejiang = tariff(Region::Zhejiang, TariffClass::Residential);
    let bill = bill(&zhejiang, 2700, &[300]);
    assert_eq!(lines(&bill), [("energy_flat", 300, 16140), ("tier2_addition", 240, 1200)]);
    assert_eq!(bill.total, Fen::new(17340));
    assert_eq!(bill.lines[0].computation, "300 kWh × 0.538 元/kWh = 161.40 元");
    let tiers = bill.tiers.unwrap();
    assert_eq!((tiers.tier, tiers.used_kwh_x100, tiers.left_kwh_x100), (2, 300_000, Some(180_000)));
    assert_eq!(tiers.limits_kwh_x100, [276_000, 480_000]);
    assert_eq!(
        (tiers.window_start.as_str(), tiers.window_end.as_str()),
        ("2026-01-01", "2026-12-31")
    );
}

#[test]
fn t2_crossing_into_the_third_tier() {
    let zhejiang = tariff(Region::Zhejiang, TariffClass::Residential);
    let bill = bill(&zhejiang, 4700, &[400]);
    assert_eq!(
        lines(&bill),
        [("energy_flat", 400, 21520), ("tier2_addition", 100, 500), ("tier3_addition", 300, 9000)]
    );
    assert_eq!(bill.total, Fen::new(31020));
    assert_eq!(bill.tiers.unwrap().left_kwh_x100, None);
}

#[test]
fn t3_crossing_both() {
    let zhejiang = tariff(Region::Zhejiang, TariffClass::Residential);
    let bill = bill(&zhejiang, 2700, &[2500]);
    assert_eq!(
        lines(&bill),
        [
            ("energy_flat", 2500, 134_500),
            ("tier2_addition", 2040, 10_200),
            ("tier3_addition", 400, 12_000)
        ]
    );
    assert_eq!(bill.total, Fen::new(156_700));
}

#[test]
fn t4_peak_and_valley() {
    let zhejiang = tariff(Region::Zhejiang, TariffClass::ResidentialTou);
    let bill = bill(&zhejiang, 2700, &[180, 120]);
    assert_eq!(
        lines(&bill),
        [("energy_peak", 180, 10224), ("energy_valley", 120, 3456), ("tier2_addition", 240, 1200)]
    );
    assert_eq!(bill.total, Fen::new(14880));
    assert_eq!((bill.peak, bill.valley, bill.energy), (Some(kwh(180)), Some(kwh(120)), kwh(300)));
}

#[test]
fn t5_the_shape_of_the_lines_decides_the_fen() {
    let shandong = tariff(Region::Shandong, TariffClass::Residential);
    let with_additions = bill(&shandong, 2400, &[260]);
    assert_eq!(lines(&with_additions), [("energy_flat", 260, 14219), ("tier2_addition", 140, 700)]);
    assert_eq!(with_additions.total, Fen::new(14919));

    let full = bill(&in_style(shandong, LineStyle::FullPricePerTier), 2400, &[260]);
    assert_eq!(lines(&full), [("energy_tier1", 120, 6563), ("energy_tier2", 140, 8357)]);
    assert_eq!(full.total, Fen::new(14920));
}

#[test]
fn t6_the_end_of_the_year() {
    let shandong = tariff(Region::Shandong, TariffClass::Residential);
    let bill = bill(&shandong, 4790, &[33]);
    assert_eq!(
        lines(&bill),
        [("energy_flat", 33, 1805), ("tier2_addition", 10, 50), ("tier3_addition", 23, 690)]
    );
    assert_eq!(bill.total, Fen::new(2545));
}

fn in_style(mut tariff: Tariff, line_style: LineStyle) -> Tariff {
    if let Prices::Tiered { energy, tiers } = tariff.prices {
        tariff.prices = Prices::Tiered { energy, tiers: Tiers { line_style, ..tiers } };
    }
    tariff
}

#[test]
fn peak_and_valley_keep_additions_in_either_style() {
    let zhejiang = tariff(Region::Zhejiang, TariffClass::ResidentialTou);
    let other = in_style(zhejiang, LineStyle::FullPricePerTier);
    assert_eq!(bill(&zhejiang, 4000, &[900, 300]), bill(&other, 4000, &[900, 300]));
}

#[test]
fn a_charger_has_no_tiers() {
    let charger = tariff(Region::Zhejiang, TariffClass::Charger);
    let bill = bill(&charger, 9000, &[412]);
    assert_eq!(lines(&bill), [("energy_flat", 412, 22990)]);
    assert_eq!(bill.tiers, None);
}

#[test]
fn a_business_sees_every_part_of_its_price() {
    let flat = bill(&tariff(Region::Sample, TariffClass::Commercial), 0, &[1000]);
    assert_eq!(
        lines(&flat),
        [
            ("agency_purchase", 1000, 40515),
            ("line_loss", 1000, 1760),
            ("transmission", 1000, 22180),
            ("system_operation", 1000, 3450),
            ("government_funds", 1000, 2728),
        ]
    );
    let by_period = bill(&tariff(Region::Sample, TariffClass::CommercialTou), 0, &[500, 300, 200]);
    let purchase = &lines(&by_period)[..3];
    assert_eq!(
        purchase,
        [
            ("agency_purchase_peak", 500, 30386),
            ("agency_purchase_flat", 300, 12155),
            ("agency_purchase_valley", 200, 4052),
        ]
    );
    assert_eq!(
        by_period.lines[0].computation,
        "500 kWh × 0.607725 元/kWh = 303.86 元（单价 0.40515 × 150%）"
    );
    assert_eq!(lines(&by_period)[6], ("government_funds", 1000, 2728));
}

#[test]
fn a_large_household_has_wider_tiers() {
    let zhejiang = tariff(Region::Zhejiang, TariffClass::Residential);
    let input = BillInput {
        tariff: &zhejiang,
        period: month("2026-10"),
        readings: &[reading(Register::Total, 300)],
        used_before: kwh(2700),
        large_household: Some(LargeHousehold { from: month("2025-03") }),
    };
    let bill = compute(&input).unwrap();
    assert_eq!(bill.total, Fen::new(16140));
    assert_eq!(bill.tiers.unwrap().limits_kwh_x100, [396_000, 600_000]);
}

#[test]
fn a_month_without_use_has_one_line_of_nothing() {
    let zhejiang = tariff(Region::Zhejiang, TariffClass::Residential);
    for style in [LineStyle::BaseAndAdditions, LineStyle::FullPricePerTier] {
        let bill = bill(&in_style(zhejiang, style), 3000, &[0]);
        assert_eq!((bill.lines.len(), bill.total), (1, Fen::ZERO));
    }
}

#[test]
fn the_rest_of_a_kwh_stays_for_the_next_bill() {
    let pair = |previous, current, multiplier| MeterReading {
        register: Register::Total,
        previous: Energy::from_x100(previous),
        current: Energy::from_x100(current),
        multiplier,
    };
    assert_eq!(pair(100, 399, 1).billed(), Ok(kwh(2)));
    assert_eq!(pair(399, 400, 1).billed(), Ok(kwh(1)));
    assert_eq!(pair(105, 399, 30).billed(), Ok(kwh(119 - 31)));
}

#[test]
fn input_that_makes_no_bill() {
    let zhejiang = tariff(Region::Zhejiang, TariffClass::ResidentialTou);
    let peak = reading(Register::Peak, 1);
    let valley = reading(Register::Valley, 1);
    let backwards = MeterReading { previous: kwh(2), current: kwh(1), ..valley };
    let negative = MeterReading { previous: kwh(-2), current: kwh(1), ..valley };
    let huge = MeterReading { current: Energy::from_x100(i64::MAX), multiplier: 2, ..valley };
    for (readings, before, error) in [
        (vec![], 0, BillError::Registers),
        (vec![peak], 0, BillError::Registers),
        (vec![peak, peak], 0, BillError::Registers),
        (vec![peak, valley, valley], 0, BillError::Registers),
        (vec![peak, reading(Register::Total, 1)], 0, BillError::Registers),
        (vec![peak, backwards], 0, BillError::ReadingBelowPrevious),
        (vec![peak, negative], 0, BillError::ReadingBelowPrevious),
        (vec![peak, MeterReading { multiplier: 0, ..valley }], 0, BillError::Multiplier),
        (vec![peak, huge], 0, BillError::Overflow),
        (vec![peak, valley], -1, BillError::UsedBefore),
    ] {
        let input = BillInput {
            tariff: &zhejiang,
            period: month("2026-10"),
            readings: &readings,
            used_before: kwh(before),
            large_household: None,
        };
        assert_eq!(compute(&input), Err(error), "{readings:?}");
    }
}

/// Computes a line's amount in fen again from its printed computation.
fn replay(computation: &str) -> i64 {
    let micro = |text: &str| {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        format!("{whole}{decimals:0<6}").parse::<i128>().unwrap()
    };
    let (energy, rest) = computation.split_once(" kWh × ").unwrap();
    let (price, rest) = rest.split_once(" 元/kWh = ").unwrap();
    let (amount, _) = rest.split_once(" 元").unwrap();
    let fen =
        i64::try_from((micro(energy) * micro(price) + 5_000_000_000) / 10_000_000_000).unwrap();
    assert_eq!(micro(amount), i128::from(fen) * 10_000, "{computation}");
    fen
}

fn any_tariff() -> impl Strategy<Value = (Tariff, Month)> {
    let tariffs: Vec<Tariff> = tariff::all().copied().collect();
    (prop::sample::select(tariffs), 0i32..240, any::<bool>()).prop_map(|(tariff, months, full)| {
        let style = if full { LineStyle::FullPricePerTier } else { LineStyle::BaseAndAdditions };
        let period = Month::of(tariff.effective_from).plus(months).unwrap();
        (in_style(tariff, style), period)
    })
}

fn any_readings() -> impl Strategy<Value = [(i64, i64, i64); 3]> {
    prop::array::uniform3((0i64..100_000_000, 0i64..1_000_000, 1i64..100))
}

fn compute_any(
    tariff: &Tariff,
    period: Month,
    raw: [(i64, i64, i64); 3],
    before: i64,
    since: Option<i32>,
) -> ComputedBill {
    let readings: Vec<_> = registers(&tariff.prices)
        .iter()
        .zip(raw)
        .map(|(register, (previous, used, multiplier))| MeterReading {
            register: *register,
            previous: Energy::from_x100(previous),
            current: Energy::from_x100(previous + used),
            multiplier,
        })
        .collect();
    let large_household =
        since.map(|months| LargeHousehold { from: period.plus(-months).unwrap() });
    let used_before = Energy::from_x100(before);
    compute(&BillInput { tariff, period, readings: &readings, used_before, large_household })
        .unwrap()
}

proptest! {
    #[test]
    fn lines_add_up_and_replay(
        (tariff, period) in any_tariff(),
        raw in any_readings(),
        before in 0i64..1_000_000,
        since in proptest::option::of(-12i32..30),
    ) {
        let bill = compute_any(&tariff, period, raw, before, since);
        let sum: i64 = bill.lines.iter().map(|line| line.amount_fen).sum();
        prop_assert_eq!(sum, bill.total.get());
        for line in &bill.lines {
            prop_assert_eq!(replay(&line.computation), line.amount_fen);
        }
        let of_readings: i64 = bill.readings.iter().map(|reading| reading.energy_kwh_x100).sum();
        prop_assert_eq!(of_readings, bill.energy.x100());
        prop_assert_eq!(bill.energy.x100() % 100, 0);
    }

    #[test]
    fn tiers_add_up(
        (tariff, period) in any_tariff(),
        raw in any_readings(),
        before in 0i64..1_000_000,
        since in proptest::option::of(-12i32..30),
    ) {
        let bill = compute_any(&tariff, period, raw, before, since);
        let in_lines = |prefix: &str| -> i64 {
            bill.lines
                .iter()
                .filter(|line| line.code.starts_with(prefix))
                .filter_map(|line| line.quantity_x100)
                .sum()
        };
        if let Some(tiers) = &bill.tiers {
            prop_assert_eq!(in_lines("energy"), bill.energy.x100());
            let limit = tiers.limits_kwh_x100[0];
            let above = (tiers.used_kwh_x100 - limit).max(0) - (before - limit).max(0);
            let higher = in_lines("tier") + in_lines("energy_tier2") + in_lines("energy_tier3");
            prop_assert_eq!(higher, above);
            prop_assert_eq!(tiers.used_kwh_x100, before + bill.energy.x100());
        }
    }

    #[test]
    fn more_energy_never_costs_less(
        (tariff, period) in any_tariff(),
        raw in any_readings(),
        before in 0i64..1_000_000,
        more in 0i64..100_000,
    ) {
        let mut higher = raw;
        higher[0].1 += more;
        let bill = compute_any(&tariff, period, raw, before, None);
        let dearer = compute_any(&tariff, period, higher, before, None);
        prop_assert!(bill.total <= dearer.total);
        let later = compute_any(&tariff, period, raw, before + more, None);
        // By tier, each line is rounded for itself: at most a fen for each of the three lines.
        prop_assert!(bill.total.get() <= later.total.get() + 2);
    }

    #[test]
    fn bills_of_consecutive_months_leave_nothing_out(
        start in 0i64..1_000_000, steps in prop::collection::vec(0i64..100_000, 1..24)
    ) {
        let mut previous = start;
        let mut billed = 0;
        for step in steps {
            let pair = MeterReading {
                register: Register::Total,
                previous: Energy::from_x100(previous),
                current: Energy::from_x100(previous + step),
                multiplier: 1,
            };
            billed += pair.billed().unwrap().x100();
            previous += step;
        }
        prop_assert_eq!(billed, previous / 100 * 100 - start / 100 * 100);
    }
}

#[test]
fn every_line_register_and_class_has_its_text() {
    use crate::{
        text::{AccountText, BillingText, Section},
        wire::me::Language,
    };
    for language in [Language::Chinese, Language::English] {
        let (billing, account) = (BillingText::of(language), AccountText::of(language));
        let unknown_line = billing.lines.other.name;
        for tariff in tariff::all() {
            for style in [LineStyle::BaseAndAdditions, LineStyle::FullPricePerTier] {
                let bill = bill(&in_style(*tariff, style), 2700, &[2500, 300, 200]);
                for line in &bill.lines {
                    assert_ne!(billing.lines.get(&line.code).name, unknown_line);
                }
            }
            assert_ne!(account.tariff_class(tariff.class.key()), account.tariff.other);
        }
        let names: std::collections::BTreeSet<_> =
            [Register::Total, Register::Peak, Register::Flat, Register::Valley]
                .map(|register| billing.detail.register_name(register.key()))
                .into();
        assert_eq!(names.len(), 4);
    }
}
