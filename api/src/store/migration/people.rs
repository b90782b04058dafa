//! Logins, sessions and codes.

use super::table::{Column, Kind::*, Table};

/// Tables, in the order of their references.
pub const TABLES: &[Table] = &[
    Table {
        name: "logins",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("mobile", Text),
            Column::new("mobile_index", Text).unique(),
            Column::new("language", Text),
            Column::new("active_party_id", Text).optional(),
            Column::new("created_at", Integer),
        ],
        unique: &[],
    },
    Table {
        name: "sessions",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("token_hash", Text).unique(),
            Column::new("login_id", Text).indexed().references("logins"),
            Column::new("created_at", Integer),
            Column::new("seen_at", Integer),
            Column::new("expires_at", Integer),
        ],
        unique: &[],
    },
    Table {
        name: "sign_in_codes",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("purpose", Text),
            Column::new("subject", Text).indexed(),
            Column::new("code_hash", Text),
            Column::new("tries_left", SmallInteger),
            Column::new("created_at", Integer),
            Column::new("expires_at", Integer),
            Column::new("used_at", Integer).optional(),
        ],
        unique: &[],
    },
    Table {
        name: "linked_identities",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("login_id", Text).indexed().references("logins"),
            Column::new("kind", Text),
            Column::new("app_id", Text),
            Column::new("subject", Text),
            Column::new("subject_index", Text).indexed(),
            Column::new("linked_at", Integer),
        ],
        unique: &["login_id", "kind", "app_id"],
    },
    Table {
        name: "oauth_states",
        columns: &[
            Column::new("state_hash", Text).key(),
            Column::new("session_id", Text).indexed().references("sessions"),
            Column::new("return_to", Text),
            Column::new("expires_at", Integer),
        ],
        unique: &[],
    },
    Table {
        name: "invoice_titles",
        columns: &[
            Column::new("login_id", Text).key().references("logins"),
            Column::new("name", Text),
            Column::new("credit_code", Text).optional(),
            Column::new("email", Text).optional(),
            Column::new("updated_at", Integer),
        ],
        unique: &[],
    },
];
