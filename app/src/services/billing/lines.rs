//! The lines of a bill: quantity × price = amount, each with a plain explanation.

use domain::{
    energy::Energy,
    price::Price,
    text::{BillingText, CommonText},
    wire::bill::BillLine,
};
use leptos::prelude::*;

use crate::{
    kit::money::{Money, yuan},
    session::text,
};

/// The lines and their sum.
#[component]
pub fn Lines(
    /// The lines.
    lines: Vec<BillLine>,
    /// Their sum.
    total_fen: i64,
) -> impl IntoView {
    let texts = &text::<BillingText>().detail;
    let rows = lines.into_iter().map(line).collect_view();
    view! {
        <section class="card" aria-labelledby="lines-title">
            <h2 id="lines-title">{texts.lines}</h2>
            <ul class="plain-list bill-lines">{rows}</ul>
            <p class="bill-total">
                <span>{texts.total}</span>
                <Money fen=total_fen/>
            </p>
        </section>
    }
}

fn line(line: BillLine) -> AnyView {
    let texts = text::<BillingText>();
    let named = texts.lines.get(&line.code);
    let yuan_text = text::<CommonText>().yuan;
    let product = line.quantity_x100.zip(line.price_micro_yuan).map(|(quantity, price)| {
        let quantity = Energy::from_x100(quantity);
        let price = Price::from_micro_yuan(price);
        format!("{quantity} {} × {price} {yuan_text}", named.unit)
    });
    view! {
        <li class="bill-line">
            <div class="bill-line-row">
                <span class="bill-line-name">{named.name}</span>
                <span class="bill-line-amount">{yuan(line.amount_fen)}</span>
            </div>
            {product.map(|product| view! { <p class="bill-line-product">{product}</p> })}
            <details class="details bill-line-why">
                <summary>
                    {texts.detail.what_is_it}
                    <span class="visually-hidden">{named.name}</span>
                </summary>
                <p>{named.explanation}</p>
                <p>
                    {texts.detail.computation} <span class="digits">{line.computation}</span>
                </p>
            </details>
        </li>
    }
    .into_any()
}
