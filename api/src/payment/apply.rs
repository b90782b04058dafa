//! Every change of a payment: one step of the state machine, stored in one transaction with its
//! event, its postings and the effects that follow from it.

use domain::payment::{Alarm, Effect, Event, Refused, Stage, step};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, Set,
};

use super::{booked, schedule, stored};
use crate::{
    outbox,
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{self, payment_events, payments, receipts},
};

/// What came with an event and is stored with it.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// When the gateway received the money.
    pub paid_at: Option<i64>,
    /// How to pay, JSON.
    pub action: Option<String>,
    /// The supplier's number for the booking.
    pub booking_number: Option<String>,
    /// The receipt that was drawn.
    pub receipt: Option<receipts::Model>,
    /// What an operator needs; no personal data.
    pub detail: Option<String>,
}

/// What came of an event.
#[derive(Debug, Clone)]
pub struct Applied {
    /// The payment as it stands now.
    pub payment: payments::Model,
    /// What is to be done at the gateway; everything else is in the outbox already.
    pub effects: Vec<Effect>,
    /// Set if the event was refused; the payment is as it was.
    pub refused: Option<Refused>,
}

/// How often a change is tried again when somebody else changed the payment meanwhile.
const TRIES: usize = 8;

/// Takes `event` to the payment with this id.
///
/// # Errors
/// 404 if there is none; what the database says.
pub async fn apply(state: &AppState, id: &str, event: Event, facts: Facts) -> ApiResult<Applied> {
    for _ in 0..TRIES {
        if let Some(applied) = attempt(state, id, &event, &facts).await? {
            if applied.effects.iter().any(|effect| in_outbox(*effect)) {
                state.wake.notify_one();
            }
            return Ok(applied);
        }
    }
    Err(ApiError::unavailable("a payment was changed too often at the same time"))
}

/// One try; none if somebody else was faster.
async fn attempt(
    state: &AppState,
    id: &str,
    event: &Event,
    facts: &Facts,
) -> ApiResult<Option<Applied>> {
    let tx = store::begin(&state.db).await?;
    let row = payments::Entity::find_by_id(id).lock_exclusive().one(&tx).await?;
    let row = row.ok_or(ApiError::not_found())?;
    let before = stored::order(&row)?;
    let (after, effects) = match step(before.clone(), event.clone()) {
        Ok(stepped) => stepped,
        Err(refused) => {
            tx.rollback().await?;
            tracing::warn!(order = row.order_number, state = row.state, ?refused, "event refused");
            return Ok(Some(Applied { payment: row, effects: vec![], refused: Some(refused) }));
        }
    };
    let moved = after.stage != before.stage;
    if !moved && effects.is_empty() && !matches!(event, Event::GatewayNotPaid) {
        tx.rollback().await?;
        return Ok(Some(Applied { payment: row, effects, refused: None }));
    }
    let change = Change { before: &before.stage, after: &after.stage, effects: &effects, moved };
    let Some(payment) = write(state, &tx, &row, &change, facts).await? else {
        tx.rollback().await?;
        return Ok(None);
    };
    if moved || effects.iter().any(|effect| matches!(effect, Effect::Alarm(_))) {
        note(state, &tx, &payment, event, facts).await?;
    }
    consequences(state, &tx, &payment, &change, facts).await?;
    tx.commit().await?;
    if moved {
        tracing::info!(order = payment.order_number, state = payment.state, "payment");
    }
    Ok(Some(Applied { payment, effects, refused: None }))
}

/// A step that was taken.
struct Change<'a> {
    before: &'a Stage,
    after: &'a Stage,
    effects: &'a [Effect],
    moved: bool,
}

