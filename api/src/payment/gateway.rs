//! What is done at the gateway for a payment, and what its answers mean.

use domain::payment::{Effect, Event, Refused, Stage};
use sea_orm::EntityTrait;

use super::{
    apply::{Applied, Facts, apply},
    payer, stored,
};
use crate::{
    outside::wechat_pay::{Failure, trade::Trade},
    problem::{ApiError, ApiResult},
    state::AppState,
    store::payments,
};

/// Does what a step asks for at the gateway, and what follows from that, until there is nothing
/// left to do now. A question that wasn't answered is left to the poller.
///
/// # Errors
/// What the database says; the gateway's failures are events.
pub async fn perform(state: &AppState, mut applied: Applied) -> ApiResult<payments::Model> {
    // Query, prepay or close, query: longer chains are left to the poller.
    for _ in 0..4 {
        let next = applied.effects.iter().copied().find(|effect| at_gateway(*effect));
        let Some(effect) = next else { break };
        let (event, facts) = match effect {
            Effect::Prepay => prepay(state, &applied.payment).await?,
            Effect::Close => close(state, &applied.payment).await,
            Effect::Query
            | Effect::Book
            | Effect::IssueReceipt
            | Effect::Notify
            | Effect::Alarm(_) => query(state, &applied.payment).await,
        };
        applied = settle(state, &applied.payment.id, event, facts).await?;
        if applied.effects.contains(&Effect::Query) {
            break;
        }
    }
    Ok(applied.payment)
}

/// Finds out where a payment stands at the gateway, and does what follows.
///
/// # Errors
/// 404 if there is no such payment; what the database says.
pub async fn pursue(state: &AppState, payment_id: &str) -> ApiResult<payments::Model> {
    let found = payments::Entity::find_by_id(payment_id).one(&state.db).await?;
    let payment = found.ok_or(ApiError::not_found())?;
    let expired = state.clock.now_ms() >= payment.expires_at;
    let event = match stored::order(&payment)?.stage {
        // Nothing announced it, or whoever did is gone: the answer is lost.
        Stage::Created | Stage::Prepaying => Event::PrepayUnknown,
        Stage::Pending | Stage::Checking(_) if expired => Event::Expired,
        Stage::Pending | Stage::Checking(_) | Stage::Closed | Stage::Failed => {
            let (event, facts) = query(state, &payment).await;
            let applied = settle(state, payment_id, event, facts).await?;
            return finish(state, applied).await;
        }
        Stage::Paid { .. }
        | Stage::Booked { .. }
        | Stage::Receipted { .. }
        | Stage::Refunding { .. }
        | Stage::Refunded { .. } => return Ok(payment),
    };
    let applied = apply(state, payment_id, event, Facts::default()).await?;
    perform(state, applied).await
}

/// After a query: what it led to, unless that is asking again.
async fn finish(state: &AppState, applied: Applied) -> ApiResult<payments::Model> {
    if applied.effects.contains(&Effect::Query) {
        return Ok(applied.payment);
    }
    perform(state, applied).await
}

/// Applies an answer. An amount that isn't the order's is no answer: we don't know.
async fn settle(
    state: &AppState,
    payment_id: &str,
    event: Event,
    facts: Facts,
) -> ApiResult<Applied> {
    let applied = apply(state, payment_id, event, facts).await?;
    match applied.refused {
        Some(Refused::AmountDiffers { expected_fen, reported_fen }) => {
            let order = &applied.payment.order_number;
            tracing::error!(order, expected_fen, reported_fen, "the gateway names another amount");
            let detail = Some("the gateway names another amount".to_owned());
            let facts = Facts { detail, ..Facts::default() };
            apply(state, payment_id, Event::GatewaySilent, facts).await
        }
        Some(Refused::AlreadyBegun | Refused::AlreadyPaid | Refused::TooEarly) | None => {
            Ok(applied)
        }
    }
}

async fn prepay(state: &AppState, payment: &payments::Model) -> ApiResult<(Event, Facts)> {
    let order = payer::order(state, payment)?;
    let answer = state.wechat_pay.prepay(&order).await;
    Ok(match answer {
        Ok(action) => {
            let action = Some(serde_json::to_string(&action)?);
            (Event::PrepayAnswered, Facts { action, ..Facts::default() })
        }
        Err(failure) => {
            let event = match failure {
                Failure::Refused { .. } => Event::PrepayRefused,
                Failure::Unknown(_) => Event::PrepayUnknown,
            };
            (event, failed(payment, "prepay", &failure))
        }
    })
}

async fn query(state: &AppState, payment: &payments::Model) -> (Event, Facts) {
    match state.wechat_pay.query(&payment.order_number).await {
        Ok(trade) => event_of(trade),
        Err(failure) => (Event::GatewaySilent, failed(payment, "query", &failure)),
    }
}

/// What a trade that the gateway reports means.
#[must_use]
pub fn event_of(trade: Trade) -> (Event, Facts) {
    match trade {
        Trade::Paid { amount_fen, transaction, paid_at } => (
            Event::GatewayPaid { amount_fen, transaction },
            Facts { paid_at: Some(paid_at), ..Facts::default() },
        ),
        Trade::NotPaid => (Event::GatewayNotPaid, Facts::default()),
        Trade::Closed => (Event::GatewayClosed, Facts::default()),
        Trade::GivenBack { amount_fen, transaction, paid_at } => (
            Event::GatewayGaveBack { amount_fen, transaction },
            Facts { paid_at: Some(paid_at), ..Facts::default() },
        ),
        Trade::None => (Event::GatewayHasNoOrder, Facts::default()),
    }
}

async fn close(state: &AppState, payment: &payments::Model) -> (Event, Facts) {
    match state.wechat_pay.close(&payment.order_number).await {
        Ok(()) => (Event::GatewayClosed, Facts::default()),
        Err(failure) => (Event::CloseUnknown, failed(payment, "close", &failure)),
    }
}

fn failed(payment: &payments::Model, what: &str, failure: &Failure) -> Facts {
    tracing::warn!(order = payment.order_number, what, %failure, "wechat pay");
    Facts { detail: Some(failure.to_string()), ..Facts::default() }
}

const fn at_gateway(effect: Effect) -> bool {
    match effect {
        Effect::Prepay | Effect::Query | Effect::Close => true,
        Effect::Book | Effect::IssueReceipt | Effect::Notify | Effect::Alarm(_) => false,
    }
}
