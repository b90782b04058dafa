//! What a payment is for, line by line.

use domain::{
    text::{PaymentText, fill},
    wire::payment::Allocation,
};
use leptos::prelude::*;

use crate::{
    kit::{date::month, money::Money, parts::Facts},
    session::{Session, text},
};

/// What one part is for.
pub fn name_of(allocation: &Allocation) -> String {
    let language = Session::get().language.get_untracked();
    let period = allocation.period.as_deref().map(|period| month(language, period));
    let template = text::<PaymentText>().kinds.get(allocation.kind);
    fill(template, &[("period", &period.unwrap_or_default())])
}

/// The parts with their amounts.
#[component]
pub fn Allocations(
    /// The parts.
    allocations: Vec<Allocation>,
) -> impl IntoView {
    let rows = allocations
        .iter()
        .map(|part| (name_of(part), view! { <Money fen=part.amount_fen/> }.into_any()))
        .collect();
    view! {
        <div class="pay-items">
            <Facts rows=rows/>
        </div>
    }
}
