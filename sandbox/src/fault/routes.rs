//! `/faults`: see, switch on, switch all off.

use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

use super::Armed;
use crate::{
    failure::{Failure, parse},
    page::{Page, escape},
    state::Shared,
};

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/faults", get(list).post(arm).delete(disarm))
}

/// JSON, or a page for a browser.
async fn list(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    let armed = shared.faults.0.read(Clone::clone);
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    if !accepts.is_some_and(|accepts| accepts.contains("text/html")) {
        return Json(armed).into_response();
    }
    let rows: Vec<_> = armed.iter().map(row).collect();
    let page = Page::new("故障", "沙箱").paragraph(
        "故障用 POST /faults 打开，按次数用完即止；DELETE /faults 全部关闭。说明见 docs/sandbox.md。",
    );
    if rows.is_empty() {
        return page.paragraph("现在没有打开的故障。").into_response();
    }
    page.table("已打开的故障", &["对象", "故障", "剩余次数", "毫秒"], &rows).into_response()
}

fn row(fault: &Armed) -> Vec<String> {
    let name = |value: serde_json::Result<serde_json::Value>| {
        escape(value.ok().as_ref().and_then(|value| value.as_str()).unwrap_or_default())
    };
    vec![
        name(serde_json::to_value(fault.target)),
        name(serde_json::to_value(fault.kind)),
        fault.times.to_string(),
        fault.delay_ms.map(|ms| ms.to_string()).unwrap_or_default(),
    ]
}

async fn arm(
    State(shared): State<Shared>,
    body: Bytes,
) -> Result<(StatusCode, Json<Vec<Armed>>), Failure> {
    let fault: Armed = parse(&body)?;
    if !fault.target.allows(fault.kind) {
        return Err(Failure::invalid("FAULT", "this target can't go wrong in that way"));
    }
    if fault.times == 0 {
        return Err(Failure::invalid("FAULT", "times is at least 1"));
    }
    let armed = shared.faults.0.change(|armed| {
        armed.retain(|other| (other.target, other.kind) != (fault.target, fault.kind));
        armed.push(fault);
        armed.clone()
    })?;
    Ok((StatusCode::CREATED, Json(armed)))
}

async fn disarm(State(shared): State<Shared>) -> Result<StatusCode, Failure> {
    shared.faults.0.change(Vec::clear)?;
    Ok(StatusCode::NO_CONTENT)
}
