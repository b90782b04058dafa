//! The command.

use clap::Args;
use jiff::civil::Date;

use super::{SeedError, describe, world};
use crate::{
    config::{ConfigError, OutsideConfig, Profile, StoreConfig},
    outside::signed::OutsideError,
    supplier,
};

/// What `kaideng seed` takes.
#[derive(Debug, Clone, Args)]
pub struct SeedArgs {
    /// Profile and sandbox.
    #[command(flatten)]
    pub store: StoreConfig,
    /// The customer system.
    #[command(flatten)]
    pub outside: OutsideConfig,
    /// Prints the sample world as a table instead of loading it.
    #[arg(long)]
    pub describe: bool,
    /// Makes the world as of this date (YYYY-MM-DD) instead of today.
    #[arg(long)]
    pub today: Option<Date>,
}

/// Why the world isn't loaded.
#[derive(Debug, thiserror::Error)]
pub enum SeedCommandError {
    /// It is for the sandbox only.
    #[error("the sample world goes into a sandbox only: set KAIDENG_PROFILE=sandbox")]
    NotASandbox,
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// It can't be made.
    #[error(transparent)]
    Seed(#[from] SeedError),
    /// The sandbox doesn't take it.
    #[error("the sandbox's customer system: {0}")]
    Outside(#[from] OutsideError),
}

/// Loads the sample world into the sandbox, or describes it; gives the lines to print.
///
/// # Errors
/// [`SeedCommandError`].
pub async fn run(args: &SeedArgs) -> Result<Vec<String>, SeedCommandError> {
    let http = supplier::http()?;
    let clock = args.store.clock()?;
    clock.refresh(&http).await;
    let today = args.today.unwrap_or_else(|| clock.today());
    if args.describe {
        return Ok(describe(today)?.lines().map(ToOwned::to_owned).collect());
    }
    if args.store.profile != Profile::Sandbox {
        return Err(SeedCommandError::NotASandbox);
    }
    let world = world(today)?;
    let client = supplier::customer_system(&args.store, &args.outside, &http)?;
    supplier::put(&client, "/v1/world", &world).await?;
    let bills: usize = world.accounts.iter().map(|known| known.bills.len()).sum();
    Ok(vec![format!("{} accounts with {bills} bills, as of {today}", world.accounts.len())])
}
