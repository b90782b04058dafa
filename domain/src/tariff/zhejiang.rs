//! 浙江: the provincial price bureau's table of sales prices, below 1 kV.

use jiff::civil::date;

use super::{EnergyPrices, LineStyle, Prices, Region, Tariff, TariffClass, TierWindow, Tiers};
use crate::price::Price;

const SOURCE: &str =
    "浙江省物价局《浙江省电网销售电价表》（不满1千伏）；阶梯：发改价格〔2011〕2617号";
const CHARGER_SOURCE: &str =
    "浙江省物价局《浙江省电网销售电价表》居民合表电价；适用：发改价格〔2014〕1668号";

const TIERS: Tiers = Tiers {
    window: TierWindow::Year,
    limit_1_kwh: 2760,
    limit_2_kwh: 4800,
    addition_2: Price::from_micro_yuan(50_000),
    addition_3: Price::from_micro_yuan(300_000),
    line_style: LineStyle::BaseAndAdditions,
};

const SHARED: Prices = Prices::Untiered(EnergyPrices::Flat(Price::from_micro_yuan(558_000)));

pub(super) const TARIFFS: &[Tariff] = &[
    Tariff {
        key: "zhejiang_residential_2012",
        region: Region::Zhejiang,
        class: TariffClass::Residential,
        name: "居民阶梯电价（一户一表）",
        source: SOURCE,
        effective_from: date(2012, 7, 1),
        effective_until: None,
        prices: Prices::Tiered {
            energy: EnergyPrices::Flat(Price::from_micro_yuan(538_000)),
            tiers: TIERS,
        },
    },
    Tariff {
        key: "zhejiang_residential_tou_2012",
        region: Region::Zhejiang,
        class: TariffClass::ResidentialTou,
        name: "居民阶梯电价（一户一表，峰谷）",
        source: SOURCE,
        effective_from: date(2012, 7, 1),
        effective_until: None,
        prices: Prices::Tiered {
            energy: EnergyPrices::PeakValley {
                peak: Price::from_micro_yuan(568_000),
                valley: Price::from_micro_yuan(288_000),
            },
            tiers: TIERS,
        },
    },
    Tariff {
        key: "zhejiang_residential_shared_2012",
        region: Region::Zhejiang,
        class: TariffClass::ResidentialShared,
        name: "居民合表电价",
        source: SOURCE,
        effective_from: date(2012, 7, 1),
        effective_until: None,
        prices: SHARED,
    },
    Tariff {
        key: "zhejiang_charger_2014",
        region: Region::Zhejiang,
        class: TariffClass::Charger,
        name: "居民充电桩（合表电价）",
        source: CHARGER_SOURCE,
        effective_from: date(2014, 8, 1),
        effective_until: None,
        prices: SHARED,
    },
];
