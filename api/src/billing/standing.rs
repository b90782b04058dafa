//! Where bills stand: what the supplier says, what our own payments say, and the late fee of
//! today.

use std::collections::HashMap;

use jiff::civil::Date;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use domain::{
    date, late_fee,
    money::Fen,
    outside::customer_system::{LateFeeCustomer, LateFeeTerms},
    wire::{
        account::BindingRole,
        bill::{BillState, BillSummary, LateFee},
    },
};

use crate::{
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{accounts, allocations, bills, payments, receipts},
};

/// A bill with where it stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The copy.
    pub bill: bills::Model,
    /// As pages show it.
    pub summary: BillSummary,
    /// The late fee of today with its computation; none if there is none.
    pub late_fee: Option<LateFee>,
    /// What is still to be paid, the late fee included; 0 once the money has been received.
    pub owed_fen: i64,
}

/// Unpaid bills of an account.
#[derive(Debug, Clone, Default)]
pub struct Unpaid {
    /// Oldest first.
    pub bills: Vec<BillSummary>,
    /// Their sum with late fees.
    pub owed_fen: i64,
}

/// What our own payments say of a bill.
#[derive(Debug, Clone, Default)]
struct Paying {
    open_payment_id: Option<String>,
    received: bool,
    booked: bool,
    receipt_id: Option<String>,
    late_fee_fen: i64,
}

/// Unpaid bills and their sum.
///
/// # Errors
/// What the database says.
pub async fn unpaid(
    state: &AppState,
    account: &accounts::Model,
    role: BindingRole,
) -> ApiResult<Unpaid> {
    let mut unpaid = Unpaid::default();
    for standing in standings(state, account, role, state.clock.today()).await? {
        unpaid.owed_fen = unpaid.owed_fen.saturating_add(standing.owed_fen);
        if standing.summary.state != BillState::Paid {
            unpaid.bills.push(standing.summary);
        }
    }
    Ok(unpaid)
}

/// All bills of an account as of `today`, oldest first, without those that the supplier has withdrawn.
///
/// # Errors
/// What the database says.
pub async fn standings(
    state: &AppState,
    account: &accounts::Model,
    role: BindingRole,
    today: Date,
) -> ApiResult<Vec<Standing>> {
    let rows = bills::Entity::find()
        .filter(bills::Column::AccountId.eq(&account.id))
        .filter(bills::Column::WithdrawnAt.is_null())
        .order_by_asc(bills::Column::Period)
        .order_by_asc(bills::Column::IssuedOn)
        .all(&state.db)
        .await?;
    let paying = paying(state, account).await?;
    let none = Paying::default();
    rows.into_iter()
        .map(|bill| {
            let paying = paying.get(&bill.id).unwrap_or(&none);
            standing(account, bill, paying, role, today)
        })
        .collect()
}

fn standing(
    account: &accounts::Model,
    bill: bills::Model,
    paying: &Paying,
    role: BindingRole,
    today: Date,
) -> ApiResult<Standing> {
    // An empty flat's bill of nothing has nothing to be paid.
    let settled = bill.paid_at.is_some() || paying.booked || bill.amount_fen <= 0;
    let wrong = || ApiError::internal(format!("bill {} has no due date", bill.id));
    let due = date::parse(&bill.due_date).ok_or_else(wrong)?;
    let late_fee = if settled || paying.received {
        None
    } else {
        late_fee::late_fee(Fen::new(bill.amount_fen), due, today, terms(account))
            .map_err(|_| ApiError::internal(format!("the late fee of bill {}", bill.id)))?
    };
    let late_fee_fen = late_fee.as_ref().map_or(paying.late_fee_fen, |fee| fee.amount_fen);
    let bill_state = if settled {
        BillState::Paid
    } else if paying.received || paying.open_payment_id.is_some() {
        BillState::PaymentUnderWay
    } else if today > due {
        BillState::Overdue
    } else {
        BillState::Unpaid
    };
    let owed_fen =
        if settled || paying.received { 0 } else { bill.amount_fen.saturating_add(late_fee_fen) };
    let summary = BillSummary {
        bill_id: bill.id.clone(),
        period: bill.period.clone(),
        energy_kwh_x100: match role {
            BindingRole::Holder => Some(bill.energy_kwh_x100),
            BindingRole::Payer => None,
        },
        amount_fen: bill.amount_fen,
        late_fee_fen,
        due_date: bill.due_date.clone(),
        state: bill_state,
        receipt_id: paying.receipt_id.clone(),
        open_payment_id: paying.open_payment_id.clone().filter(|_| !settled),
    };
    Ok(Standing { bill, summary, late_fee, owed_fen })
}

/// The late fee that the account's contract agrees.
fn terms(account: &accounts::Model) -> LateFeeTerms {
    LateFeeTerms {
        customer: match account.late_fee_customer.as_str() {
            "residential" => LateFeeCustomer::Residential,
            _ => LateFeeCustomer::NonResidential,
        },
        minimum_fen: account.late_fee_minimum_fen,
    }
}

/// What our payments for an account say of each of its bills.
async fn paying(state: &AppState, account: &accounts::Model) -> ApiResult<HashMap<String, Paying>> {
    let own = payments::Entity::find()
        .filter(payments::Column::AccountId.eq(&account.id))
        .filter(payments::Column::State.is_not_in(["closed", "failed", "refunding", "refunded"]))
        .order_by_asc(payments::Column::CreatedAt)
        .all(&state.db)
        .await?;
    let ids: Vec<&str> = own.iter().map(|payment| payment.id.as_str()).collect();
    let parts = allocations::Entity::find()
        .filter(allocations::Column::PaymentId.is_in(ids.iter().copied()))
        .all(&state.db)
        .await?;
    let receipts: HashMap<String, String> = receipts::Entity::find()
        .select_only()
        .columns([receipts::Column::PaymentId, receipts::Column::Id])
        .filter(receipts::Column::PaymentId.is_in(ids))
        .into_tuple::<(String, String)>()
        .all(&state.db)
        .await?
        .into_iter()
        .collect();
    let mut paying = HashMap::<String, Paying>::new();
    for payment in &own {
        for part in parts.iter().filter(|part| part.payment_id == payment.id) {
            let Some(bill_id) = &part.bill_id else { continue };
            let entry = paying.entry(bill_id.clone()).or_default();
            entry.note(payment, part, receipts.get(&payment.id));
        }
    }
    Ok(paying)
}

impl Paying {
    fn note(
        &mut self,
        payment: &payments::Model,
        part: &allocations::Model,
        receipt: Option<&String>,
    ) {
        match payment.state.as_str() {
            "booked" | "receipted" => self.booked = true,
            "paid" | "refunding" | "refunding_held" => self.received = true,
            _ => {}
        }
        let over = ["booked", "receipted", "refunding", "refunding_held"];
        if !over.contains(&payment.state.as_str()) {
            self.open_payment_id = Some(payment.id.clone());
        }
        if self.booked || self.received {
            self.receipt_id = receipt.cloned().or(self.receipt_id.take());
            if part.kind == "late_fee" {
                self.late_fee_fen = part.amount_fen;
            }
        }
    }
}
