//! What goes wrong, as customers and operators get it: an RFC 9457 document with a stable code, a
//! text fit for a customer and the trace id that stands in the log. Inner texts are logged only.

use std::{borrow::Cow, collections::BTreeMap};

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    text::{FieldErrorText, Message, ProblemText, Section, fill},
    wire::{
        me::Language,
        problem::{FieldProblem, Problem},
    },
};

use crate::crypto::SealError;

tokio::task_local! {
    /// The trace id of the request that this task serves.
    pub static TRACE_ID: String;
}

/// The trace id of the request that this task serves; `-` outside one.
#[must_use]
pub fn trace_id() -> String {
    TRACE_ID.try_with(Clone::clone).unwrap_or_else(|_| "-".to_owned())
}

/// An answer that isn't a success. Endpoints have error enums of their own that become this.
#[derive(Debug, Clone)]
pub struct ApiError {
    status: StatusCode,
    code: &'static str,
    errors: Vec<FieldProblem>,
    params: BTreeMap<String, String>,
    log: Option<Cow<'static, str>>,
}

/// The result of a handler.
pub type ApiResult<T> = Result<T, ApiError>;

impl ApiError {
    /// An error with the text that the catalogue has for `code`.
    #[must_use]
    pub const fn new(status: StatusCode, code: &'static str) -> Self {
        Self { status, code, errors: Vec::new(), params: BTreeMap::new(), log: None }
    }

    /// 404: nothing here for this login, whether or not it exists.
    #[must_use]
    pub const fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "NOT_FOUND")
    }

    /// 401.
    #[must_use]
    pub const fn sign_in_required() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "SIGN_IN_REQUIRED")
    }

    /// 500: our own fault; `log` is for operators and must not hold personal data.
    #[must_use]
    pub fn internal(log: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL").log(log)
    }

    /// 503: a system that we need doesn't answer.
    #[must_use]
    pub fn unavailable(log: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE").log(log).retry_after(5)
    }

    /// 429: again in `seconds`.
    #[must_use]
    pub fn rate_limited(code: &'static str, seconds: i64) -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, code).retry_after(seconds)
    }

    /// 422: what is wrong with each field.
    #[must_use]
    pub fn fields(errors: Vec<FieldProblem>) -> Self {
        let mut error = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "FIELDS_INVALID");
        error.errors = errors;
        error
    }

    /// 422 with one field.
    #[must_use]
    pub fn field(pointer: &str, code: &str) -> Self {
        Self::fields(vec![field(pointer, code)])
    }

    /// Adds a field's error.
    #[must_use]
    pub fn with_field(mut self, field: FieldProblem) -> Self {
        self.errors.push(field);
        self
    }

    /// Names a field that the error belongs to.
    #[must_use]
    pub fn at(mut self, pointer: &str) -> Self {
        let message = text_of(self.code).what.to_owned();
        self.errors.push(FieldProblem {
            pointer: pointer.to_owned(),
            code: self.code.to_owned(),
            message,
        });
        self
    }

    /// The fields of both, so that a customer reads all that is wrong at once.
    #[must_use]
    pub fn with_fields_of(mut self, other: Self) -> Self {
        self.errors.extend(other.errors);
        self
    }

    /// Adds a value that the text names.
    #[must_use]
    pub fn param(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// Adds what operators should read; never sent.
    #[must_use]
    pub fn log(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        self.log = Some(text.into());
        self
    }

    fn retry_after(self, seconds: i64) -> Self {
        self.param("retry_after_seconds", seconds.max(1))
    }

    /// Its stable name.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// Its HTTP status.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    fn document(&self) -> Problem {
        let text = text_of(self.code);
        let params: Vec<(&str, &str)> =
            self.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        Problem {
            kind: "about:blank".to_owned(),
            status: self.status.as_u16(),
            code: self.code.to_owned(),
            title: text.what.to_owned(),
            detail: Some(fill(text.next, &params)),
            errors: self.errors.clone(),
            params: self.params.clone(),
            trace_id: trace_id(),
        }
    }
}

/// The catalogue's text; browsers put their own language's in its place by the code.
fn text_of(code: &str) -> Message {
    let problems = ProblemText::of(Language::Chinese);
    problems.by_code(code).unwrap_or(problems.general)
}

/// Gathers the errors of a body's fields, so that a customer gets all of them at once.
#[derive(Debug, Default)]
pub struct Fields(Vec<FieldProblem>);

impl Fields {
    /// The value of a field, or none after noting its error; the error's text is its code.
    pub fn take<T, E: std::fmt::Display>(
        &mut self,
        pointer: &str,
        parsed: Result<T, E>,
    ) -> Option<T> {
        parsed.map_err(|error| self.0.push(field(pointer, &error.to_string()))).ok()
    }

    /// Notes an error unless `fine`.
    pub fn require(&mut self, pointer: &str, code: &str, fine: bool) {
        if !fine {
            self.0.push(field(pointer, code));
        }
    }

    /// The error with everything that was noted. For values that [`Self::take`] didn't give there
    /// is always something.
    #[must_use]
    pub fn into_error(self) -> ApiError {
        ApiError::fields(self.0)
    }

    /// Fine if nothing was noted.
    ///
    /// # Errors
    /// 422 `FIELDS_INVALID`.
    pub fn finish(self) -> ApiResult<()> {
        if self.0.is_empty() { Ok(()) } else { Err(self.into_error()) }
    }
}

/// A field's error with the text that the catalogue has for `code`.
#[must_use]
pub fn field(pointer: &str, code: &str) -> FieldProblem {
    let fields = FieldErrorText::of(Language::Chinese);
    FieldProblem {
        pointer: pointer.to_owned(),
        code: code.to_owned(),
        message: fields.by_code(code).unwrap_or(fields.general).to_owned(),
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let log = self.log.as_deref().unwrap_or("");
        if self.status.is_server_error() {
            tracing::error!(
                trace_id = trace_id(),
                code = self.code,
                reason = log,
                "request failed"
            );
        } else {
            tracing::info!(
                trace_id = trace_id(),
                code = self.code,
                reason = log,
                "request refused"
            );
        }
        let body = serde_json::to_vec(&self.document()).unwrap_or_default();
        let mut response = (self.status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json; charset=utf-8"),
        );
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let seconds = self.params.get("retry_after_seconds");
        if let Some(value) = seconds.and_then(|text| HeaderValue::from_str(text).ok()) {
            headers.insert(header::RETRY_AFTER, value);
        }
        response
    }
}

impl From<sea_orm::DbErr> for ApiError {
    fn from(error: sea_orm::DbErr) -> Self {
        // A database error may quote values: only its kind goes to the log.
        use sea_orm::DbErr;
        if matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_)) {
            return Self::unavailable("the database doesn't answer");
        }
        let kind = match error.sql_err() {
            Some(_) => "a constraint of the database refused a write",
            None => "the database refused a statement",
        };
        tracing::debug!(%error, "database");
        Self::internal(kind)
    }
}

impl From<SealError> for ApiError {
    fn from(error: SealError) -> Self {
        Self::internal(error.to_string())
    }
}

impl From<serde_json::Error> for ApiError {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(format!("stored JSON doesn't read at column {}", error.column()))
    }
}
