//! The face page (人脸核身): a person goes there, passes or fails, and is sent back.

use axum::{
    Form, Json,
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use reqwest::Url;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::register::{Elements, Outcome, judge};
use crate::{
    crypto::random_hex,
    failure::{Failure, parse},
    page::Page,
    state::Shared,
};

const LABEL: &str = "模拟人脸核身 · 沙箱";

/// A session can be used for half an hour.
const SESSION_MS: i64 = 30 * 60 * 1000;

/// One visit to the face page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Session {
    transaction: String,
    elements: Elements,
    return_url: String,
    opened_at_ms: i64,
    result: FaceResult,
}

/// What came of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FaceResult {
    /// The person hasn't finished.
    Pending,
    /// It is the person on the papers.
    Pass,
    /// It isn't, the papers don't agree, or the time is over.
    Fail,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Open {
    transaction: String,
    elements: Elements,
    return_url: String,
}

/// `POST /v1/face-sessions`; the same transaction gets the same session again.
pub(super) async fn open(
    State(shared): State<Shared>,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), Failure> {
    let Open { transaction, elements, return_url } = parse(&body)?;
    let web = Url::parse(&return_url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    if transaction.is_empty() || !web {
        return Err(Failure::invalid("FACE", "a transaction and a return_url are needed"));
    }
    let (opened_at_ms, id) = (shared.clock.now_ms(), random_hex(16)?);
    let new =
        Session { transaction, elements, return_url, opened_at_ms, result: FaceResult::Pending };
    let id = shared.register.change(|register| {
        let known = |session: &Session| session.transaction == new.transaction;
        if let Some((id, _)) = register.sessions.iter().find(|(_, session)| known(session)) {
            return id.clone();
        }
        register.sessions.insert(id.clone(), new);
        id
    })?;
    let url = format!("{}/identity/face/{id}", shared.base_url);
    Ok((StatusCode::CREATED, Json(json!({ "session": id, "url": url }))))
}

fn find(shared: &Shared, id: &str) -> Option<Session> {
    let mut session = shared.register.read(|register| register.sessions.get(id).cloned())?;
    let age_ms = shared.clock.now_ms() - session.opened_at_ms;
    if session.result == FaceResult::Pending && age_ms >= SESSION_MS {
        session.result = FaceResult::Fail;
    }
    Some(session)
}

/// `GET /v1/face-sessions/{session}`.
pub(super) async fn result(
    State(shared): State<Shared>,
    Path(id): Path<String>,
) -> Result<Json<Value>, Failure> {
    let session = find(&shared, &id).ok_or_else(|| Failure::missing("no such session"))?;
    Ok(Json(json!({ "result": session.result, "provider_transaction": id })))
}

/// The page.
pub(super) async fn page(State(shared): State<Shared>, Path(id): Path<String>) -> Response {
    match find(&shared, &id) {
        Some(session) if session.result == FaceResult::Pending => Page::new("人脸核身", LABEL)
            .markup(&format!(
                "<div class=\"sheet\"><p>真实环境会打开摄像头。这里由你决定核身结果。</p>\
                 <form method=\"post\" action=\"/identity/face/{id}\"><div class=\"actions\">\
                 <button id=\"pass\" name=\"decision\" value=\"pass\" type=\"submit\">通过</button>\
                 <button id=\"fail\" class=\"other\" name=\"decision\" value=\"fail\" \
                 type=\"submit\">不通过</button></div></form></div>",
            ))
            .into_response(),
        Some(session) => back(&session, &id),
        None => Page::new("没有这次核身", LABEL)
            .status(StatusCode::NOT_FOUND)
            .paragraph("链接不对，请回到办理页面重新开始。")
            .into_response(),
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Decision {
    decision: String,
}

/// The person passes or fails; a decision is final.
pub(super) async fn decide(
    State(shared): State<Shared>,
    Path(id): Path<String>,
    Form(form): Form<Decision>,
) -> Result<Response, Failure> {
    let session = find(&shared, &id).ok_or_else(|| Failure::missing("no such session"))?;
    if session.result != FaceResult::Pending {
        return Ok(back(&session, &id));
    }
    let passed = form.decision == "pass" && judge(&shared, &session.elements) == Outcome::Match;
    let result = if passed { FaceResult::Pass } else { FaceResult::Fail };
    shared.register.change(|register| {
        if let Some(known) = register.sessions.get_mut(&id) {
            known.result = result;
        }
    })?;
    Ok(back(&session, &id))
}

fn back(session: &Session, id: &str) -> Response {
    let mut url = session.return_url.clone();
    url.push(if url.contains('?') { '&' } else { '?' });
    Redirect::to(&format!("{url}session={id}")).into_response()
}
