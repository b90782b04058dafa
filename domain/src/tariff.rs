//! Tariffs (电价) as dated data with their source. A new price is a new row, never a change of code
//! or of an old row: old bills must stay reproducible.

mod sample_commercial;
mod shandong;
mod zhejiang;

use jiff::civil::Date;

use crate::{energy::Energy, month::Month, price::Price, wire::bill::TariffSource};

/// A published tariff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tariff {
    /// Stable key, unique over all regions.
    pub key: &'static str,
    /// Where it holds.
    pub region: Region,
    /// Whom it is for.
    pub class: TariffClass,
    /// Name for a customer.
    pub name: &'static str,
    /// The document it was published in.
    pub source: &'static str,
    /// First day it holds.
    pub effective_from: Date,
    /// Last day it holds; none for as long as nothing newer is published.
    pub effective_until: Option<Date>,
    /// The prices.
    pub prices: Prices,
}

/// Where a tariff holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Region {
    /// 浙江.
    Zhejiang,
    /// 山东.
    Shandong,
    /// The fictional supplier of the sample world, for prices that have to be published monthly.
    Sample,
}

/// Price class (用电类别) of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TariffClass {
    /// Households with an own meter, yearly tiers (居民一户一表).
    Residential,
    /// The same with peak and valley prices (居民峰谷).
    ResidentialTou,
    /// Several households behind one meter, no tiers (居民合表).
    ResidentialShared,
    /// A private charger at home: the price of 合表, no tiers (居民充电桩).
    Charger,
    /// Businesses up to 100 kVA, one price part (工商业单一制).
    Commercial,
    /// The same with peak, flat and valley periods (工商业单一制分时).
    CommercialTou,
}

impl TariffClass {
    /// Every class.
    pub const ALL: [Self; 6] = [
        Self::Residential,
        Self::ResidentialTou,
        Self::ResidentialShared,
        Self::Charger,
        Self::Commercial,
        Self::CommercialTou,
    ];

    /// Key of the class on the wire and in the text catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Residential => "residential",
            Self::ResidentialTou => "residential_tou",
            Self::ResidentialShared => "residential_shared",
            Self::Charger => "charger",
            Self::Commercial => "commercial",
            Self::CommercialTou => "commercial_tou",
        }
    }

    /// The class with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.key() == key)
    }
}

/// How energy is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prices {
    /// By yearly or monthly tiers (阶梯).
    Tiered {
        /// Price in the first tier.
        energy: EnergyPrices,
        /// The tiers above.
        tiers: Tiers,
    },
    /// The same price for every kWh.
    Untiered(EnergyPrices),
    /// A business's price with its parts.
    Commercial(CommercialPrices),
}

/// Price of energy at any time, or by time of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnergyPrices {
    /// One price.
    Flat(Price),
    /// Peak and valley (峰谷).
    PeakValley {
        /// 8 to 22 o'clock.
        peak: Price,
        /// 22 to 8 o'clock.
        valley: Price,
    },
}

/// The tiers of a household (阶梯电价).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tiers {
    /// When counting starts anew.
    pub window: TierWindow,
    /// Upper limit of tier 1 in whole kWh.
    pub limit_1_kwh: i64,
    /// Upper limit of tier 2 in whole kWh.
    pub limit_2_kwh: i64,
    /// What a kWh in tier 2 costs more than in tier 1, at any time of day.
    pub addition_2: Price,
    /// What a kWh in tier 3 costs more than in tier 1.
    pub addition_3: Price,
    /// How the lines are cut, which decides about the last fen.
    pub line_style: LineStyle,
}

/// When tiers start anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TierWindow {
    /// On 1 January (年阶梯).
    Year,
    /// Every month (月阶梯).
    Month,
}

/// How a tiered bill's lines are cut. Rounding by line makes the total differ by a fen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineStyle {
    /// All energy at the first tier's price, then an addition for each higher tier.
    BaseAndAdditions,
    /// A line for each tier at its full price. With peak and valley prices it isn't known which
    /// hour lies in which tier, so that additions are used there.
    FullPricePerTier,
}

/// The parts of a business's price (工商业电价): 发改价格〔2021〕1439号, 〔2023〕526号.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommercialPrices {
    /// Energy bought by the grid company for the customer (代理购电).
    pub agency_purchase: Price,
    /// By how much periods make the purchase dearer or cheaper; none without periods.
    pub periods: Option<PeriodPercent>,
    /// Losses of the grid (上网环节线损).
    pub line_loss: Price,
    /// Transmission and distribution (输配电).
    pub transmission: Price,
    /// System operation (系统运行).
    pub system_operation: Price,
    /// Government funds and surcharges (政府性基金及附加); never by period.
    pub government_funds: Price,
}

/// Period prices (分时) in per cent of the price of energy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodPercent {
    /// 高峰.
    pub peak: i64,
    /// 平段.
    pub flat: i64,
    /// 低谷.
    pub valley: i64,
}

/// A household of five and more (一户多人口): 100 kWh a month more in each tier, from the month
/// after it was granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LargeHousehold {
    /// First month it counts for.
    pub from: Month,
}

/// What a large household adds to every limit for each month, in kWh.
const LARGE_HOUSEHOLD_KWH: i64 = 100;

impl LargeHousehold {
    /// What it adds to the limits of the window that a month lies in.
    pub fn added_limit(self, window: TierWindow, month: Month) -> Energy {
        let months = match window {
            TierWindow::Month | TierWindow::Year if month < self.from => 0,
            TierWindow::Month => 1,
            TierWindow::Year if self.from.year() < month.year() => 12,
            TierWindow::Year => 13 - i64::from(self.from.number()),
        };
        Energy::from_kwh(months * LARGE_HOUSEHOLD_KWH).unwrap_or_default()
    }
}

impl TierWindow {
    /// First and last day of the window that a month lies in.
    pub fn around(self, month: Month) -> (Date, Date) {
        match self {
            Self::Year => (month.first_day().first_of_year(), month.last_day().last_of_year()),
            Self::Month => (month.first_day(), month.last_day()),
        }
    }
}

impl Tariff {
    /// Whether it holds on a date.
    pub fn holds_on(&self, date: Date) -> bool {
        self.effective_from <= date && self.effective_until.is_none_or(|last| date <= last)
    }

    /// Its papers, for the wire.
    pub fn papers(&self) -> TariffSource {
        TariffSource {
            key: self.key.to_owned(),
            name: self.name.to_owned(),
            source: self.source.to_owned(),
            effective_from: self.effective_from.to_string(),
        }
    }
}

/// All tariffs.
pub fn all() -> impl Iterator<Item = &'static Tariff> {
    [zhejiang::TARIFFS, shandong::TARIFFS, sample_commercial::TARIFFS].into_iter().flatten()
}

/// The tariff with this key.
pub fn find(key: &str) -> Option<&'static Tariff> {
    all().find(|tariff| tariff.key == key)
}

/// The tariff of a region and class that holds on a date.
pub fn in_force(region: Region, class: TariffClass, date: Date) -> Option<&'static Tariff> {
    all().find(|tariff| tariff.region == region && tariff.class == class && tariff.holds_on(date))
}

#[cfg(test)]
mod tests;
