//! Copies of the supplier's accounts and bills.

use super::table::{Column, Kind::*, Table};

/// Tables, in the order of their references.
pub const TABLES: &[Table] = &[
    Table {
        name: "accounts",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("account_number", Text).unique(),
            Column::new("former_number", Text).optional().indexed(),
            Column::new("address", Text),
            Column::new("holder_kind", Text),
            Column::new("holder_name", Text),
            Column::new("holder_document_index", Text).optional(),
            Column::new("holder_mobile", Text).optional(),
            Column::new("payment_kind", Text),
            Column::new("tariff_class", Text),
            Column::new("balance_fen", Integer),
            Column::new("late_fee_customer", Text),
            Column::new("late_fee_minimum_fen", Integer),
            Column::new("synchronised_at", Integer),
        ],
        unique: &[],
    },
    Table {
        name: "bindings",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("account_id", Text).indexed().references("accounts"),
            Column::new("party_id", Text).indexed().references("parties"),
            Column::new("login_id", Text).references("logins"),
            Column::new("role", Text),
            Column::new("nickname", Text).optional(),
            Column::new("bound_at", Integer),
        ],
        unique: &["account_id", "party_id"],
    },
    Table {
        name: "bills",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("account_id", Text).indexed().references("accounts"),
            Column::new("bill_number", Text),
            Column::new("period", Text),
            Column::new("from_date", Text),
            Column::new("to_date", Text),
            Column::new("issued_on", Text),
            Column::new("due_date", Text),
            Column::new("energy_kwh_x100", Integer),
            Column::new("peak_kwh_x100", Integer).optional(),
            Column::new("valley_kwh_x100", Integer).optional(),
            Column::new("amount_fen", Integer),
            Column::new("lines", Text),
            Column::new("readings", Text),
            Column::new("tiers", Text).optional(),
            Column::new("tariff_key", Text),
            Column::new("tariff_name", Text),
            Column::new("tariff_source", Text),
            Column::new("tariff_effective_from", Text),
            Column::new("paid_at", Integer).optional(),
            Column::new("synchronised_at", Integer),
        ],
        unique: &["account_id", "bill_number"],
    },
];