/// Writes the row if it still is the one that was read.
async fn write(
    state: &AppState,
    tx: &DatabaseTransaction,
    row: &payments::Model,
    change: &Change<'_>,
    facts: &Facts,
) -> ApiResult<Option<payments::Model>> {
    let now = state.clock.now_ms();
    let mut new = row.clone();
    new.state = stored::stage_name(change.after).to_owned();
    new.version += 1;
    new.transaction_id = change.after.transaction().map(str::to_owned);
    if change.moved && *change.after == Stage::Pending {
        new.checks = 0;
    }
    match change.after {
        Stage::Pending => new.action = facts.action.clone().or(new.action),
        Stage::Paid { .. } | Stage::Refunding { .. } | Stage::Refunded { .. } => {
            new.paid_at = new.paid_at.or(facts.paid_at).or(Some(now));
        }
        Stage::Booked { surplus_fen, .. } => {
            new.surplus_fen = *surplus_fen;
            new.booked_at = new.booked_at.or(Some(now));
            new.booking_number = new.booking_number.or(facts.booking_number.clone());
        }
        Stage::Created
        | Stage::Prepaying
        | Stage::Checking(_)
        | Stage::Receipted { .. }
        | Stage::Closed
        | Stage::Failed => {}
    }
    new.next_check_at = schedule::next(state, &new, change.after, change.effects);
    let written = payments::Entity::update_many()
        .set(new.clone().into_active_model().reset_all())
        .filter(payments::Column::Id.eq(&row.id))
        .filter(payments::Column::Version.eq(row.version))
        .exec(tx)
        .await?;
    Ok((written.rows_affected == 1).then_some(new))
}

/// Appends the event to the payment's history.
async fn note(
    state: &AppState,
    tx: &DatabaseTransaction,
    payment: &payments::Model,
    event: &Event,
    facts: &Facts,
) -> ApiResult<()> {
    payment_events::ActiveModel {
        id: Set(state.random.id()),
        payment_id: Set(payment.id.clone()),
        sequence: Set(payment.version),
        kind: Set(event_name(event).to_owned()),
        detail: Set(facts.detail.clone()),
        at: Set(state.clock.now_ms()),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// What follows from a step, in the same transaction.
async fn consequences(
    state: &AppState,
    tx: &DatabaseTransaction,
    payment: &payments::Model,
    change: &Change<'_>,
    facts: &Facts,
) -> ApiResult<()> {
    if change.moved {
        booked::post(state, tx, payment, change.after).await?;
        if change.before.is_open() && !change.after.is_open() {
            booked::release_bills(tx, &payment.id).await?;
        }
    }
    if let (Some(receipt), Stage::Receipted { .. }, true) =
        (&facts.receipt, change.after, change.moved)
    {
        receipt.clone().into_active_model().insert(tx).await?;
    }
    for effect in change.effects {
        match effect {
            Effect::Book => {
                let effect = outbox::Effect::BookPayment { payment_id: payment.id.clone() };
                outbox::put(state, tx, &format!("book-{}", payment.order_number), &effect).await?;
            }
            Effect::IssueReceipt => {
                let effect = outbox::Effect::IssueReceipt { payment_id: payment.id.clone() };
                let reference = format!("receipt-{}", payment.order_number);
                outbox::put(state, tx, &reference, &effect).await?;
            }
            Effect::Notify => super::notice::put(state, tx, payment).await?,
            Effect::Alarm(alarm) => raise(payment, *alarm),
            Effect::Prepay | Effect::Query | Effect::Close => {}
        }
    }
    Ok(())
}

const fn in_outbox(effect: Effect) -> bool {
    match effect {
        Effect::Book | Effect::IssueReceipt | Effect::Notify => true,
        Effect::Prepay | Effect::Query | Effect::Close | Effect::Alarm(_) => false,
    }
}

/// Calls an operator, through the log that is watched.
fn raise(payment: &payments::Model, alarm: Alarm) {
    tracing::error!(order = payment.order_number, state = payment.state, ?alarm, "payment alarm");
}

/// The stored name of an event.
const fn event_name(event: &Event) -> &'static str {
    match event {
        Event::Begin => "begin",
        Event::PrepayAnswered => "prepay_answered",
        Event::PrepayUnknown => "prepay_unknown",
        Event::PrepayRefused => "prepay_refused",
        Event::GatewayPaid { .. } => "gateway_paid",
        Event::GatewayNotPaid => "gateway_not_paid",
        Event::GatewayHasNoOrder => "gateway_has_no_order",
        Event::GatewayClosed => "gateway_closed",
        Event::GatewayGaveBack { .. } => "gateway_gave_back",
        Event::GatewayRefunding { .. } => "gateway_refunding",
        Event::GatewayRefunded { .. } => "gateway_refunded",
        Event::GatewaySilent => "gateway_silent",
        Event::CloseUnknown => "close_unknown",
        Event::CloseAsked => "close_asked",
        Event::Expired => "expired",
        Event::BookingDone { .. } => "booking_done",
        Event::BookingRefused => "booking_refused",
        Event::ReceiptIssued => "receipt_issued",
    }
}
