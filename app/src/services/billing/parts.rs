//! Parts that bill pages and account pages share.

use domain::{text::BillingText, wire::bill::BillState};
use leptos::prelude::*;

use crate::{
    kit::parts::{Tag, TagTone},
    session::text,
};

/// A bill's state.
#[component]
pub fn BillStateTag(
    /// The state.
    state: BillState,
) -> impl IntoView {
    let tone = match state {
        BillState::Unpaid => TagTone::Plain,
        BillState::Overdue => TagTone::Bad,
        BillState::PaymentUnderWay => TagTone::Waiting,
        BillState::Paid => TagTone::Good,
    };
    view! { <Tag tone=tone label={text::<BillingText>().states.get(state)}/> }
}
