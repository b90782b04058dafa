//! `POST /webhooks/wechat-pay`: WeChat Pay tells that an order was paid.

use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use domain::payment::Refused;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::{apply::apply, gateway::event_of};
use crate::{
    outside::wechat_pay::{
        notification::{Notification, Unacceptable},
        trade::Trade,
    },
    problem::ApiResult,
    state::AppState,
    store::payments,
};

/// Why a callback is refused: WeChat Pay repeats it later, an operator reads the log.
enum Refusal {
    /// Its signature, time or key is wrong.
    Unsigned,
    /// It can't be opened or read, or is about another merchant, order or amount.
    NotOurs,
}

/// WeChat Pay's callback. Its signature covers the raw bytes.
#[utoipa::path(post, path = "/webhooks/wechat-pay", tag = "webhook",
    request_body(content = String, content_type = "application/json"),
    responses(
        (status = 204, description = "Taken, or known already."),
        (status = 400, description = "Another merchant, order or amount: nothing was booked."),
        (status = 401, description = "Not signed by WeChat Pay.")))]
pub async fn notify(State(state): State<AppState>, headers: HeaderMap, body: Bytes) -> Response {
    match state.wechat_pay.read_notification(&headers, &body) {
        Ok(notification) => match take(&state, notification).await {
            Ok(Ok(())) => StatusCode::NO_CONTENT.into_response(),
            Ok(Err(refusal)) => refuse(&refusal),
            Err(error) => {
                tracing::error!(code = error.code(), "a callback couldn't be stored");
                error.into_response()
            }
        },
        Err(why) => {
            tracing::warn!(?why, "callback refused");
            refuse(&match why {
                Unacceptable::Unverified(_) => Refusal::Unsigned,
                Unacceptable::Malformed | Unacceptable::OtherMerchant => Refusal::NotOurs,
            })
        }
    }
}

fn refuse(refusal: &Refusal) -> Response {
    let status = match refusal {
        Refusal::Unsigned => StatusCode::UNAUTHORIZED,
        Refusal::NotOurs => StatusCode::BAD_REQUEST,
    };
    (status, Json(json!({"code": "FAIL", "message": "refused"}))).into_response()
}

async fn take(state: &AppState, told: Notification) -> ApiResult<Result<(), Refusal>> {
    let payment = payments::Entity::find()
        .filter(payments::Column::OrderNumber.eq(&told.order_number))
        .one(&state.db)
        .await?;
    let Some(payment) = payment else {
        tracing::warn!("callback refused: no such order");
        return Ok(Err(Refusal::NotOurs));
    };
    match told.trade {
        Trade::Paid { .. } | Trade::GivenBack { .. } => {}
        // Only a query tells that an order is unpaid: this may have been overtaken.
        Trade::NotPaid | Trade::Closed | Trade::None => return Ok(Ok(())),
    }
    let (event, facts) = event_of(told.trade);
    let applied = apply(state, &payment.id, event, facts).await?;
    match applied.refused {
        None => Ok(Ok(())),
        Some(refused) => {
            if let Refused::AmountDiffers { expected_fen, reported_fen } = refused {
                let order = &payment.order_number;
                tracing::error!(order, expected_fen, reported_fen, "callback names another amount");
            }
            Ok(Err(Refusal::NotOurs))
        }
    }
}
