//! Payments, their parts and postings, receipts.

use super::table::{Column, Kind::*, Table};

/// Tables, in the order of their references.
pub const TABLES: &[Table] = &[
    Table {
        name: "payments",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("order_number", Text).unique(),
            Column::new("login_id", Text).indexed().references("logins"),
            Column::new("party_id", Text).indexed().references("parties"),
            Column::new("account_id", Text).indexed().references("accounts"),
            Column::new("state", Text).indexed(),
            Column::new("version", Integer),
            Column::new("amount_fen", Integer),
            Column::new("channel", Text),
            Column::new("action", Text).optional(),
            Column::new("payer", Text),
            Column::new("transaction_id", Text).optional(),
            Column::new("booking_number", Text).optional(),
            Column::new("surplus_fen", Integer),
            Column::new("created_at", Integer),
            Column::new("expires_at", Integer),
            Column::new("paid_at", Integer).optional(),
            Column::new("booked_at", Integer).optional(),
            Column::new("checked_at", Integer).optional(),
            Column::new("next_check_at", Integer).optional().indexed(),
            Column::new("checks", Integer),
        ],
        unique: &[],
    },
    Table {
        name: "allocations",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("payment_id", Text).indexed().references("payments"),
            Column::new("position", SmallInteger),
            Column::new("kind", Text),
            Column::new("bill_id", Text).optional().indexed().references("bills"),
            Column::new("period", Text).optional(),
            Column::new("amount_fen", Integer),
            Column::new("open_bill_id", Text).optional().unique(),
        ],
        unique: &[],
    },
    Table {
        name: "postings",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("payment_id", Text).indexed().references("payments"),
            Column::new("entry", Text),
            Column::new("line", SmallInteger),
            Column::new("ledger", Text),
            Column::new("amount_fen", Integer),
            Column::new("posted_at", Integer),
        ],
        unique: &["payment_id", "entry", "line"],
    },
    Table {
        name: "payment_events",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("payment_id", Text).indexed().references("payments"),
            Column::new("sequence", Integer),
            Column::new("kind", Text),
            Column::new("detail", Text).optional(),
            Column::new("at", Integer),
        ],
        unique: &["payment_id", "sequence"],
    },
    Table {
        name: "receipts",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("number", Text).unique(),
            Column::new("payment_id", Text).unique().references("payments"),
            Column::new("hash", Text),
            Column::new("document_hash", Text).indexed(),
            Column::new("content", Text),
            Column::new("document", Bytes),
            Column::new("issued_at", Integer),
        ],
        unique: &[],
    },
];
