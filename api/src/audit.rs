//! The audit log (审计日志): what staff did with personal data, and why.

use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};

use crate::{problem::ApiResult, state::AppState, store::audit_log};

/// Records an act. `subject` is an opaque id, never personal data.
///
/// # Errors
/// What the database says.
pub async fn record<C: ConnectionTrait>(
    state: &AppState,
    db: &C,
    actor: &str,
    action: &str,
    subject: &str,
    reason: &str,
) -> ApiResult<()> {
    audit_log::ActiveModel {
        id: Set(state.random.id()),
        at: Set(state.clock.now_ms()),
        actor: Set(actor.to_owned()),
        action: Set(action.to_owned()),
        subject: Set(subject.to_owned()),
        reason: Set(reason.to_owned()),
    }
    .insert(db)
    .await?;
    Ok(())
}
