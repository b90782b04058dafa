//! A browser that keeps cookies and sends what browsers send.

use std::sync::Mutex;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use serde_json::Value;
use tower::ServiceExt;

pub struct Client {
    router: Router,
    origin: String,
    cookie: Mutex<Option<(String, String)>>,
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Client {
    pub fn new(router: Router, origin: &str) -> Self {
        Self { router, origin: origin.to_owned(), cookie: Mutex::new(None) }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], Body::empty()).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, &[], Body::empty()).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.json(Method::POST, path, body).await
    }

    /// [`Self::get`] with its own path, for closures.
    pub async fn send_get(&self, path: &'static str) -> Answer {
        self.get(path).await
    }

    /// [`Self::post`] with its own body, for closures.
    pub async fn post_owned(&self, path: &'static str, body: Value) -> Answer {
        self.post(path, &body).await
    }

    pub async fn json(&self, method: Method, path: &str, body: &Value) -> Answer {
        let headers = [("content-type", "application/json")];
        self.send(method, path, &headers, Body::from(body.to_string())).await
    }

    /// POST with an Idempotency-Key.
    pub async fn create(&self, path: &str, key: &str, body: &Value) -> Answer {
        let headers = [("content-type", "application/json"), ("idempotency-key", key)];
        self.send(Method::POST, path, &headers, Body::from(body.to_string())).await
    }

    /// Sends anything; `path` is below `/api/v1` unless it begins with `//`.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Body,
    ) -> Answer {
        let uri = match path.strip_prefix('/').filter(|rest| rest.starts_with('/')) {
            Some(whole) => whole.to_owned(),
            None => format!("/api/v1{path}"),
        };
        let mut request = Request::builder().method(method.clone()).uri(uri);
        if method != Method::GET && !headers.iter().any(|(name, _)| *name == "origin") {
            request = request.header(header::ORIGIN, &self.origin);
        }
        if let Some((name, value)) = self.cookie() {
            request = request.header(header::COOKIE, format!("theme=dark; {name}={value}"));
        }
        for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        self.keep_cookies(&parts.headers);
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// Name and value of the session cookie.
    pub fn cookie(&self) -> Option<(String, String)> {
        self.cookie.lock().unwrap().clone()
    }

    pub fn set_cookie(&self, cookie: Option<(String, String)>) {
        *self.cookie.lock().unwrap() = cookie;
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        for line in headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap();
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            let kept = (name.to_owned(), value.to_owned());
            self.set_cookie((!line.contains("Max-Age=0")).then_some(kept));
        }
    }
}

impl Answer {
    /// The JSON body, after checking the status.
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", String::from_utf8_lossy(&self.body));
        if self.body.is_empty() {
            return Value::Null;
        }
        serde_json::from_slice(&self.body).unwrap()
    }

    /// A problem document with this status and code.
    #[track_caller]
    pub fn problem(&self, status: u16, code: &str) -> Value {
        let problem = self.expect(status);
        assert_eq!(problem["code"], code, "{problem}");
        assert_eq!(problem["status"], status, "{problem}");
        assert!(self.header("content-type").starts_with("application/problem+json"));
        assert_eq!(problem["trace_id"].as_str().unwrap(), self.header("x-trace-id"));
        assert!(problem["title"].as_str().is_some_and(|title| !title.is_empty()), "{problem}");
        problem
    }

    /// 422 with exactly this error at this field.
    #[track_caller]
    pub fn field(&self, pointer: &str, code: &str) {
        let problem = self.problem(422, "FIELDS_INVALID");
        let found = problem["errors"].as_array().unwrap().iter();
        let errors: Vec<_> =
            found.map(|e| (e["pointer"].as_str().unwrap(), e["code"].as_str().unwrap())).collect();
        assert_eq!(errors, [(pointer, code)], "{problem}");
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}
