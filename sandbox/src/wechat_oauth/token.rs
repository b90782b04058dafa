//! `/sns/oauth2/access_token`: a code for an openid, once and within five minutes.

use axum::{
    extract::{Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Code, OAuth, openid, virtual_openid};
use crate::{crypto::random_hex, failure::Failure, state::Shared};

const CODE_MS: i64 = 5 * 60 * 1000;

#[derive(Debug, Deserialize)]
pub(super) struct Exchange {
    #[serde(default)]
    appid: String,
    #[serde(default)]
    secret: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    grant_type: String,
}

/// Errors are `{"errcode", "errmsg"}` with status 200, and everything is labelled as plain text:
/// so does the real one.
pub(super) async fn exchange(
    State(shared): State<Shared>,
    Query(exchange): Query<Exchange>,
) -> Result<Response, Failure> {
    let document = document(&shared, &exchange)?;
    Ok(([(header::CONTENT_TYPE, "text/plain")], document.to_string()).into_response())
}

fn document(shared: &Shared, exchange: &Exchange) -> Result<Value, Failure> {
    if exchange.appid != shared.keys.appid {
        return Ok(error(40013, "invalid appid"));
    }
    if exchange.secret != shared.keys.app_secret {
        return Ok(error(40125, "invalid appsecret"));
    }
    if exchange.grant_type != "authorization_code" {
        return Ok(error(40002, "invalid grant_type"));
    }
    let now_ms = shared.clock.now_ms();
    let code = match shared.oauth.change(|oauth| spend(oauth, &exchange.code, now_ms))? {
        Ok(code) => code,
        Err(refused) => return Ok(refused),
    };
    let keys = &shared.keys;
    let openid =
        if code.snapshot { virtual_openid(keys, code.user) } else { openid(keys, code.user) };
    let mut document = json!({
        "access_token": random_hex(32)?,
        "expires_in": 7200,
        "refresh_token": random_hex(32)?,
        "openid": openid,
        "scope": code.scope,
    });
    if let (true, Some(fields)) = (code.snapshot, document.as_object_mut()) {
        fields.insert("is_snapshotuser".to_owned(), json!(1));
    }
    Ok(document)
}

fn spend(oauth: &mut OAuth, name: &str, now_ms: i64) -> Result<Code, Value> {
    let code = oauth.codes.get_mut(name).ok_or_else(|| error(40029, "invalid code"))?;
    if code.used {
        return Err(error(40163, "code been used"));
    }
    if now_ms - code.issued_at_ms >= CODE_MS {
        return Err(error(40029, "invalid code"));
    }
    code.used = true;
    Ok(code.clone())
}

fn error(errcode: i64, errmsg: &str) -> Value {
    json!({ "errcode": errcode, "errmsg": errmsg })
}
