//! `POST /payments`: pay bills or top up.

use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    payment::{Effect, Event, Order, step},
    wire::payment::{NewPayment, Payment, PaymentChannel},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    Set,
};

use super::{
    answer,
    apply::Applied,
    gateway, payer,
    plan::{Plan, plan},
    schedule, stored,
};
use crate::{
    clock::{end_of_shanghai_day, shanghai_date},
    outside::wechat_pay::orders::Payer,
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{self, allocations, bills, linked_identities, payment_events, payments},
    web::{
        address::ClientAddress,
        body::ApiJson,
        idempotency::{IdempotencyKey, Once},
        session::SignedIn,
    },
};

/// WeChat Pay's H5 addresses are good for so long; the order ends with its address.
const H5_MINUTES: i64 = 5;

/// An order ends at midnight at the latest; with less than this left nobody could pay it in time,
/// in milliseconds.
const SHORTEST_MS: i64 = 2 * 60_000;

/// Pay bills of one account, or top it up.
#[utoipa::path(post, path = "/payments", tag = "payment",
    request_body = NewPayment, security(("session" = [])),
    params(("Idempotency-Key" = String, Header, description = "Made by the client.")),
    responses(
        (status = 201, description = "How to pay; `checking` while the gateway's answer isn't \
                                      known.", body = Payment),
        (status = 404, description = "An account or bill that isn't this party's."),
        (status = 409, description = "`PAYMENT_OPEN`, `AMOUNT_CHANGED`, `ALREADY_PAID`, \
                                      `DAY_ENDS`, `WECHAT_LINK_REQUIRED`, `IDEMPOTENCY_KEY_REUSED`."),
        (status = 422, description = "`FIELDS_INVALID`.")))]
pub async fn create(
    State(state): State<AppState>,
    signed_in: SignedIn,
    key: IdempotencyKey,
    address: ClientAddress,
    body: ApiJson<NewPayment>,
) -> ApiResult<Response> {
    let once = Once::new(&signed_in, "payments", &key, &body.digest);
    let work_state = state.clone();
    once.run(&state, async move {
        let state = work_state;
        let payer = find_payer(&state, &signed_in, &address, body.value.channel).await?;
        // One reading for late fees and the last moment to pay: they belong to the same day.
        let now = state.clock.now_ms();
        let midnight = end_of_shanghai_day(shanghai_date(now));
        if midnight.saturating_sub(now) < SHORTEST_MS {
            return Err(ApiError::new(StatusCode::CONFLICT, "DAY_ENDS"));
        }
        let plan = plan(&state, &signed_in, &body.value, shanghai_date(now)).await?;
        let payment = insert(&state, &signed_in, &plan, &payer, now).await?;
        // From here on the payment exists: whatever the gateway does is its state.
        let begun = Applied { payment, effects: vec![Effect::Prepay], refused: None };
        let payment = gateway::perform(&state, begun).await?;
        Ok((StatusCode::CREATED, answer::one(&state, payment).await?))
    })
    .await
}

async fn find_payer(
    state: &AppState,
    signed_in: &SignedIn,
    address: &ClientAddress,
    channel: PaymentChannel,
) -> ApiResult<Payer> {
    match channel {
        PaymentChannel::WechatNative => Ok(Payer::Native),
        PaymentChannel::WechatH5 => Ok(Payer::H5 { client_ip: address.ip() }),
        PaymentChannel::WechatJsapi => {
            let linked = linked_identities::Entity::find()
                .filter(linked_identities::Column::LoginId.eq(&signed_in.login.id))
                .filter(linked_identities::Column::AppId.eq(&state.wechat_pay.settings().appid))
                .one(&state.db)
                .await?;
            let missing = ApiError::new(StatusCode::CONFLICT, "WECHAT_LINK_REQUIRED");
            let linked = linked.ok_or(missing)?;
            let openid = state.open("linked_identities.subject", &linked.subject)?;
            Ok(Payer::Jsapi { openid })
        }
    }
}

