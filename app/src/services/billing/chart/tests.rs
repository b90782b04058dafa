use super::*;

fn month(period: &str, energy: i64, split: Option<(i64, i64)>) -> UsageMonth {
    UsageMonth {
        period: period.into(),
        energy_kwh_x100: energy,
        peak_kwh_x100: split.map(|(peak, _)| peak),
        valley_kwh_x100: split.map(|(_, valley)| valley),
        amount_fen: 0,
    }
}

#[test]
fn nothing_to_draw_without_a_readable_month() {
    assert_eq!(chart(&[]), None);
    assert_eq!(chart(&[month("2026-13", 100, None), month("2026", 100, None)]), None);
}

#[test]
fn always_thirteen_slots_ending_with_the_newest_month() {
    let drawn = chart(&[month("2026-07", 30_000, None)]).unwrap();
    assert_eq!(drawn.bars.len(), MONTHS);
    assert_eq!(drawn.bars[0].month.to_string(), "2025-07");
    assert_eq!(drawn.bars[12].month.to_string(), "2026-07");
    assert_eq!(drawn.bars[12].parts.len(), 1);
}

#[test]
fn a_month_without_a_bill_is_a_gap_and_not_a_zero() {
    let drawn = chart(&[month("2026-01", 0, None), month("2026-03", 100, None)]).unwrap();
    assert_eq!(drawn.bars[11].usage, None);
    assert!(drawn.bars[11].parts.is_empty());
    assert_eq!(drawn.bars[10].parts[0].height, 0);
}

#[test]
fn older_months_than_thirteen_are_left_out() {
    let usage: Vec<_> = (1..=12)
        .map(|n| month(&format!("2025-{n:02}"), 100, None))
        .chain((1..=3).map(|n| month(&format!("2026-{n:02}"), 100, None)))
        .collect();
    assert_eq!(chart(&usage).unwrap().bars[0].month.to_string(), "2025-03");
}

#[test]
fn bars_stand_on_the_floor_and_stay_in_the_box() {
    let drawn = chart(&[month("2026-06", -5, None), month("2026-07", 31_999, None)]).unwrap();
    for part in drawn.bars.iter().flat_map(|bar| &bar.parts) {
        assert_eq!(part.y + part.height, HEIGHT);
        assert!(part.height >= 0 && part.y >= 0);
        assert!(part.x >= 0 && part.x + part.width <= WIDTH);
    }
    assert_eq!(drawn.bars[11].parts[0].height, 0);
}

#[test]
fn peak_stands_on_valley_and_both_make_the_whole() {
    let drawn = chart(&[month("2026-07", 30_000, Some((18_001, 11_999)))]).unwrap();
    let [valley, peak] = drawn.bars[12].parts[..] else { panic!("two parts") };
    assert_eq!((valley.kind, peak.kind), (PartKind::Valley, PartKind::Peak));
    assert_eq!(valley.y + valley.height, HEIGHT);
    assert_eq!(peak.y + peak.height, valley.y);
    let whole = chart(&[month("2026-07", 30_000, None)]).unwrap();
    assert_eq!(peak.height + valley.height, whole.bars[12].parts[0].height);
    assert!(drawn.by_time_of_use && !whole.by_time_of_use);
}

#[test]
fn valley_above_the_whole_does_not_turn_peak_negative() {
    let drawn = chart(&[month("2026-07", 10_000, Some((0, 20_000)))]).unwrap();
    assert_eq!(drawn.bars[12].parts[1].height, 0);
}

#[test]
fn the_axis_is_round_and_reaches_the_highest_month() {
    for (highest, expected) in [
        (0, vec![4, 3, 2, 1, 0]),
        (400, vec![4, 3, 2, 1, 0]),
        (401, vec![8, 6, 4, 2, 0]),
        (30_000, vec![320, 240, 160, 80, 0]),
        (32_001, vec![400, 300, 200, 100, 0]),
        (12_850_000, vec![160_000, 120_000, 80_000, 40_000, 0]),
    ] {
        let drawn = chart(&[month("2026-07", highest, None)]).unwrap();
        assert_eq!(drawn.axis_kwh, expected, "{highest}");
    }
}

#[test]
fn the_year_stands_at_january_and_at_the_start_unless_they_collide() {
    let labels = |last: &str| -> Vec<String> {
        let drawn = chart(&[month(last, 100, None)]).unwrap();
        let labelled = drawn.bars.iter().filter(|bar| bar.year_labelled);
        labelled.map(|bar| bar.month.to_string()).collect()
    };
    assert_eq!(labels("2026-07"), ["2025-07", "2026-01"]);
    assert_eq!(labels("2026-12"), ["2026-01"]);
    assert_eq!(labels("2026-01"), ["2025-01", "2026-01"]);
}
