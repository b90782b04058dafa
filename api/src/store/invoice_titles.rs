//! Invoice titles (发票抬头).

use sea_orm::entity::prelude::*;

/// Who a login's invoices are made out to.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invoice_titles")]
pub struct Model {
    /// Whose it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub login_id: String,
    /// Name, sealed.
    pub name: String,
    /// Unified social credit code.
    pub credit_code: Option<String>,
    /// Where invoices go, sealed.
    pub email: Option<String>,
    /// Last change.
    pub updated_at: i64,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
