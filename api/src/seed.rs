//! `kaideng seed`: the sample world. A fictional supplier, 明川供电, with households and small
//! businesses that each show something; the same every time for the same month. Bills are made by
//! the calculator from published tariffs.

mod command;
mod describe;
mod people;
mod sample;
mod usage;

use domain::{
    date::days_between,
    energy::Energy,
    month::Month,
    outside::customer_system::{
        Account, Bill, Holder, LateFeeCustomer, LateFeeTerms, World, WorldAccount,
    },
    tariff::{LargeHousehold, TariffClass},
    wire::me::PartyKind,
};
use jiff::{ToSpan, civil::Date, tz::TimeZone};

use crate::import::{
    ReadError, Source,
    bills::{BillsError, Contract, region_of},
    sum_by_month,
};

pub use command::{SeedArgs, SeedCommandError, run};
pub use describe::describe;
use people::SAMPLES;
use sample::{Sample, Usage};

/// Months of bills that an account with invented readings shows.
const MONTHS_SHOWN: usize = 13;
/// First month with invented readings: fixed, so that a month's bill stays what it was.
const FIRST_MONTH: (i16, i8) = (2024, 1);
/// Digits in front of a former account number of 10 digits.
pub const ACCOUNT_PREFIX: &str = "990";

/// Why the sample world can't be made.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// A sample series can't be read.
    #[error(transparent)]
    Series(#[from] ReadError),
    /// A bill can't be made.
    #[error(transparent)]
    Bills(#[from] BillsError),
    /// The date is before the sample world begins, or out of the calendar.
    #[error("the sample world can't be made for this date")]
    Date,
}

/// The sample world as of a date: bills up to the month before it.
///
/// # Errors
///
/// [`SeedError`]; for dates from 2025-02 on, none is known.
pub fn world(today: Date) -> Result<World, SeedError> {
    let accounts = SAMPLES.iter().map(|sample| account(sample, today)).collect::<Result<_, _>>()?;
    Ok(World { accounts })
}

fn account(sample: &Sample, today: Date) -> Result<WorldAccount, SeedError> {
    let mut bills = bills(sample, today)?;
    settle(&mut bills, sample.unpaid, today)?;
    let business = match sample.class {
        TariffClass::Commercial | TariffClass::CommercialTou => true,
        TariffClass::Residential
        | TariffClass::ResidentialTou
        | TariffClass::ResidentialShared
        | TariffClass::Charger => false,
    };
    let account = Account {
        account_number: sample.account_number(),
        former_number: sample.former_number_known.then(|| sample.number.to_owned()),
        address: sample.address.to_owned(),
        holder: Holder {
            kind: if sample.company { PartyKind::Company } else { PartyKind::Person },
            name: sample.name.to_owned(),
            document_number: sample.document.map(ToOwned::to_owned),
            mobile: sample.mobile.map(ToOwned::to_owned),
        },
        payment_kind: sample.payment_kind,
        tariff_class: sample.class.key().to_owned(),
        balance_fen: sample.balance_fen,
        late_fee_terms: LateFeeTerms {
            customer: if business {
                LateFeeCustomer::NonResidential
            } else {
                LateFeeCustomer::Residential
            },
            minimum_fen: 100,
        },
    };
    Ok(WorldAccount { account, bills })
}

fn bills(sample: &Sample, today: Date) -> Result<Vec<Bill>, SeedError> {
    let last = Month::of(today).plus(-1).ok_or(SeedError::Date)?;
    let large_household = sample
        .large_household_from
        .and_then(|(year, month)| Month::new(year, month))
        .map(|from| LargeHousehold { from });
    let contract = Contract {
        account_number: sample.account_number(),
        region: region_of(sample.class),
        class: sample.class,
        large_household,
    };
    match &sample.usage {
        Usage::Invented(usage) => {
            let first = Month::new(FIRST_MONTH.0, FIRST_MONTH.1).ok_or(SeedError::Date)?;
            let readings = usage.readings(sample.number, sample.class, first, last)?;
            let mut bills = contract.bills(&readings, Energy::ZERO)?;
            if bills.len() < MONTHS_SHOWN {
                return Err(SeedError::Date);
            }
            Ok(bills.split_off(bills.len() - MONTHS_SHOWN))
        }
        Usage::Series(bytes) => {
            let zone = TimeZone::fixed(jiff::tz::offset(8));
            let sums = sum_by_month(&Source::Bytes(bytes), &zone, Some(last.last_day()))?;
            let readings = contract.readings(&sums.months, sums.first_day, &[])?;
            Ok(contract.bills(&readings, Energy::ZERO)?)
        }
    }
}

/// Marks all bills as paid but the newest `unpaid`. Customers pay some days after the issue.
fn settle(bills: &mut [Bill], unpaid: usize, today: Date) -> Result<(), SeedError> {
    let paid = bills.len().saturating_sub(unpaid);
    for (place, bill) in bills.iter_mut().take(paid).enumerate() {
        let issued = domain::date::parse(&bill.issued_on).ok_or(SeedError::Date)?;
        let later = i64::try_from(place % 9).unwrap_or(0) + 2;
        let days = if days_between(issued, today) > later { later } else { 0 };
        let day = issued.checked_add(days.days()).map_err(|_| SeedError::Date)?;
        let hour = if days == 0 { 0 } else { 19 };
        let paid_at = day
            .at(hour, 5, 0, 0)
            .to_zoned(TimeZone::fixed(jiff::tz::offset(8)))
            .map_err(|_| SeedError::Date)?;
        bill.paid_at = Some(paid_at.timestamp().to_string());
    }
    Ok(())
}

#[cfg(test)]
mod tests;
