//! Parties and how they were verified.

use super::table::{Column, Kind::*, Table};

/// Tables, in the order of their references.
pub const TABLES: &[Table] = &[
    Table {
        name: "parties",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("kind", Text),
            Column::new("name", Text),
            Column::new("document_kind", Text),
            Column::new("document", Text),
            Column::new("document_index", Text),
            Column::new("created_at", Integer),
        ],
        unique: &["document_kind", "document_index"],
    },
    Table {
        name: "memberships",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("login_id", Text).indexed().references("logins"),
            Column::new("party_id", Text).indexed().references("parties"),
            Column::new("role", Text),
            Column::new("scope", Text),
            Column::new("level", Text),
            Column::new("granted_at", Integer),
            Column::new("ends_at", Integer).optional(),
        ],
        unique: &["login_id", "party_id"],
    },
    Table {
        name: "verifications",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("login_id", Text).indexed().references("logins"),
            Column::new("method", Text),
            Column::new("state", Text).indexed(),
            Column::new("claim", Text),
            Column::new("subject_index", Text).indexed(),
            Column::new("consents", Text),
            Column::new("provider_transaction", Text).optional(),
            Column::new("provider_session", Text).optional(),
            Column::new("continue_url", Text).optional(),
            Column::new("result_hash", Text).optional(),
            Column::new("authorisation_hash", Text).optional(),
            Column::new("authorisation_kind", Text).optional(),
            Column::new("authorisation_expires_at", Integer).optional(),
            Column::new("authorisation_tries_left", SmallInteger),
            Column::new("sent_to_masked", Text).optional(),
            Column::new("party_id", Text).optional(),
            Column::new("created_at", Integer),
            Column::new("updated_at", Integer),
        ],
        unique: &[],
    },
    Table {
        name: "counter_codes",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("code_hash", Text).unique(),
            Column::new("issued_by", Text),
            Column::new("issued_at", Integer),
            Column::new("expires_at", Integer),
            Column::new("used_at", Integer).optional(),
        ],
        unique: &[],
    },
    Table {
        name: "consents",
        columns: &[
            Column::new("id", Text).key(),
            Column::new("login_id", Text).indexed().references("logins"),
            Column::new("kind", Text),
            Column::new("version", Text),
            Column::new("hash", Text),
            Column::new("channel", Text),
            Column::new("granted_at", Integer),
            Column::new("withdrawn_at", Integer).optional(),
        ],
        unique: &[],
    },
];
