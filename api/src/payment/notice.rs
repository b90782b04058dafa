//! Tells the customer that a payment is done.

use domain::money::Fen;
use sea_orm::{DatabaseTransaction, EntityTrait};

use crate::{
    outbox::{self, Effect},
    problem::ApiResult,
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
    let amount = Fen::new(payment.amount_fen);
    let text = format!(
        "【{}】已收到您缴纳的 {amount} 元并入账，凭证已开具，可在网上营业厅查看。",
        state.config.supplier
    );
    let effect = Effect::Sms {
        to: state.open("logins.mobile", &login.mobile)?,
        template: "payment_done".to_owned(),
        text,
        until: None,
    };
    outbox::put(state, tx, &format!("paid-{}", payment.order_number), &effect).await
}
