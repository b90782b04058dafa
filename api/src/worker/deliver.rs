//! Delivers what is due in the outbox.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use tokio::task::JoinSet;

use crate::{
    outbox::{Effect, OutboxState, PAYLOAD, SMS},
    outside::{bank::MicroTransfer, signed::OutsideError, sms::Message},
    payment,
    problem::{ApiError, ApiResult},
    receipt,
    state::AppState,
    store::outbox,
};

/// Tries before an effect is given up: about a day and a half of trying.
const TRIES: i32 = 150;

/// Longest pause between two tries, in milliseconds.
const LONGEST_MS: i64 = 900_000;

/// While an effect is being delivered nobody else takes it, for so many milliseconds.
const LEASE_MS: i64 = 60_000;

/// Deliveries at the same time in each lane: one that hangs holds up few others.
const AT_ONCE: u64 = 8;

/// Effects that are delivered beside the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lane {
    /// Messages: somebody waits for a code, whatever else hangs.
    Messages,
    /// Everything else.
    Rest,
}

/// Why a delivery failed.
enum Failure {
    /// Trying again may help.
    Passing(String),
    /// It never will.
    Lasting(String),
}

impl From<OutsideError> for Failure {
    fn from(error: OutsideError) -> Self {
        if error.is_passing() {
            Self::Passing(error.to_string())
        } else {
            Self::Lasting(error.to_string())
        }
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Passing(error.code().to_owned())
    }
}

/// Delivers what is due longest in a lane; gives how many were delivered.
pub(super) async fn due(state: &AppState, lane: Lane) -> ApiResult<usize> {
    let kind = match lane {
        Lane::Messages => outbox::Column::Kind.eq(SMS),
        Lane::Rest => outbox::Column::Kind.ne(SMS),
    };
    let rows = outbox::Entity::find()
        .filter(outbox::Column::State.eq(OutboxState::Waiting.as_str()))
        .filter(outbox::Column::NextAt.lte(state.clock.now_ms()))
        .filter(kind)
        .order_by_asc(outbox::Column::NextAt)
        .limit(AT_ONCE)
        .all(&state.db)
        .await?;
    let mut running = JoinSet::new();
    for row in rows {
        if claim(state, &row).await? {
            let state = state.clone();
            running.spawn(async move {
                deliver(&state, row).await.unwrap_or_else(|error| {
                    tracing::error!(code = error.code(), "a delivery can't be noted");
                    false
                })
            });
        }
    }
    Ok(running.join_all().await.into_iter().filter(|delivered| *delivered).count())
}

/// Takes a row for this process: the attempt counter says whether somebody was faster.
async fn claim(state: &AppState, row: &outbox::Model) -> ApiResult<bool> {
    let claimed = outbox::Entity::update_many()
        .set(outbox::ActiveModel {
            attempts: Set(row.attempts.saturating_add(1)),
            next_at: Set(state.clock.now_ms().saturating_add(LEASE_MS)),
            ..Default::default()
        })
        .filter(outbox::Column::Id.eq(&row.id))
        .filter(outbox::Column::State.eq(OutboxState::Waiting.as_str()))
        .filter(outbox::Column::Attempts.eq(row.attempts))
        .exec(&state.db)
        .await?;
    Ok(claimed.rows_affected == 1)
}

async fn deliver(state: &AppState, row: outbox::Model) -> ApiResult<bool> {
    let attempts = row.attempts.saturating_add(1);
    let result = match read(state, &row) {
        Ok(effect) => perform(state, &row.reference, &effect).await,
        Err(failure) => Err(failure),
    };
    let mut change = outbox::ActiveModel { id: Set(row.id.clone()), ..Default::default() };
    let now = state.clock.now_ms();
    let done = match result {
        Ok(()) => {
            change.state = Set(OutboxState::Delivered.as_str().to_owned());
            change.delivered_at = Set(Some(now));
            change.last_error = Set(None);
            true
        }
        Err(Failure::Passing(why)) if attempts < TRIES => {
            change.next_at = Set(now.saturating_add(pause(state, attempts)));
            change.last_error = Set(Some(why));
            false
        }
        Err(Failure::Passing(why) | Failure::Lasting(why)) => {
            tracing::error!(outbox_id = row.id, kind = row.kind, why, "given up");
            change.state = Set(OutboxState::Dead.as_str().to_owned());
            change.last_error = Set(Some(why));
            false
        }
    };
    sea_orm::ActiveModelTrait::update(change, &state.db).await?;
    Ok(done)
}

fn read(state: &AppState, row: &outbox::Model) -> Result<Effect, Failure> {
    let unreadable = || Failure::Lasting("the stored effect can't be read".to_owned());
    let text = state.open(PAYLOAD, &row.payload).map_err(|_| unreadable())?;
    serde_json::from_str(&text).map_err(|_| unreadable())
}

async fn perform(state: &AppState, reference: &str, effect: &Effect) -> Result<(), Failure> {
    match effect {
        Effect::Sms { until: Some(until), .. } if state.clock.now_ms() >= *until => {
            return Err(Failure::Lasting("its time is over".to_owned()));
        }
        Effect::Sms { to, template, text, until: _ } => {
            let message = Message { to, template, text, reference };
            state.outside.sms.send(&message).await?;
        }
        Effect::MicroTransfer { bank_account, account_name, amount_fen } => {
            let transfer =
                MicroTransfer { reference, bank_account, account_name, amount_fen: *amount_fen };
            state.outside.bank.transfer(&transfer).await?;
        }
        Effect::BookPayment { payment_id } => payment::book::book(state, payment_id).await??,
        Effect::IssueReceipt { payment_id } => receipt::issue::issue(state, payment_id).await?,
        Effect::Reconcile { date } => reconcile(state, date).await?,
    }
    Ok(())
}

async fn reconcile(state: &AppState, date: &str) -> Result<(), Failure> {
    let unreadable = || Failure::Lasting("the day can't be read".to_owned());
    let date = domain::date::parse(date).ok_or_else(unreadable)?;
    match payment::reconcile::reconcile(state, date).await? {
        Ok(_) => Ok(()),
        Err(failure) => Err(Failure::Passing(failure.to_string())),
    }
}

/// Pause before the next try: doubles from one second, and a random half of it, so that many
/// failed deliveries don't come back at the same moment.
fn pause(state: &AppState, attempts: i32) -> i64 {
    let doublings = u32::try_from(attempts).unwrap_or(0).saturating_sub(1).min(20);
    let whole = 1_000_i64.saturating_mul(1 << doublings).min(LONGEST_MS);
    state.random.between(whole.div_euclid(2), whole)
}
