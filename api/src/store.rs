//! What is stored. Times are `i64` epoch milliseconds, dates `YYYY-MM-DD` text, ids text, money
//! `i64` fen. Personal data is sealed (see [`crate::crypto`]).

use std::time::Duration;

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbErr, SqlErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

pub mod accounts;
pub mod allocations;
pub mod audit_log;
pub mod bills;
pub mod bindings;
pub mod consents;
pub mod counter_codes;
pub mod idempotency_keys;
pub mod invoice_titles;
pub mod linked_identities;
pub mod logins;
pub mod memberships;
pub mod migration;
pub mod oauth_states;
pub mod outbox;
pub mod parties;
pub mod payment_events;
pub mod payments;
pub mod postings;
pub mod rate_events;
pub mod receipts;
pub mod reviews;
pub mod sessions;
pub mod sign_in_codes;
pub mod verifications;

/// Opens the database, brings its tables up to date and returns a pool.
///
/// SQLite runs with a write-ahead log, so that readers and the writer don't wait for each other,
/// and with foreign keys; an address without `mode=` is created when it doesn't exist.
///
/// # Errors
/// What the database says.
pub async fn open(url: &str) -> Result<DatabaseConnection, DbErr> {
    let sqlite = url.starts_with("sqlite:");
    let url = if sqlite && !url.contains("mode=") {
        format!("{url}{}mode=rwc", if url.contains('?') { "&" } else { "?" })
    } else {
        url.to_owned()
    };
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(16)
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
                .journal_mode(sea_orm::sqlx::sqlite::SqliteJournalMode::Wal)
                .synchronous(sea_orm::sqlx::sqlite::SqliteSynchronous::Full)
        });
    let db = Database::connect(options).await?;
    migration::Migrator::up(&db, None).await?;
    Ok(db)
}

/// Whether a write failed because the row exists already.
#[must_use]
pub fn is_duplicate(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// Begins a transaction that may write. SQLite takes its write lock at once: a transaction that
/// read first and wrote later would fail instead of waiting.
///
/// # Errors
/// What the database says.
pub async fn begin(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    db.begin_with_options(TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    })
    .await
}
