//! WeChat Pay's errors: `{"code": …, "message": …}`.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::{crypto::CryptoError, store::StoreError};

/// An error answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    status: StatusCode,
    code: &'static str,
    message: String,
    /// JSON pointer of the field at fault.
    field: Option<&'static str>,
}

impl Refusal {
    fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), field: None }
    }

    /// A field that breaks a rule.
    pub(super) fn parameter(field: &'static str, issue: &str) -> Self {
        let message = format!("参数错误：{issue}");
        let refusal = Self::new(StatusCode::BAD_REQUEST, "PARAM_ERROR", message);
        Self { field: Some(field), ..refusal }
    }

    /// The signature, or what belongs to it.
    pub(super) fn signature(issue: &str) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "SIGN_ERROR", issue)
    }

    pub(super) fn foreign_appid() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "APPID_MCHID_NOT_MATCH", "appid和mchid不匹配")
    }

    pub(super) fn foreign_openid() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "OPENID_MISMATCH", "openid和appid不匹配")
    }

    pub(super) fn number_used() -> Self {
        Self::new(StatusCode::FORBIDDEN, "OUT_TRADE_NO_USED", "商户订单号重复，且参数不一致")
    }

    pub(super) fn paid() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "ORDERPAID", "该订单已支付")
    }

    pub(super) fn closed() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "ORDER_CLOSED", "该订单已关闭")
    }

    pub(super) fn unknown_order() -> Self {
        Self::new(StatusCode::NOT_FOUND, "ORDER_NOT_EXIST", "订单不存在")
    }

    pub(super) fn no_statement() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "NO_STATEMENT_EXIST", "账单文件不存在")
    }

    pub(super) fn statement_in_the_making() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "STATEMENT_CREATING", "账单生成中，请稍后再试")
    }

    fn system(error: &dyn std::error::Error) -> Self {
        tracing::error!(%error, "WeChat Pay's sandbox failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "SYSTEM_ERROR", "系统异常")
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut body = json!({ "code": self.code, "message": self.message });
        if let (Some(field), Some(body)) = (self.field, body.as_object_mut()) {
            let detail = json!({ "location": "body", "field": field, "issue": self.message });
            body.insert("detail".to_owned(), detail);
        }
        (self.status, Json(body)).into_response()
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::system(&error)
    }
}

impl From<CryptoError> for Refusal {
    fn from(error: CryptoError) -> Self {
        Self::system(&error)
    }
}

/// Anything that this sandbox doesn't play.
pub(super) async fn no_such_path() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "RESOURCE_NOT_EXISTS", "请求的资源不存在")
}
