use domain::{
    month::Month,
    tariff::{Region, TariffClass},
};
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::import::{RefusalReason, bills::Contract};

const HOUSEHOLD_A: &[u8] = include_bytes!("../../../samples/meter/household-a.csv.gz");
const HOUSEHOLD_B: &[u8] = include_bytes!("../../../samples/meter/household-b.csv.gz");

fn bytes(text: &str) -> Source {
    Source::Bytes(Box::leak(text.to_owned().into_boxed_str()).as_bytes())
}

fn shanghai() -> TimeZone {
    TimeZone::get("Asia/Shanghai").unwrap()
}

fn sum(text: &str, ending: Option<Date>) -> Result<Sums, ReadError> {
    sum_by_month(&bytes(text), &shanghai(), ending)
}

#[test]
fn files_that_cannot_be_read() {
    assert!(matches!(sum("", None), Err(ReadError::NoColumn("start"))));
    assert!(matches!(sum("start,kwh\n", None), Err(ReadError::NoColumn("value"))));
    assert!(matches!(sum("start,value\n", None), Err(ReadError::Empty)));
    assert!(matches!(sum("start,value\nx,y\n", None), Err(ReadError::Empty)));
    assert!(matches!(
        sum_by_month(&Source::Bytes(&[0x1f, 0x8b, 0, 0, 1]), &shanghai(), None),
        Err(ReadError::Csv(_) | ReadError::Io(_))
    ));
    let missing = Source::File("no/such/file.csv".into());
    assert!(matches!(sum_by_month(&missing, &shanghai(), None), Err(ReadError::Io(_))));
    assert!(matches!(
        sum("start,value\n2026-01-01 00:00,1e14\n2026-01-01 01:00,1e14\n", None),
        Err(ReadError::Overflow)
    ));
}

#[test]
fn rows_that_are_not_used_are_listed_with_their_line() {
    let text = "start,value\n\
         2026-01-01 00:00,1\n\
         2026-01-01 01:00,0.5\n\
         2026-01-01 01:00,0.7\n\
         2026-01-01 00:30,1\n\
         yesterday,1\n\
         2026-01-01 02:00,a lot\n\
         2026-01-01 03:00,-1\n\
         2026-01-01 04:00\n\
         2026-01-01 05:00,0.25\n";
    let sums = sum(text, None).unwrap();
    assert_eq!(sum(&text.replace('\n', "\r\n"), None).unwrap(), sums);
    let listed: Vec<_> =
        sums.refusals.iter().map(|refusal| (refusal.line, refusal.reason)).collect();
    assert_eq!(
        listed,
        [
            (4, RefusalReason::Repeated),
            (5, RefusalReason::OutOfOrder),
            (6, RefusalReason::Stamp),
            (7, RefusalReason::Value(crate::import::ExactError::NotANumber)),
            (8, RefusalReason::Negative),
            (9, RefusalReason::Short),
        ]
    );
    assert_eq!(sums.gaps, [Gap { line: 10, stamp: "2026-01-01 05:00".into(), intervals: 3 }]);
    assert_eq!(sums.months[0].1.valley, Exact::parse("1.75").unwrap());
    assert_eq!(sums.used, 3);
}

#[test]
fn peak_is_from_eight_to_twenty_two_in_shanghai() {
    let sums = sum(
        "start,value\n\
         2026-01-01 07:59,1\n\
         2026-01-01 08:00,10\n\
         2026-01-01 21:59,100\n\
         2026-01-01 22:00,1000\n\
         2026-01-01 23:59:59+00:00,10000\n\
         2026-01-02 00:00:00Z,100000\n",
        None,
    )
    .unwrap();
    let energy = sums.months[0].1;
    assert_eq!(energy.peak.to_string(), "100110");
    assert_eq!(energy.valley.to_string(), "11001");
}

