//! `kaideng audit` and `kaideng reconcile`: what an operator asks about money.

use std::path::PathBuf;

use clap::Subcommand;

use super::{audit, reconcile};
use crate::{
    config::StoreConfig,
    problem::ApiError,
    random::Random,
    receipt::audit::{ReceiptAudit, receipt},
    state::AppState,
    store,
};

/// What can be audited.
#[derive(Debug, Clone, Subcommand)]
pub enum AuditCommand {
    /// Whether a receipt's PDF was issued here and is unaltered.
    Receipt {
        /// The file.
        file: PathBuf,
    },
    /// Whether every payment's parts, postings, booking and receipt agree.
    Money,
}

/// What a command found.
#[derive(Debug, Clone)]
pub struct Findings {
    /// Lines to print.
    pub lines: Vec<String>,
    /// Whether all is well; if not, the command ends with a failure.
    pub all_well: bool,
}

/// Why a command couldn't look.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] crate::config::ConfigError),
    /// The database.
    #[error("the database: {0}")]
    Database(#[from] sea_orm::DbErr),
    /// The file.
    #[error("the file can't be read: {0}")]
    File(#[from] std::io::Error),
    /// What is stored can't be read.
    #[error("{} {}", .0.status(), .0.code())]
    Stored(ApiError),
    /// The gateway gives no list.
    #[error("WeChat Pay: {0}")]
    Gateway(String),
    /// Not a date.
    #[error("the date is YYYY-MM-DD")]
    Date,
}

/// Runs an audit.
///
/// # Errors
/// [`CommandError`].
pub async fn audit(config: &StoreConfig, command: &AuditCommand) -> Result<Findings, CommandError> {
    let db = store::open(&config.database_url).await?;
    match command {
        AuditCommand::Money => {
            let found = audit::money(&db).await?;
            Ok(Findings { lines: found.lines(), all_well: found.faults.is_empty() })
        }
        AuditCommand::Receipt { file } => {
            let (file, keys) = (std::fs::read(file)?, config.keys(&Random::system())?);
            let found: ReceiptAudit =
                receipt(&db, &keys, &file).await.map_err(CommandError::Stored)?;
            Ok(Findings { lines: found.lines(), all_well: found.is_genuine() })
        }
    }
}

/// Reconciles a day, `YYYY-MM-DD` in Beijing time.
///
/// # Errors
/// [`CommandError`].
pub async fn reconcile(state: &AppState, date: &str) -> Result<Findings, CommandError> {
    let date = domain::date::parse(date).ok_or(CommandError::Date)?;
    let report = reconcile::reconcile(state, date)
        .await
        .map_err(CommandError::Stored)?
        .map_err(|failure| CommandError::Gateway(failure.to_string()))?;
    Ok(Findings { lines: report.lines(), all_well: report.differences.is_empty() })
}
