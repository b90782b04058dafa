//! One line of a bill and its computation.

use super::BillError;
use crate::{energy::Energy, price::Price, wire::bill::BillLine};

/// A line of energy at a price, with the computation `180 kWh × 0.568 元/kWh = 102.24 元`.
pub(super) fn line(code: &str, energy: Energy, price: Price) -> Result<BillLine, BillError> {
    noted(code, energy, price, "")
}

/// The same with a note behind the computation.
pub(super) fn noted(
    code: &str,
    energy: Energy,
    price: Price,
    note: &str,
) -> Result<BillLine, BillError> {
    let amount = price.amount(energy).ok_or(BillError::Overflow)?;
    Ok(BillLine {
        code: code.to_owned(),
        quantity_x100: Some(energy.x100()),
        price_micro_yuan: Some(price.micro_yuan()),
        amount_fen: amount.get(),
        computation: format!("{energy} kWh × {price} 元/kWh = {} 元{note}", amount.plain()),
    })
}
