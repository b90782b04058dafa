//! `POST /payments/{payment_id}/checks` and `/closure`: ask the gateway now, or end it.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{payment::Event, wire::payment::Payment};

use super::{
    answer,
    apply::{Facts, apply},
    gateway, poll,
    show::find,
};
use crate::{
    problem::ApiResult,
    state::AppState,
    store::payments,
    web::{right::Right, session::SignedIn},
};

/// The gateway is asked about one payment at most so often, in milliseconds.
const PAUSE_MS: i64 = 1_000;

/// Ask the gateway where the payment stands; within a second of the last time nothing is asked.
#[utoipa::path(post, path = "/payments/{payment_id}/checks", tag = "payment",
    security(("session" = [])),
    params(("payment_id" = String, Path, description = "Opaque id.")),
    responses(
        (status = 200, description = "The payment as it stands now.", body = Payment),
        (status = 404, description = "Not this party's.")))]
pub async fn check(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> ApiResult<Json<Payment>> {
    let payment = find(&state, &signed_in, &id, Right::Read).await?;
    let payment = asked(&state, payment).await?;
    Ok(Json(answer::one(&state, payment).await?))
}

async fn asked(state: &AppState, payment: payments::Model) -> ApiResult<payments::Model> {
    let recently = state.clock.now_ms().saturating_sub(PAUSE_MS);
    if payment.checked_at.is_some_and(|at| at > recently) || being_announced(state, &payment) {
        return Ok(payment);
    }
    if poll::claim(state, &payment).await? {
        return gateway::pursue(state, &payment.id).await;
    }
    Ok(payment)
}

/// Whether another request is announcing the order at this moment.
fn being_announced(state: &AppState, payment: &payments::Model) -> bool {
    let now = state.clock.now_ms();
    payment.state == "prepaying" && payment.next_check_at.is_some_and(|at| at > now)
}

/// End a payment: the gateway is asked first, because money may have come.
#[utoipa::path(post, path = "/payments/{payment_id}/closure", tag = "payment",
    security(("session" = [])),
    params(("payment_id" = String, Path, description = "Opaque id.")),
    responses(
        (status = 200, description = "Closed, paid after all, or `checking` until the gateway \
                                      has answered.", body = Payment),
        (status = 404, description = "Not this party's.")))]
pub async fn closure(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> ApiResult<Json<Payment>> {
    let payment = find(&state, &signed_in, &id, Right::Manage).await?;
    let applied = apply(&state, &payment.id, Event::CloseAsked, Facts::default()).await?;
    let payment = gateway::perform(&state, applied).await?;
    Ok(Json(answer::one(&state, payment).await?))
}
