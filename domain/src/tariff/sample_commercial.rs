//! Businesses of the sample world. The structure is the published one (发改价格〔2021〕1439号,
//! 〔2023〕526号); the figures are invented, because a real company publishes new ones every month.

use jiff::civil::{Date, date};

use super::{CommercialPrices, PeriodPercent, Prices, Region, Tariff, TariffClass};
use crate::price::Price;

const SOURCE: &str =
    "示例供电公司代理购电价格公告（虚构数值；结构依据发改价格〔2021〕1439号、〔2023〕526号）";

/// By period, on the purchase of energy only.
const PERIODS: PeriodPercent = PeriodPercent { peak: 150, flat: 100, valley: 50 };

const fn prices(agency_purchase: i64, periods: Option<PeriodPercent>) -> Prices {
    Prices::Commercial(CommercialPrices {
        agency_purchase: Price::from_micro_yuan(agency_purchase),
        periods,
        line_loss: Price::from_micro_yuan(17_600),
        transmission: Price::from_micro_yuan(221_800),
        system_operation: Price::from_micro_yuan(34_500),
        government_funds: Price::from_micro_yuan(27_275),
    })
}

const fn single(
    key: &'static str,
    from: Date,
    until: Option<Date>,
    agency_purchase: i64,
) -> Tariff {
    Tariff {
        key,
        region: Region::Sample,
        class: TariffClass::Commercial,
        name: "工商业单一制电价",
        source: SOURCE,
        effective_from: from,
        effective_until: until,
        prices: prices(agency_purchase, None),
    }
}

const fn by_period(
    key: &'static str,
    from: Date,
    until: Option<Date>,
    agency_purchase: i64,
) -> Tariff {
    Tariff {
        key,
        region: Region::Sample,
        class: TariffClass::CommercialTou,
        name: "工商业单一制电价（分时）",
        source: SOURCE,
        effective_from: from,
        effective_until: until,
        prices: prices(agency_purchase, Some(PERIODS)),
    }
}

pub(super) const TARIFFS: &[Tariff] = &[
    single("sample_commercial_2024_01", date(2024, 1, 1), Some(date(2025, 6, 30)), 412_300),
    single("sample_commercial_2025_07", date(2025, 7, 1), Some(date(2026, 6, 30)), 398_700),
    single("sample_commercial_2026_07", date(2026, 7, 1), None, 405_150),
    by_period("sample_commercial_tou_2024_01", date(2024, 1, 1), Some(date(2025, 6, 30)), 412_300),
    by_period("sample_commercial_tou_2025_07", date(2025, 7, 1), Some(date(2026, 6, 30)), 398_700),
    by_period("sample_commercial_tou_2026_07", date(2026, 7, 1), None, 405_150),
];