#[test]
fn the_last_row_falls_on_the_wanted_date_and_keeps_its_time() {
    let text = "start,value\n2024-01-30 12:00,1\n2024-01-31 23:30,2\n2024-02-02 07:00,4\n";
    let sums = sum(text, Some(date(2026, 3, 1))).unwrap();
    assert_eq!((sums.first_day, sums.last_day), (date(2026, 2, 26), date(2026, 3, 1)));
    let energy = |place: usize| {
        (sums.months[place].1.peak.to_string(), sums.months[place].1.valley.to_string())
    };
    assert_eq!(energy(0), ("1".to_owned(), "2".to_owned()));
    assert_eq!(energy(1), ("0".to_owned(), "4".to_owned()));
}

#[test]
fn a_month_without_rows_stays_zero() {
    let sums =
        sum("start,value\n2026-01-31 12:00,1\n2026-03-01 12:00,1\n2026-03-02 12:00,1\n", None)
            .unwrap();
    let months: Vec<_> = sums.months.iter().map(|(month, _)| month.to_string()).collect();
    assert_eq!(months, ["2026-01", "2026-02", "2026-03"]);
    assert_eq!(sums.months[1].1, MonthlyEnergy::default());
    assert_eq!(sums.gaps[0].intervals, 28);
}

/// Sums that `docs/import-readings.md` computes with another tool.
#[test]
fn real_households_add_up_as_another_tool_says() {
    let a = sum_by_month(&Source::Bytes(HOUSEHOLD_A), &shanghai(), None).unwrap();
    assert_eq!((a.used, a.refusals.len(), a.gaps.len(), a.interval), (23_508, 0, 0, 3600));
    let b = sum_by_month(&Source::Bytes(HOUSEHOLD_B), &shanghai(), None).unwrap();
    assert_eq!((b.used, b.refusals.len(), b.interval), (22_521, 15, 1800));
    assert!(b.refusals.iter().all(|refusal| refusal.reason == RefusalReason::Repeated));
    for (sums, month, peak, valley) in EXPECTED.iter().map(|(file, month, peak, valley)| {
        (if *file == "a" { &a } else { &b }, *month, *peak, *valley)
    }) {
        let month = Month::parse(month).unwrap();
        let (_, energy) = sums.months.iter().find(|(known, _)| *known == month).unwrap();
        assert_eq!(
            (energy.peak.to_string(), energy.valley.to_string()),
            (peak.to_owned(), valley.to_owned()),
            "{month}"
        );
    }
}

