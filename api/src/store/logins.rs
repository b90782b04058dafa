//! Logins: who signs in.

use sea_orm::entity::prelude::*;

/// A mobile that received our code.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "logins")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Mobile, sealed.
    pub mobile: String,
    /// Keyed index of the mobile.
    pub mobile_index: String,
    /// `zh` or `en`.
    pub language: String,
    /// The party it acts for now.
    pub active_party_id: Option<String>,
    /// First sign-in.
    pub created_at: i64,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
