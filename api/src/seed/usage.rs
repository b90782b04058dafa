//! Made-up readings: an average month, the season, and a little chance that is always the same.

use domain::{
    bill::{MeterReading, Register},
    energy::Energy,
    month::Month,
    tariff::TariffClass,
};
use sha2::{Digest, Sha256};

use crate::import::bills::{BillsError, MonthReadings};

/// How an account uses energy.
#[derive(Debug, Clone, Copy)]
pub(super) struct Invented {
    /// kWh in an average month.
    pub(super) average_kwh: i64,
    /// The year's shape.
    pub(super) season: Season,
    /// Share at peak times in per cent.
    pub(super) peak_percent: i64,
    /// Share at valley times in per cent.
    pub(super) valley_percent: i64,
}

/// The year's shape, each month in per cent of the average.
#[derive(Debug, Clone, Copy)]
pub(super) enum Season {
    /// A home: heating in winter, cooling in summer.
    Home,
    /// A shop or an office.
    Business,
    /// The same all year.
    Even,
}

impl Season {
    const fn percent(self) -> [i64; 12] {
        match self {
            Self::Home => [124, 118, 92, 76, 78, 104, 148, 152, 106, 74, 60, 68],
            Self::Business => [98, 72, 96, 97, 104, 112, 124, 126, 109, 93, 84, 85],
            Self::Even => [100; 12],
        }
    }
}

impl Invented {
    /// Readings of consecutive months.
    ///
    /// # Errors
    ///
    /// [`BillsError`] beyond the calendar.
    pub(super) fn readings(
        &self,
        number: &str,
        class: TariffClass,
        first: Month,
        last: Month,
    ) -> Result<Vec<MonthReadings>, BillsError> {
        let mut shown: Vec<(Register, i64)> = registers(class)
            .iter()
            .map(|register| (*register, 40_000 + chance(number, register.key(), 400_000)))
            .collect();
        let mut months = Vec::new();
        let mut month = first;
        while month <= last {
            let all = self.hundredths(number, month);
            let mut readings = Vec::new();
            for (register, reading) in &mut shown {
                let previous = Energy::from_x100(*reading);
                *reading += self.share(*register, all);
                let current = Energy::from_x100(*reading);
                readings.push(MeterReading {
                    register: *register,
                    previous,
                    current,
                    multiplier: 1,
                });
            }
            months.push(MonthReadings { month, from: month.first_day(), readings });
            month = month.plus(1).ok_or(BillsError::Overflow)?;
        }
        Ok(months)
    }

    /// A month's energy in hundredths of a kWh.
    fn hundredths(&self, number: &str, month: Month) -> i64 {
        let place = usize::try_from(month.number() - 1).unwrap_or(0);
        let percent = self.season.percent().get(place).copied().unwrap_or(100);
        // Between 94.0 and 106.0 per cent of what the season says.
        let per_mille = 940 + chance(number, &month.to_string(), 121);
        self.average_kwh * percent * per_mille / 1000
    }

    fn share(&self, register: Register, all: i64) -> i64 {
        let peak = all * self.peak_percent / 100;
        let valley = all * self.valley_percent / 100;
        match register {
            Register::Total => all,
            Register::Peak => peak,
            Register::Valley => valley,
            Register::Flat => all - peak - valley,
        }
    }
}

const fn registers(class: TariffClass) -> &'static [Register] {
    match class {
        TariffClass::Residential
        | TariffClass::ResidentialShared
        | TariffClass::Charger
        | TariffClass::Commercial => &[Register::Total],
        TariffClass::ResidentialTou => &[Register::Peak, Register::Valley],
        TariffClass::CommercialTou => &[Register::Peak, Register::Flat, Register::Valley],
    }
}

/// A number below `limit` that is always the same for the same words.
fn chance(number: &str, what: &str, limit: i64) -> i64 {
    let digest = Sha256::digest(format!("{number}/{what}"));
    let value = digest.iter().take(6).fold(0_i64, |value, byte| (value << 8) | i64::from(*byte));
    value % limit
}