const EXPECTED: &[(&str, &str, &str, &str)] = &[
    ("a", "2020-04", "68.14399999999999964", "59.59500000000000027"),
    ("a", "2020-05", "69.46100000000000007", "57.43700000000000004"),
    ("a", "2020-06", "63.04199999999999971", "60.54600000000000028"),
    ("a", "2020-07", "64.292000000000000006", "60.1059999999999997"),
    ("a", "2020-08", "53.201000000000000228", "49.874999999999999985"),
    ("a", "2020-09", "51.555000000000000234", "50.237000000000000327"),
    ("a", "2020-10", "55.915000000000000233", "62.041000000000000004"),
    ("a", "2020-11", "62.516000000000000078", "82.894000000000000728"),
    ("a", "2020-12", "71.179999999999999826", "86.560999999999999766"),
    ("a", "2021-01", "73.053999999999999939", "90.566999999999999792"),
    ("a", "2021-02", "58.083000000000000242", "70.49800000000000032"),
    ("a", "2021-03", "64.869000000000000001", "72.197000000000000756"),
    ("a", "2021-04", "54.178999999999999982", "47.463000000000000158"),
    ("a", "2021-05", "60.980000000000000261", "52.525999999999999929"),
    ("a", "2021-06", "51.609000000000000515", "46.85399999999999995"),
    ("a", "2021-07", "56.831000000000000515", "47.13800000000000022"),
    ("a", "2021-08", "43.79099999999999987", "38.043000000000000284"),
    ("a", "2021-09", "53.273000000000000279", "49.626000000000000266"),
    ("a", "2021-10", "61.845999999999999772", "55.322999999999999965"),
    ("a", "2021-11", "53.224999999999999947", "53.874000000000000375"),
    ("a", "2021-12", "63.629000000000000329", "82.145000000000000251"),
    ("a", "2022-01", "62.82199999999999987", "75.3090000000000003"),
    ("a", "2022-02", "54.459000000000000359", "65.718000000000000296"),
    ("a", "2022-03", "51.376000000000000081", "58.294999999999999979"),
    ("a", "2022-04", "58.45300000000000039", "56.281000000000000165"),
    ("a", "2022-05", "63.591000000000000242", "58.893000000000000057"),
    ("a", "2022-06", "61.629000000000000107", "59.159000000000000226"),
    ("a", "2022-07", "50.667000000000000145", "46.711000000000000429"),
    ("a", "2022-08", "50.006000000000000451", "41.496000000000000283"),
    ("a", "2022-09", "50.814000000000000024", "47.743000000000000271"),
    ("a", "2022-10", "53.236000000000000149", "59.96500000000000035"),
    ("a", "2022-11", "52.725000000000000226", "59.088000000000000597"),
    ("a", "2022-12", "10.924000000000000119", "10.044999999999999962"),
    ("b", "2012-10", "193.1390001", "84.407"),
    ("b", "2012-11", "234.9249998", "109.837"),
    ("b", "2012-12", "248.5660002", "106.958"),
    ("b", "2013-01", "246.261", "113.6110001"),
    ("b", "2013-02", "270.123", "111.4990003"),
    ("b", "2013-03", "315.6890001", "163.9949998"),
    ("b", "2013-04", "251.0250005", "111.563"),
    ("b", "2013-05", "217.6430001", "86.251"),
    ("b", "2013-06", "212.838", "87.093"),
    ("b", "2013-07", "178.1349999", "93.016"),
    ("b", "2013-08", "184.7339999", "85.157"),
    ("b", "2013-09", "206.8709999", "114.6410002"),
    ("b", "2013-10", "280.2389997", "97.932"),
    ("b", "2013-11", "279.863", "129.9989999"),
    ("b", "2013-12", "247.3179999", "129.1520001"),
    ("b", "2014-01", "221.6129998", "140.7809999"),
];

#[test]
fn whole_kwh_are_billed_and_the_rest_is_carried() {
    let sums = sum(
        "start,value\n2026-01-31 12:00,1.6\n2026-02-28 12:00,1.6\n2026-03-31 12:00,1.6\n",
        None,
    )
    .unwrap();
    let contract = Contract {
        account_number: "9900000000999".to_owned(),
        region: Region::Zhejiang,
        class: TariffClass::Residential,
        large_household: None,
    };
    let readings = contract.readings(&sums.months, sums.first_day, &[]).unwrap();
    let bills = contract.bills(&readings, domain::energy::Energy::ZERO).unwrap();
    let billed: Vec<_> = bills.iter().map(|bill| bill.energy_kwh_x100).collect();
    assert_eq!(billed, [100, 200, 100]);
    assert_eq!(bills[0].from_date, "2026-01-31");
    assert_eq!(bills[1].from_date, "2026-02-01");
    assert_eq!(
        (bills[2].issued_on.as_str(), bills[2].due_date.as_str()),
        ("2026-04-01", "2026-04-30")
    );
}

proptest! {
    #[test]
    fn no_kwh_is_lost_or_made(values in prop::collection::vec(0u32..3_000_000, 1..200)) {
        let mut text = String::from("start,value\n");
        for (hour, value) in values.iter().enumerate() {
            let at = date(2026, 1, 1).at(0, 0, 0, 0) + i64::try_from(hour * 7).unwrap().hours();
            text.push_str(&format!("{at},{}.{:06}\n", value / 1_000_000, value % 1_000_000));
        }
        let sums = sum(&text, None).unwrap();
        let all = sums.months.iter().fold(Exact::default(), |sum, (_, energy)| {
            sum.checked_add(energy.peak).unwrap().checked_add(energy.valley).unwrap()
        });
        let micro: u64 = values.iter().map(|value| u64::from(*value)).sum();
        let expected = Exact::parse(&format!("{}.{:06}", micro / 1_000_000, micro % 1_000_000));
        prop_assert_eq!(Ok(all), expected);
    }
}
