//! Effects to be delivered (发件箱).

use sea_orm::entity::prelude::*;

/// An effect that was decided in the same transaction as what caused it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Kind of effect, for operators.
    pub kind: String,
    /// Names the effect for the receiver: repeated deliveries are one.
    pub reference: String,
    /// The effect, sealed JSON.
    pub payload: String,
    /// `waiting`, `delivered` or `dead`.
    pub state: String,
    /// Deliveries tried.
    pub attempts: i32,
    /// Not before this instant.
    pub next_at: i64,
    /// When it was decided.
    pub created_at: i64,
    /// When it was delivered.
    pub delivered_at: Option<i64>,
    /// Why the last try failed; no personal data.
    pub last_error: Option<String>,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
