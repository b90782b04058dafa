//! `kaideng audit money`: whether the stored payments hold together.

use std::collections::HashMap;

use sea_orm::{DatabaseConnection, DbErr, EntityTrait};

use super::stored;
use crate::store::{allocations, payment_events, payments, postings, receipts};

/// What an audit found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MoneyAudit {
    /// Payments that were looked at.
    pub payments: usize,
    /// Those of them that were paid.
    pub paid: usize,
    /// Sum of what was received, in fen.
    pub received_fen: i64,
    /// Sum of what was booked, in fen.
    pub booked_fen: i64,
    /// What is wrong, by order number.
    pub faults: Vec<String>,
}

impl MoneyAudit {
    /// The result in lines.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!(
            "{} payments, {} paid, {} fen received, {} fen booked, {} faults",
            self.payments,
            self.paid,
            self.received_fen,
            self.booked_fen,
            self.faults.len()
        )];
        lines.extend(self.faults.iter().map(|fault| format!("fault: {fault}")));
        lines
    }
}

/// Everything that is stored about payments.
struct Rows {
    parts: HashMap<String, Vec<allocations::Model>>,
    postings: HashMap<String, Vec<postings::Model>>,
    events: HashMap<String, Vec<payment_events::Model>>,
    receipts: HashMap<String, String>,
}

/// Looks at every payment.
///
/// # Errors
/// What the database says.
pub async fn money(db: &DatabaseConnection) -> Result<MoneyAudit, DbErr> {
    let all = payments::Entity::find().all(db).await?;
    let rows = Rows {
        parts: by(allocations::Entity::find().all(db).await?, |row| &row.payment_id),
        postings: by(postings::Entity::find().all(db).await?, |row| &row.payment_id),
        events: by(payment_events::Entity::find().all(db).await?, |row| &row.payment_id),
        receipts: receipts::Entity::find()
            .all(db)
            .await?
            .into_iter()
            .map(|row| (row.payment_id, row.number))
            .collect(),
    };
    let mut audit = MoneyAudit { payments: all.len(), ..MoneyAudit::default() };
    for payment in &all {
        look(payment, &rows, &mut audit);
    }
    Ok(audit)
}

fn by<T>(rows: Vec<T>, key: impl Fn(&T) -> &String) -> HashMap<String, Vec<T>> {
    let mut map: HashMap<String, Vec<T>> = HashMap::new();
    for row in rows {
        map.entry(key(&row).clone()).or_default().push(row);
    }
    map
}

fn look(payment: &payments::Model, rows: &Rows, audit: &mut MoneyAudit) {
    let mut fault = |text: String| audit.faults.push(format!("{} {text}", payment.order_number));
    let none = Vec::new();
    let parts = rows.parts.get(&payment.id).unwrap_or(&none);
    let sum: i64 = parts.iter().map(|part| part.amount_fen).sum();
    if sum != payment.amount_fen {
        fault(format!("allocations are {sum} fen of {} fen", payment.amount_fen));
    }
    let none = Vec::new();
    let postings = rows.postings.get(&payment.id).unwrap_or(&none);
    let balance = |name: &str| -> i64 {
        postings.iter().filter(|p| p.entry == name).map(|p| p.amount_fen).sum()
    };
    let debit = |name: &str, ledger: &str| -> i64 {
        let lines = postings.iter().filter(|p| p.entry == name && p.ledger == ledger);
        lines.map(|p| p.amount_fen).filter(|fen| *fen > 0).sum()
    };
    for entry in ["received", "booked"] {
        if balance(entry) != 0 {
            fault(format!("entry {entry} doesn't balance"));
        }
    }
    let (received, booked) = (debit("received", "gateway"), debit("booked", "unbooked"));
    let paid = stored::PAID.contains(&payment.state.as_str());
    let is_booked = paid && payment.state != "paid";
    if paid && (received != payment.amount_fen || payment.transaction_id.is_none()) {
        fault(format!("{received} fen received of {} fen", payment.amount_fen));
    }
    if is_booked && booked != payment.amount_fen {
        fault(format!("{booked} fen booked of {} fen", payment.amount_fen));
    }
    if !is_booked && booked != 0 && !payment.state.starts_with("refund") {
        fault(format!("{booked} fen booked in state {}", payment.state));
    }
    let none = Vec::new();
    let events = rows.events.get(&payment.id).unwrap_or(&none);
    let bookings = events.iter().filter(|event| event.kind == "booking_done").count();
    if bookings > 1 || (is_booked && bookings == 0) {
        fault(format!("booked {bookings} times"));
    }
    if (payment.state == "receipted") != rows.receipts.contains_key(&payment.id)
        && !payment.state.starts_with("refund")
    {
        fault("its receipt and its state disagree".to_owned());
    }
    audit.paid += usize::from(paid);
    audit.received_fen = audit.received_fen.saturating_add(received);
    audit.booked_fen = audit.booked_fen.saturating_add(booked);
}
