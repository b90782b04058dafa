//! Bills of an account from its monthly readings, by the calculator.

use domain::{
    bill::{BillError, BillInput, ComputedBill, MeterReading, Register, compute, registers},
    energy::Energy,
    month::Month,
    outside::customer_system::Bill,
    tariff::{self, LargeHousehold, Prices, Region, Tariff, TariffClass, TierWindow},
};
use jiff::civil::Date;

use super::{Exact, MonthlyEnergy};

/// What bills of an account depend on besides its readings.
#[derive(Debug, Clone)]
pub struct Contract {
    /// The account.
    pub account_number: String,
    /// Where its tariff is published.
    pub region: Region,
    /// Its price class.
    pub class: TariffClass,
    /// Set for a large household (一户多人口).
    pub large_household: Option<LargeHousehold>,
}

/// One month's readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthReadings {
    /// The billing month.
    pub month: Month,
    /// First day that is billed: the month's first, or the day that supply began.
    pub from: Date,
    /// Readings of the registers that the tariff needs.
    pub readings: Vec<MeterReading>,
}

/// Why no bills can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BillsError {
    /// No tariff is known for the account's class on that day.
    #[error("no tariff is known for {0}")]
    NoTariff(Month),
    /// The tariff needs a register that a series of peak and valley times can't fill.
    #[error("the account's tariff has periods that the file doesn't tell apart")]
    Periods,
    /// The calculator refuses the readings.
    #[error("the readings of {0} make no bill: {1}")]
    Refused(Month, BillError),
    /// Beyond all reason.
    #[error("the readings are too large")]
    Overflow,
}

/// Where the tariff of a class is published, unless the supplier says otherwise.
#[must_use]
pub const fn region_of(class: TariffClass) -> Region {
    match class {
        TariffClass::Residential
        | TariffClass::ResidentialTou
        | TariffClass::ResidentialShared
        | TariffClass::Charger => Region::Zhejiang,
        TariffClass::Commercial | TariffClass::CommercialTou => Region::Sample,
    }
}

impl Contract {
    pub(super) fn tariff(&self, month: Month) -> Result<&'static Tariff, BillsError> {
        tariff::in_force(self.region, self.class, month.first_day())
            .ok_or(BillsError::NoTariff(month))
    }

    /// Bills for consecutive months, oldest first; all unpaid. `used_before` is what was billed
    /// in the first month's tier window before.
    ///
    /// # Errors
    ///
    /// [`BillsError`].
    pub fn bills(
        &self,
        months: &[MonthReadings],
        used_before: Energy,
    ) -> Result<Vec<Bill>, BillsError> {
        let mut used = used_before;
        let mut previous: Option<Month> = None;
        let mut bills = Vec::new();
        for month in months {
            let tariff = self.tariff(month.month)?;
            if previous.is_some_and(|previous| starts_anew(tariff, previous, month.month)) {
                used = Energy::ZERO;
            }
            let computed = compute(&BillInput {
                tariff,
                period: month.month,
                readings: &month.readings,
                used_before: used,
                large_household: self.large_household,
            })
            .map_err(|error| BillsError::Refused(month.month, error))?;
            used = used.checked_add(computed.energy).ok_or(BillsError::Overflow)?;
            previous = Some(month.month);
            bills.push(self.issue(month, tariff, computed)?);
        }
        Ok(bills)
    }

    /// Puts a computed bill on paper: issued on the first of the next month, due on its last day.
    fn issue(
        &self,
        month: &MonthReadings,
        tariff: &Tariff,
        computed: ComputedBill,
    ) -> Result<Bill, BillsError> {
        let next = month.month.plus(1).ok_or(BillsError::Overflow)?;
        let papers = tariff.papers();
        let period = month.month.to_string();
        Ok(Bill {
            bill_number: format!("{}-{}", self.account_number, period.replace('-', "")),
            period,
            from_date: month.from.to_string(),
            to_date: month.month.last_day().to_string(),
            issued_on: next.first_day().to_string(),
            due_date: next.last_day().to_string(),
            energy_kwh_x100: computed.energy.x100(),
            peak_kwh_x100: computed.peak.map(Energy::x100),
            valley_kwh_x100: computed.valley.map(Energy::x100),
            amount_fen: computed.total.get(),
            lines: computed.lines,
            readings: computed.readings,
            tiers: computed.tiers,
            tariff_key: papers.key,
            tariff_name: papers.name,
            tariff_source: papers.source,
            tariff_effective_from: papers.effective_from,
            paid_at: None,
        })
    }

    /// Monthly readings of a meter that counted these sums on from `start`; registers that aren't
    /// named there start at 0. Readings are cut to hundredths of a kWh; what is cut off stays in
    /// the register.
    ///
    /// # Errors
    ///
    /// [`BillsError`].
    pub fn readings(
        &self,
        sums: &[(Month, MonthlyEnergy)],
        first_day: Date,
        start: &[(Register, Energy)],
    ) -> Result<Vec<MonthReadings>, BillsError> {
        let mut counted = MonthlyEnergy::default();
        let mut months = Vec::new();
        for (month, energy) in sums {
            let before = counted;
            let add = |sum: Exact, part| sum.checked_add(part).ok_or(BillsError::Overflow);
            counted.peak = add(counted.peak, energy.peak)?;
            counted.valley = add(counted.valley, energy.valley)?;
            let shown = |register: Register, counted: &MonthlyEnergy| {
                let start = start.iter().find(|(named, _)| *named == register);
                let start = start.map_or(Energy::ZERO, |(_, reading)| *reading);
                start.checked_add(hundredths(register, counted)?).ok_or(BillsError::Overflow)
            };
            let pair = |register: &Register| {
                Ok(MeterReading {
                    register: *register,
                    previous: shown(*register, &before)?,
                    current: shown(*register, &counted)?,
                    multiplier: 1,
                })
            };
            let tariff = self.tariff(*month)?;
            let readings = registers(&tariff.prices).iter().map(pair).collect::<Result<_, _>>()?;
            let from = month.first_day().max(first_day);
            months.push(MonthReadings { month: *month, from, readings });
        }
        Ok(months)
    }
}

/// What these sums add to a register.
fn hundredths(register: Register, counted: &MonthlyEnergy) -> Result<Energy, BillsError> {
    let sum = match register {
        Register::Total => counted.peak.checked_add(counted.valley),
        Register::Peak => Some(counted.peak),
        Register::Valley => Some(counted.valley),
        Register::Flat => return Err(BillsError::Periods),
    };
    sum.and_then(Exact::floor_x100).map(Energy::from_x100).ok_or(BillsError::Overflow)
}

/// Whether the tiers start anew between two months.
fn starts_anew(tariff: &Tariff, previous: Month, month: Month) -> bool {
    tier_window(tariff).is_none_or(|window| window.around(previous) != window.around(month))
}

/// The window that a tariff's tiers are counted in; none without tiers.
pub(super) const fn tier_window(tariff: &Tariff) -> Option<TierWindow> {
    match &tariff.prices {
        Prices::Tiered { tiers, .. } => Some(tiers.window),
        Prices::Untiered(_) | Prices::Commercial(_) => None,
    }
}
