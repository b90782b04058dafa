//! The command.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::{
    identifier::AccountNumber,
    month::Month,
    outside::customer_system::{Bill, Bills},
    tariff::{LargeHousehold, TariffClass},
};
use jiff::{civil::Date, tz::TimeZone};

use super::{
    ReadError, Source, Sums,
    bills::{BillsError, Contract, region_of},
    describe,
    merge::{self, Conflict, Merge},
    sum_by_month,
};
use crate::{
    config::{ConfigError, OutsideConfig, StoreConfig},
    outside::{
        customer_system::CustomerSystem,
        signed::{OutsideError, SignedClient},
    },
    supplier,
};

/// What can be imported.
#[derive(Debug, Clone, Subcommand)]
pub enum ImportCommand {
    /// Makes monthly readings and bills of a smart meter's series. A second import of the same
    /// file changes nothing.
    Readings(Box<ImportArgs>),
}

/// What `kaideng import readings` takes.
#[derive(Debug, Clone, Args)]
pub struct ImportArgs {
    /// CSV file with the columns `start` (beginning of an interval) and `value` (kWh in it),
    /// plain or compressed with gzip.
    pub file: PathBuf,
    /// Account number (户号) of the meter.
    #[arg(long)]
    pub account: String,
    /// Moves everything by whole days so that the last row falls on this date (YYYY-MM-DD).
    #[arg(long)]
    pub ending: Option<Date>,
    /// Zone of times that name none.
    #[arg(long, default_value = "Asia/Shanghai")]
    pub zone: String,
    /// First month (YYYY-MM) as a large household (一户多人口).
    #[arg(long)]
    pub large_household_from: Option<String>,
    /// Counts new bills up to this month (YYYY-MM) as paid: history from before.
    #[arg(long)]
    pub paid_until: Option<String>,
    /// Profile and sandbox.
    #[command(flatten)]
    pub store: StoreConfig,
    /// The customer system.
    #[command(flatten)]
    pub outside: OutsideConfig,
}

/// Why nothing is imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The account's number is no number.
    #[error("--account: {0}")]
    AccountNumber(#[from] domain::identifier::AccountNumberError),
    /// The supplier has no such account.
    #[error("the supplier has no such account")]
    NoAccount,
    /// A month isn't `YYYY-MM`.
    #[error("{0} is no month: YYYY-MM")]
    Month(String),
    /// No such zone.
    #[error("{0} is no time zone")]
    Zone(String),
    /// The last row would lie in the future.
    #[error("the last row would fall on {0}, which is yet to come")]
    Future(Date),
    /// The account's class has no tariff here.
    #[error("{0} is no price class")]
    Class(String),
    /// The file.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The bills.
    #[error(transparent)]
    Bills(#[from] BillsError),
    /// Bills that are there already.
    #[error("nothing was changed: {0}")]
    Conflict(#[from] Conflict),
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The customer system.
    #[error("the customer system: {0}")]
    Outside(#[from] OutsideError),
}

/// Runs the command; gives the lines to print.
///
/// # Errors
/// [`ImportError`]; nothing is changed then.
pub async fn run(command: &ImportCommand) -> Result<Vec<String>, ImportError> {
    let ImportCommand::Readings(args) = command;
    let http = supplier::http()?;
    let clock = args.store.clock()?;
    clock.refresh(&http).await;
    let client = supplier::customer_system(&args.store, &args.outside, &http)?;
    readings(args, clock.today(), &client).await
}

async fn readings(
    args: &ImportArgs,
    today: Date,
    client: &SignedClient,
) -> Result<Vec<String>, ImportError> {
    let number = AccountNumber::parse(&args.account)?;
    let zone = TimeZone::get(&args.zone).map_err(|_| ImportError::Zone(args.zone.clone()))?;
    let paid_until = args.paid_until.as_deref().map(month).transpose()?;
    let system = CustomerSystem::new(client.clone());
    let account = system.account(&number).await?.ok_or(ImportError::NoAccount)?;
    let class = TariffClass::from_key(&account.tariff_class)
        .ok_or_else(|| ImportError::Class(account.tariff_class.clone()))?;
    let from = args.large_household_from.as_deref().map(month).transpose()?;
    let contract = Contract {
        account_number: account.account_number.clone(),
        region: region_of(class),
        class,
        large_household: from.map(|from| LargeHousehold { from }),
    };
    let sums = sum_by_month(&Source::File(args.file.clone()), &zone, args.ending)?;
    if sums.last_day >= today {
        return Err(ImportError::Future(sums.last_day));
    }
    let known = known(&system, &number, &sums).await?;
    let mut made = bills(&contract, &sums, &known)?;
    if let Some(until) = paid_until {
        merge::paid_until(&mut made, until);
    }
    let mut lines: Vec<_> = describe(&sums, &made).lines().map(ToOwned::to_owned).collect();
    let Merge { new, changed, unchanged } = merge::merge(&contract, &known, made)?;
    lines.push(format!(
        "{} new bills, {} changed, {unchanged} unchanged",
        new.len(),
        changed.len()
    ));
    if !(new.is_empty() && changed.is_empty()) {
        let bills = Bills { bills: [new, changed].concat() };
        let path = format!("/v1/accounts/{}/bills", contract.account_number);
        supplier::put(client, &path, &bills).await?;
    }
    Ok(lines)
}

/// Bills that matter: of the first month's year and of the month before it.
async fn known(
    system: &CustomerSystem,
    number: &AccountNumber,
    sums: &Sums,
) -> Result<Vec<Bill>, ImportError> {
    let before = Month::of(sums.first_day.first_of_year()).plus(-1);
    let from = before.map_or_else(String::new, |month| month.to_string());
    Ok(system.bills(number, &from).await?.unwrap_or_default())
}

/// Bills of the months that are over.
fn bills(contract: &Contract, sums: &Sums, known: &[Bill]) -> Result<Vec<Bill>, BillsError> {
    let first = Month::of(sums.first_day);
    let start = merge::start_readings(known, first);
    let readings = contract.readings(&sums.months, sums.first_day, &start)?;
    let used_before = merge::used_before(contract, known, first)?;
    contract.bills(merge::complete(&readings, sums.last_day), used_before)
}

fn month(text: &str) -> Result<Month, ImportError> {
    Month::parse(text).ok_or_else(|| ImportError::Month(text.to_owned()))
}

#[cfg(test)]
mod tests;
