//! Tells the customer that a payment is done.

use domain::{
    money::Fen,
    text::{MessageText, Section, fill},
};
use sea_orm::{DatabaseTransaction, EntityTrait};

use crate::{
    outbox::{self, Effect},
    problem::ApiResult,
    session::me::language,
    state::AppState,
    store::{logins, payments},
};

/// Puts the message into the outbox.
pub(super) async fn put(
    state: &AppState,
    tx: &DatabaseTransaction,
    payment: &payments::Model,
) -> ApiResult<()> {
    let Some(login) = logins::Entity::find_by_id(&payment.login_id).one(tx).await? else {
        return Ok(());
    };
    let amount = Fen::new(payment.amount_fen).to_string();
    let template = MessageText::of(language(&login.language)).payment_done;
    let text = fill(template, &[("supplier", &state.config.supplier), ("amount", &amount)]);
    let effect = Effect::Sms {
        to: state.open("logins.mobile", &login.mobile)?,
        template: "payment_done".to_owned(),
        text,
        until: None,
    };
    outbox::put(state, tx, &format!("paid-{}", payment.order_number), &effect).await
}
