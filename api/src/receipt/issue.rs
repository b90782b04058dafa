//! Issues the receipt of a booked payment, once.

use domain::{masking, payment::Event};
use sea_orm::EntityTrait;

use super::{
    CONTENT,
    content::{Content, Line},
    document::{self, Frame},
};
use crate::{
    account::HOLDER_NAME,
    clock::rfc3339,
    crypto::sha256_hex,
    payment::{
        apply::{Facts, apply},
        booked::parts,
        stored,
    },
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{accounts, payments, receipts},
};

/// Draws and stores the receipt of a payment; does nothing if it has one.
///
/// # Errors
/// An internal error if it can't be drawn; what the database says.
pub async fn issue(state: &AppState, payment_id: &str) -> ApiResult<()> {
    let payment = payments::Entity::find_by_id(payment_id).one(&state.db).await?;
    let payment = payment.ok_or(ApiError::not_found())?;
    if payment.state != "booked" {
        return Ok(());
    }
    let content = content(state, &payment).await?;
    let hash = content.hash()?;
    let frame = frame(state, &content.number, &hash);
    let font = state.font().map_err(|error| ApiError::internal(error.to_string()))?.clone();
    let drawn = content.clone();
    let rendering =
        tokio::task::spawn_blocking(move || document::render(&drawn, &frame, &font)).await;
    let document = rendering
        .map_err(|_| ApiError::internal("drawing a receipt was cut off"))?
        .map_err(|error| ApiError::internal(error.to_string()))?;
    let receipt = receipts::Model {
        id: state.random.id(),
        number: content.number.clone(),
        payment_id: payment.id.clone(),
        hash,
        document_hash: sha256_hex(&document),
        content: state.seal(CONTENT, &content.canonical()?)?,
        document,
        issued_at: state.clock.now_ms(),
    };
    let facts = Facts { receipt: Some(receipt), ..Facts::default() };
    apply(state, &payment.id, Event::ReceiptIssued, facts).await?;
    Ok(())
}

async fn content(state: &AppState, payment: &payments::Model) -> ApiResult<Content> {
    let gone = || ApiError::internal("what a receipt is for isn't there any more");
    let account = accounts::Entity::find_by_id(&payment.account_id).one(&state.db).await?;
    let account = account.ok_or_else(gone)?;
    let holder = state.open(HOLDER_NAME, &account.holder_name)?;
    let rows = parts(&state.db, &payment.id).await?;
    let line = |row: &crate::store::allocations::Model| {
        let kind = stored::kind(&row.kind)?;
        Ok(Line { kind, period: row.period.clone(), amount_fen: row.amount_fen })
    };
    let content = Content {
        form: 1,
        number: number(&payment.order_number),
        order_number: payment.order_number.clone(),
        transaction_id: payment.transaction_id.clone().ok_or_else(gone)?,
        booking_number: payment.booking_number.clone().ok_or_else(gone)?,
        account_number_masked: masking::account_number(&account.account_number),
        holder_masked: match account.holder_kind.as_str() {
            "company" => masking::company_name(&holder),
            _ => masking::person_name(&holder),
        },
        paid_at: rfc3339(payment.paid_at.ok_or_else(gone)?),
        issued_at: rfc3339(state.clock.now_ms()),
        amount_fen: payment.amount_fen,
        surplus_fen: payment.surplus_fen,
        lines: rows.iter().map(line).collect::<ApiResult<_>>()?,
    };
    if content.adds_up() { Ok(content) } else { Err(gone()) }
}

/// A receipt's number comes from its order's: there is never a second one.
fn number(order_number: &str) -> String {
    format!("PZ{}", order_number.trim_start_matches("KD"))
}

fn frame(state: &AppState, number: &str, hash: &str) -> Frame {
    let page = format!("{}/receipt-check", state.origin);
    Frame {
        supplier: state.config.supplier.clone(),
        hotline: state.config.hotline.clone(),
        check_url: check_url(state, number, hash),
        check_page: page,
    }
}

/// Address of the public check page for a receipt.
#[must_use]
pub fn check_url(state: &AppState, number: &str, hash: &str) -> String {
    format!("{}/receipt-check?number={number}&hash={hash}", state.origin)
}
