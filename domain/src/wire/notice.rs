//! Notices (消息): the inbox, and by which ways else somebody wants to be told.

use serde::{Deserialize, Serialize};

use crate::case::{Kind, Stage};

/// `GET /notices`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeList {
    /// Newest first, at most 100.
    pub notices: Vec<Notice>,
    /// How many aren't read.
    pub unread: u32,
}

/// One notice. `POST /notices/read` marks all as read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Notice {
    /// Opaque id.
    pub notice_id: String,
    /// What it is about.
    pub about: About,
    /// The case.
    pub case_id: String,
    /// Its number.
    pub number: String,
    /// Its kind.
    pub kind: Kind,
    /// When.
    pub at: String,
    /// Whether it was read.
    pub read: bool,
}

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum About {
    /// The case came to a stage.
    Stage {
        /// Which.
        stage: Stage,
    },
    /// An urge was answered.
    UrgeAnswered,
    /// A message of the supplier.
    Message,
    /// A promised paper is due tomorrow.
    PromiseDue,
    /// Asks for a rating; twice at most.
    Rate,
    /// A low rating was followed up.
    FollowedUp,
}

/// `GET` and `PUT /me/notice-choices`: ways besides the inbox, which always has everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NoticeChoices {
    /// Progress of cases by SMS.
    pub progress_by_sms: bool,
    /// Progress of cases by WeChat.
    pub progress_by_wechat: bool,
    /// Being asked for a rating.
    pub rating: bool,
}
