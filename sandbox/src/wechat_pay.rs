//! WeChat Pay API v3 (微信支付): orders, their state, notifications, the trade bill, and the
//! cashier on which a person pays. The paths behind `/wechat-pay` are the real ones. It differs
//! from the real one in two points: `code_url` is the cashier's web address, and `notify_url` may
//! be plain HTTP to this machine.

mod authorization;
mod books;
mod cashier;
mod close;
mod delivery;
mod jsapi;
mod ledger;
mod notice;
mod order_request;
mod prepay;
mod query;
mod refusal;
mod seal;
mod tradebill;
mod transaction;

use axum::{
    Router, middleware,
    routing::{get, post},
};

use crate::{
    fault::{self, Target},
    state::Shared,
};

pub(crate) use authorization::Nonces;
pub(crate) use delivery::deliver_until;
pub(crate) use ledger::Ledger;

pub(crate) fn routes(shared: &Shared) -> Router<Shared> {
    let faulty = |target| middleware::from_fn_with_state((shared.clone(), target), fault::apply);
    let authorized = || middleware::from_fn_with_state(shared.clone(), authorization::check);
    let prepay = Router::new()
        .route("/pay/transactions/native", post(prepay::native))
        .route("/pay/transactions/h5", post(prepay::h5))
        .route("/pay/transactions/jsapi", post(prepay::jsapi))
        .layer(faulty(Target::Prepay));
    let query = Router::new()
        .route("/pay/transactions/out-trade-no/{out_trade_no}", get(query::by_order))
        .route("/pay/transactions/id/{transaction_id}", get(query::by_transaction))
        .layer(faulty(Target::Query));
    let close = Router::new()
        .route("/pay/transactions/out-trade-no/{out_trade_no}/close", post(close::close))
        .layer(faulty(Target::Close));
    let signed = Router::new()
        .merge(prepay)
        .merge(query)
        .merge(close)
        .route("/bill/tradebill", get(tradebill::announce))
        .fallback(refusal::no_such_path)
        .layer(authorized())
        .layer(middleware::from_fn_with_state(shared.clone(), seal::sign));
    // As at the real one, the file itself comes without a signature; its hash was signed before.
    let file = Router::new()
        .route("/wechat-pay/v3/billdownload/file", get(tradebill::download))
        .layer(authorized());
    Router::new()
        .nest("/wechat-pay/v3", signed)
        .merge(file)
        .merge(cashier::routes())
        .merge(books::routes())
        .route("/wechat-pay/sandbox/jsapi-pay", post(jsapi::pay))
}
