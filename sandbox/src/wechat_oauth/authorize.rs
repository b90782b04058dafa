//! `/connect/oauth2/authorize`: asks the person, or sends him on at once for `snsapi_base`.

use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use reqwest::Url;
use serde::Deserialize;

use super::{Code, Settings, USERS, settings};
use crate::{
    crypto::random_hex,
    failure::Failure,
    page::{Page, escape},
    state::Shared,
};

const LABEL: &str = "模拟微信 · 沙箱";

/// Codes older than this are forgotten altogether.
const FORGET_MS: i64 = 24 * 60 * 60 * 1000;

/// What the public account asks for.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    appid: String,
    #[serde(default)]
    redirect_uri: String,
    #[serde(default)]
    response_type: String,
    #[serde(default)]
    scope: String,
    #[serde(default)]
    state: String,
}

/// What the person decided.
#[derive(Debug, Deserialize)]
pub(super) struct Decision {
    #[serde(flatten)]
    asked: Asked,
    decision: String,
    user: Option<String>,
    snapshot: Option<String>,
}

pub(super) async fn ask(
    State(shared): State<Shared>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let target = match check(&shared, &asked) {
        Ok(target) => target,
        Err(page) => return Ok(page.into_response()),
    };
    let settings = shared.oauth.read(|oauth| oauth.settings);
    if asked.scope == "snsapi_base" {
        return approve(&shared, &asked, target, settings);
    }
    Ok(page(&asked, settings).into_response())
}

/// The address to return to, or a page as WeChat shows it to the person.
fn check(shared: &Shared, asked: &Asked) -> Result<Url, Page> {
    let refused = |text: &str| {
        Err(Page::new("无法打开", LABEL).status(StatusCode::BAD_REQUEST).paragraph(text))
    };
    if asked.appid != shared.keys.appid {
        return refused("appid 参数错误（10013）。");
    }
    if asked.response_type != "code" {
        return refused("response_type 必须为 code。");
    }
    if !["snsapi_base", "snsapi_userinfo"].contains(&asked.scope.as_str()) {
        return refused("scope 参数错误或没有 scope 权限（10005）。");
    }
    if asked.state.len() > 128 {
        return refused("state 最多 128 字节。");
    }
    let Some(target) = Url::parse(&asked.redirect_uri).ok().filter(is_web) else {
        return refused("redirect_uri 参数错误（10003）。");
    };
    let home = shared.callback_base.as_deref().and_then(|base| Url::parse(base).ok());
    if home.is_some_and(|home| home.origin() != target.origin()) {
        return refused("redirect_uri 域名与后台配置不一致（10003）。");
    }
    Ok(target)
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

fn page(asked: &Asked, settings: Settings) -> Page {
    let hidden = [
        ("appid", &asked.appid),
        ("redirect_uri", &asked.redirect_uri),
        ("response_type", &asked.response_type),
        ("scope", &asked.scope),
        ("state", &asked.state),
    ];
    let hidden: String = hidden
        .iter()
        .map(|(name, value)| {
            format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escape(value))
        })
        .collect();
    Page::new("授权登录", LABEL).markup(&format!(
        "<div class=\"sheet\"><p>服务号申请获取你的昵称和头像。</p>\
         <form method=\"post\" action=\"/wechat/connect/oauth2/authorize\">{hidden}{}\
         <div class=\"actions\">\
         <button id=\"approve\" name=\"decision\" value=\"approve\" type=\"submit\">同意</button>\
         <button id=\"refuse\" class=\"other\" name=\"decision\" value=\"refuse\" type=\"submit\">\
         拒绝</button></div></form></div>",
        settings::fields(settings),
    ))
}

pub(super) async fn decide(
    State(shared): State<Shared>,
    Form(decision): Form<Decision>,
) -> Result<Response, Failure> {
    let mut target = match check(&shared, &decision.asked) {
        Ok(target) => target,
        Err(page) => return Ok(page.into_response()),
    };
    if decision.decision != "approve" {
        // As the real one: refused means that there is a state and no code.
        target.query_pairs_mut().append_pair("state", &decision.asked.state);
        return Ok(Redirect::to(target.as_str()).into_response());
    }
    let user = decision.user.as_deref().and_then(|user| user.parse().ok());
    let user = user.filter(|user| (1..=USERS).contains(user)).unwrap_or(1);
    let settings = Settings { user, snapshot: decision.snapshot.is_some() };
    approve(&shared, &decision.asked, target, settings)
}

fn approve(
    shared: &Shared,
    asked: &Asked,
    mut target: Url,
    settings: Settings,
) -> Result<Response, Failure> {
    let name = random_hex(16)?;
    let issued_at_ms = shared.clock.now_ms();
    let code = Code {
        scope: asked.scope.clone(),
        user: settings.user,
        snapshot: settings.snapshot,
        issued_at_ms,
        used: false,
    };
    shared.oauth.change(|oauth| {
        oauth.codes.retain(|_, old| issued_at_ms - old.issued_at_ms < FORGET_MS);
        oauth.codes.insert(name.clone(), code);
    })?;
    target.query_pairs_mut().append_pair("code", &name).append_pair("state", &asked.state);
    // 302 as the real one; a 307 would repeat the form.
    let location = [(axum::http::header::LOCATION, target.to_string())];
    Ok((StatusCode::FOUND, location).into_response())
}