/// Stores the payment with its parts, already on its way to the gateway: if this process dies,
/// the poller finds it.
async fn insert(
    state: &AppState,
    signed_in: &SignedIn,
    plan: &Plan,
    payer: &Payer,
    now: i64,
) -> ApiResult<payments::Model> {
    let row = row(state, signed_in, plan, payer, now)?;
    let tx = store::begin(&state.db).await?;
    row.clone().into_active_model().insert(&tx).await?;
    for (part, position) in plan.allocations.parts().iter().zip(0_i32..) {
        // The principal claims the bill; its late fee goes with it.
        let claims = part.kind == domain::wire::payment::AllocationKind::Bill;
        let part = allocations::Model {
            id: state.random.id(),
            payment_id: row.id.clone(),
            position,
            kind: stored::kind_name(part.kind).to_owned(),
            bill_id: part.bill.clone(),
            period: part.bill.as_ref().and_then(|bill| plan.periods.get(bill)).cloned(),
            amount_fen: part.amount_fen,
            open_bill_id: part.bill.clone().filter(|_| claims),
        };
        match part.clone().into_active_model().insert(&tx).await {
            Ok(_) => {}
            Err(error) if store::is_duplicate(&error) => {
                tx.rollback().await?;
                return Err(open(state, plan, part.bill_id.as_deref()).await?);
            }
            Err(error) => return Err(error.into()),
        }
    }
    // After the claim: a payment that settled the bill a moment ago has given up its own.
    if let Some(refusal) = gone_meanwhile(&tx, plan).await? {
        tx.rollback().await?;
        return Err(refusal);
    }
    payment_events::ActiveModel {
        id: Set(state.random.id()),
        payment_id: Set(row.id.clone()),
        sequence: Set(row.version),
        kind: Set("begin".to_owned()),
        detail: Set(None),
        at: Set(row.created_at),
    }
    .insert(&tx)
    .await?;
    tx.commit().await?;
    Ok(row)
}

fn row(
    state: &AppState,
    signed_in: &SignedIn,
    plan: &Plan,
    payer: &Payer,
    now: i64,
) -> ApiResult<payments::Model> {
    let order = Order::new(plan.allocations.total_fen());
    let (order, effects) = step(order, Event::Begin)
        .map_err(|refused| ApiError::internal(format!("a new payment: {refused:?}")))?;
    let minutes = match payer {
        Payer::Native | Payer::Jsapi { .. } => state.config.payment_minutes,
        Payer::H5 { .. } => state.config.payment_minutes.min(H5_MINUTES),
    };
    let last = now.saturating_add(minutes.saturating_mul(60_000));
    let mut row = payments::Model {
        id: state.random.id(),
        order_number: order_number(state, now),
        login_id: signed_in.login.id.clone(),
        party_id: plan.party_id.clone(),
        account_id: plan.account.id.clone(),
        state: stored::stage_name(&order.stage).to_owned(),
        version: 1,
        amount_fen: order.amount_fen,
        channel: stored::channel_name(payer.channel()).to_owned(),
        action: None,
        payer: payer::seal(state, payer)?,
        transaction_id: None,
        booking_number: None,
        surplus_fen: 0,
        created_at: now,
        // The late fee is frozen until then, and it grows at midnight.
        expires_at: last.min(end_of_shanghai_day(shanghai_date(now))),
        paid_at: None,
        booked_at: None,
        checked_at: None,
        next_check_at: None,
        checks: 0,
    };
    row.next_check_at = schedule::next(state, &row, &order.stage, &effects);
    Ok(row)
}

/// 24 characters that say when: `KD20261123183000` and eight random digits.
fn order_number(state: &AppState, now: i64) -> String {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(8));
    let local = crate::clock::instant(now).to_zoned(zone);
    format!("KD{}{}", local.strftime("%Y%m%d%H%M%S"), state.random.digits(8))
}

/// The refusal when a bill was settled or withdrawn since the plan was made.
async fn gone_meanwhile(tx: &DatabaseTransaction, plan: &Plan) -> ApiResult<Option<ApiError>> {
    let wanted: Vec<&String> = plan.periods.keys().collect();
    let bills = bills::Entity::find().filter(bills::Column::Id.is_in(wanted)).all(tx).await?;
    let paid = bills.iter().any(|bill| bill.paid_at.is_some());
    let withdrawn = bills.iter().any(|bill| bill.withdrawn_at.is_some());
    Ok(match (paid, withdrawn) {
        (true, _) => Some(ApiError::new(StatusCode::CONFLICT, "ALREADY_PAID")),
        (false, true) => Some(ApiError::not_found()),
        (false, false) => None,
    })
}

/// The refusal that names the payment which is open; its id only to the party whose it is.
async fn open(state: &AppState, plan: &Plan, bill_id: Option<&str>) -> ApiResult<ApiError> {
    let refusal = ApiError::new(StatusCode::CONFLICT, "PAYMENT_OPEN");
    let claim = allocations::Entity::find()
        .filter(allocations::Column::OpenBillId.eq(bill_id.unwrap_or_default()))
        .one(&state.db)
        .await?;
    let Some(claim) = claim else { return Ok(refusal) };
    let payment = payments::Entity::find_by_id(claim.payment_id).one(&state.db).await?;
    Ok(match payment.filter(|payment| payment.party_id == plan.party_id) {
        Some(payment) => refusal.param("payment_id", payment.id),
        None => refusal,
    })
}
