//! `kaideng outbox list | replay`: what waits, what was given up, and once more.

use clap::Subcommand;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::OutboxState;
use crate::{
    clock::{Clock, rfc3339},
    store::outbox,
};

/// Commands on the outbox.
#[derive(Debug, Clone, Subcommand)]
pub enum OutboxCommand {
    /// Lists what isn't delivered: id, state, kind, attempts, next try, last error.
    List,
    /// Tries dead effects again: one by its id, or all.
    Replay {
        /// Id of one effect; all dead ones if left out.
        id: Option<String>,
    },
}

/// Runs a command; gives the lines to print.
///
/// # Errors
/// What the database says.
pub async fn run(
    db: &sea_orm::DatabaseConnection,
    clock: &Clock,
    command: &OutboxCommand,
) -> Result<Vec<String>, sea_orm::DbErr> {
    match command {
        OutboxCommand::List => list(db).await,
        OutboxCommand::Replay { id } => replay(db, clock, id.as_deref()).await,
    }
}

async fn list(db: &sea_orm::DatabaseConnection) -> Result<Vec<String>, sea_orm::DbErr> {
    let rows = outbox::Entity::find()
        .filter(outbox::Column::State.ne(OutboxState::Delivered.as_str()))
        .order_by_asc(outbox::Column::CreatedAt)
        .all(db)
        .await?;
    Ok(rows
        .iter()
        .map(|row| {
            format!(
                "{} {} {} {} {} {}",
                row.id,
                row.state,
                row.kind,
                row.attempts,
                rfc3339(row.next_at),
                row.last_error.as_deref().unwrap_or("-")
            )
        })
        .collect())
}

async fn replay(
    db: &sea_orm::DatabaseConnection,
    clock: &Clock,
    id: Option<&str>,
) -> Result<Vec<String>, sea_orm::DbErr> {
    let mut dead = outbox::Entity::update_many()
        .set(outbox::ActiveModel {
            state: Set(OutboxState::Waiting.as_str().to_owned()),
            attempts: Set(0),
            next_at: Set(clock.now_ms()),
            ..Default::default()
        })
        .filter(outbox::Column::State.eq(OutboxState::Dead.as_str()));
    if let Some(id) = id {
        dead = dead.filter(outbox::Column::Id.eq(id));
    }
    let done = dead.exec(db).await?;
    Ok(vec![format!("{} to be delivered again", done.rows_affected)])
}
