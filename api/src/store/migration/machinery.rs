//! Outbox, idempotency, limits, audit.

use super::table::{Column, Kind::*, Table};

/// Tables, in the order of their references.
pub const TABLES: &[Table] = &[
    Table {
        name: "outbox",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("kind", Text),
            Column::new("reference", Text).unique(),
            Column::new("payload", Text),
            Column::new("state", Text).indexed(),
            Column::new("attempts", SmallInteger),
            Column::new("next_at", Integer).indexed(),
            Column::new("created_at", Integer),
            Column::new("delivered_at", Integer).optional(),
            Column::new("last_error", Text).optional(),
        ],
        unique: &[],
    },
    Table {
        name: "idempotency_keys",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("body_hash", Text),
            Column::new("status", SmallInteger),
            Column::new("answer", Text).optional(),
            Column::new("created_at", Integer).indexed(),
        ],
        unique: &[],
    },
    Table {
        name: "rate_events",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("bucket", Text).indexed(),
            Column::new("at", Integer),
        ],
        unique: &[],
    },
    Table {
        name: "audit_log",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("at", Integer).indexed(),
            Column::new("actor", Text),
            Column::new("action", Text),
            Column::new("subject", Text).indexed(),
            Column::new("reason", Text),
        ],
        unique: &[],
    },
];
