//! Talking to the API without serde_json: `fetch`, `JSON.parse` and `Reflect`. The first module
//! that a browser loads uses nothing else.

use domain::wire::problem::{FieldProblem, Problem};
use js_sys::{Array, JSON, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, Response};

use crate::failure::Failure;

/// Longest wait for an answer.
const TIMEOUT: std::time::Duration = std::time::Duration::from_secs(30);

/// One request.
pub struct Call<'a> {
    /// `GET`, `POST`, …
    pub method: &'a str,
    /// Path below `/api/v1`, such as `/me`.
    pub path: &'a str,
    /// Type and content of the body.
    pub body: Option<(&'a str, JsValue)>,
    /// Sent as `Idempotency-Key`.
    pub key: Option<&'a str>,
}

/// Sends a request and gives the text of a successful answer.
///
/// # Errors
/// [`Failure::Offline`] and [`Failure::Timeout`] if no answer came, [`Failure::Problem`] for an
/// answer that isn't a success.
pub async fn send(call: Call<'_>, abort: &AbortController) -> Result<String, Failure> {
    let timer = {
        let abort = abort.clone();
        set_timeout_with_handle(move || abort.abort_with_reason(&"timeout".into()), TIMEOUT).ok()
    };
    let answer = exchange(call, abort).await;
    if let Some(timer) = timer {
        timer.clear();
    }
    let (status, text) = answer.map_err(|_| {
        if abort.signal().reason() == JsValue::from_str("timeout") {
            Failure::Timeout
        } else {
            Failure::Offline
        }
    })?;
    if (200..300).contains(&status) { Ok(text) } else { Err(problem(status, &text)) }
}

async fn exchange(call: Call<'_>, abort: &AbortController) -> Result<(u16, String), JsValue> {
    let init = RequestInit::new();
    init.set_method(call.method);
    init.set_signal(Some(&abort.signal()));
    let headers = Object::new();
    set(&headers, "Accept", "application/json, application/problem+json")?;
    if let Some(key) = call.key {
        set(&headers, "Idempotency-Key", key)?;
    }
    if let Some((content_type, body)) = call.body {
        set(&headers, "Content-Type", content_type)?;
        init.set_body(&body);
    } else if call.method != "GET" {
        set(&headers, "Content-Type", "application/json")?;
    }
    init.set_headers(&headers);
    let address = format!("/api/v1{}", call.path);
    let answer = JsFuture::from(window().fetch_with_str_and_init(&address, &init)).await?;
    let answer: Response = answer.dyn_into()?;
    let text = JsFuture::from(answer.text()?).await?;
    Ok((answer.status(), text.as_string().unwrap_or_default()))
}

fn set(object: &Object, key: &str, value: &str) -> Result<bool, JsValue> {
    Reflect::set(object, &key.into(), &value.into())
}

/// Reads a problem document; an answer without one (a proxy's page, say) is told by its status.
fn problem(status: u16, text: &str) -> Failure {
    let document = JSON::parse(text).ok().map(Json);
    let read = |name| document.as_ref().and_then(|document| document.text(name));
    Failure::Problem(Box::new(Problem {
        kind: "about:blank".into(),
        status,
        code: read("code").unwrap_or_else(|| if status >= 500 { "UNAVAILABLE" } else { "" }.into()),
        title: read("title").unwrap_or_default(),
        detail: read("detail"),
        errors: document.as_ref().map(field_problems).unwrap_or_default(),
        params: document.as_ref().map(params).unwrap_or_default(),
        trace_id: read("trace_id").unwrap_or_default(),
    }))
}

fn field_problems(document: &Json) -> Vec<FieldProblem> {
    document
        .list("errors")
        .map(|error| FieldProblem {
            pointer: error.text("pointer").unwrap_or_default(),
            code: error.text("code").unwrap_or_default(),
            message: error.text("message").unwrap_or_default(),
        })
        .collect()
}

fn params(document: &Json) -> std::collections::BTreeMap<String, String> {
    let Some(object) =
        document.get("params").and_then(|Json(value)| value.dyn_into::<Object>().ok())
    else {
        return Default::default();
    };
    Object::entries(&object)
        .iter()
        .filter_map(|entry| {
            let entry: Array = entry.dyn_into().ok()?;
            Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
        })
        .collect()
}

/// A parsed JSON value.
pub struct Json(pub JsValue);

impl Json {
    /// Parses a text.
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// A member, unless it is missing or null.
    pub fn get(&self, name: &str) -> Option<Self> {
        let value = Reflect::get(&self.0, &name.into()).ok()?;
        (!value.is_undefined() && !value.is_null()).then_some(Self(value))
    }

    /// A text member.
    pub fn text(&self, name: &str) -> Option<String> {
        self.get(name)?.0.as_string()
    }

    /// A whole number; the API's amounts stay far below 2^53.
    pub fn integer(&self, name: &str) -> Option<i64> {
        let value = self.get(name)?.0.as_f64()?;
        (value.fract() == 0.0).then_some(value as i64)
    }

    /// A yes or no; missing is no.
    pub fn flag(&self, name: &str) -> bool {
        self.get(name).and_then(|Json(value)| value.as_bool()).unwrap_or(false)
    }

    /// The elements of an array; none if there is no array.
    pub fn list(&self, name: &str) -> impl Iterator<Item = Self> + use<> {
        let array = self.get(name).and_then(|Json(value)| value.dyn_into::<Array>().ok());
        array.unwrap_or_default().into_iter().map(Self)
    }
}
