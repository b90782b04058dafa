//! Identities at other systems that belong to a login (关联身份).

use sea_orm::entity::prelude::*;

/// A WeChat openid of a login.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "linked_identities")]
pub struct Model {
    /// Opaque id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whose it is.
    pub login_id: String,
    /// `wechat_openid`.
    pub kind: String,
    /// The app that the openid holds for.
    pub app_id: String,
    /// The openid, sealed.
    pub subject: String,
    /// Keyed index of the openid.
    pub subject_index: String,
    /// When it was linked.
    pub linked_at: i64,
}

/// None: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
