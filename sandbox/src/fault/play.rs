//! Lets a fault happen around a handler.

use std::time::Duration;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tokio::{
    sync::broadcast::Receiver,
    time::{sleep, timeout_at},
};

use super::{Fault, Kind, Target};
use crate::{connection, failure::Failure, hmac_check, state::Shared};

/// Which order an answer is about; put on answers by the handlers that know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct About(pub(crate) String);

/// Put on an answer that tells an earlier state already, so that it needn't wait.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AlreadyOld;

/// Put on an answer that the fault couldn't change, so that it strikes a later one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spared;

/// A newer answer shall be the first to arrive although both are written at once.
const HEAD_START: Duration = Duration::from_millis(100);

/// Takes the next fault for the target and lets it happen. The handler finds it among the
/// request's extensions, the signing layer among the answer's.
pub(crate) async fn apply(
    State((shared, target)): State<(Shared, Target)>,
    request: Request,
    next: Next,
) -> Response {
    let fault = match shared.faults.take(target) {
        Ok(fault) => fault,
        Err(error) => return Failure::from(error).into_response(),
    };
    let (mut parts, body) = match hmac_check::whole(request).await {
        Ok(whole) => whole,
        Err(failure) => return failure.into_response(),
    };
    if let Some(fault) = fault {
        parts.extensions.insert(fault);
    }
    let run = Handler { parts, body, next };
    let mut answers = shared.answered.subscribe();
    let mut answer = match fault.map(|fault| fault.kind) {
        None | Some(Kind::BadSignature | Kind::WrongAmount | Kind::Reordered) => run.once().await,
        Some(Kind::Status5xx) => Failure::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "SYSTEM_ERROR",
            "系统异常，请用相同参数重新调用",
        )
        .into_response(),
        Some(Kind::Slow) => run.once().await,
        Some(Kind::Lost) => {
            run.once().await;
            return connection::unsent();
        }
        Some(Kind::Duplicate) => {
            run.once().await;
            run.once().await
        }
        Some(Kind::Malformed) => half(run.once().await).await,
    };
    if let Some(fault) = fault {
        answer.extensions_mut().insert(fault);
    }
    let about = answer.extensions().get::<About>().cloned();
    if let Some(fault) = fault {
        if answer.extensions().get::<Spared>().is_some()
            && let Err(error) = shared.faults.give_back(target, fault)
        {
            return Failure::from(error).into_response();
        }
        let old = answer.extensions().get::<AlreadyOld>().is_some();
        wait(fault, about.as_ref().filter(|_| !old), &mut answers).await;
    }
    if let Some(About(order)) = about {
        // Nobody listening is the usual case.
        let _ = shared.answered.send(order);
    }
    answer
}

struct Handler {
    parts: Parts,
    body: Bytes,
    next: Next,
}

impl Handler {
    async fn once(&self) -> Response {
        let request = Request::from_parts(self.parts.clone(), Body::from(self.body.clone()));
        self.next.clone().run(request).await
    }
}

/// Holds a slow answer, or an old one until something newer was said about the order.
async fn wait(fault: Fault, about: Option<&About>, answers: &mut Receiver<String>) {
    if fault.kind == Kind::Slow {
        sleep(fault.delay()).await;
    }
    if let (Kind::Reordered, Some(About(order))) = (fault.kind, about) {
        newer_answer(fault, order, answers).await;
    }
}

/// Waits until another answer about the order was given, but no longer than the fault's delay.
pub(crate) async fn newer_answer(fault: Fault, order: &str, answers: &mut Receiver<String>) {
    let end = tokio::time::Instant::now() + fault.delay();
    while let Ok(Ok(about)) = timeout_at(end, answers.recv()).await {
        if about == order {
            sleep(HEAD_START).await;
            return;
        }
    }
}

/// Cuts a document in two; an empty one becomes something that is no document.
async fn half(answer: Response) -> Response {
    let (mut parts, body) = answer.into_parts();
    let whole = to_bytes(body, hmac_check::BODY_LIMIT).await.unwrap_or_default();
    let kept = if whole.is_empty() {
        Bytes::from_static(b"{\"code\":")
    } else {
        whole.slice(..whole.len() / 2)
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    if parts.status == StatusCode::NO_CONTENT {
        parts.status = StatusCode::OK;
    }
    Response::from_parts(parts, Body::from(kept))
}
