//! Codes issued face to face (柜台或视频核验码).

use sea_orm::entity::prelude::*;

/// A code issued at the counter or in a video call.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "counter_codes")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Keyed hash of code and papers.
    pub code_hash: String,
    /// Member of staff.
    pub issued_by: String,
    /// When.
    pub issued_at: i64,
    /// Last instant at which it is taken.
    pub expires_at: i64,
    /// When it was used.
    pub used_at: Option<i64>,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
