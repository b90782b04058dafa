//! Who is signed in to the sandbox's WeChat; holds for the silent sign-in and as a proposal.

use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{Settings, USERS};
use crate::{failure::Failure, page::Page, state::Shared};

#[derive(Debug, Deserialize)]
pub(super) struct Change {
    user: u8,
    snapshot: Option<String>,
}

/// Form fields for the person and the snapshot mode.
pub(super) fn fields(settings: Settings) -> String {
    let users: String = (1..=USERS)
        .map(|user| {
            let checked = if user == settings.user { " checked" } else { "" };
            format!(
                "<label><input type=\"radio\" name=\"user\" value=\"{user}\"{checked}> \
                 微信用户 {user}</label>"
            )
        })
        .collect();
    let checked = if settings.snapshot { " checked" } else { "" };
    format!(
        "<fieldset><legend>微信用户</legend>{users}</fieldset>\
         <label><input type=\"checkbox\" name=\"snapshot\" value=\"1\"{checked}> \
         快照页模式（虚拟账号）</label>"
    )
}

pub(super) async fn show(State(shared): State<Shared>) -> Response {
    let settings = shared.oauth.read(|oauth| oauth.settings);
    Page::new("微信登录设置", "模拟微信 · 沙箱")
        .paragraph("静默授权（snsapi_base）按这里的设置返回；授权页（snsapi_userinfo）可当场再选。")
        .markup(&format!(
            "<form class=\"sheet\" method=\"post\" action=\"/wechat/sandbox\">{}\
             <div class=\"actions\"><button type=\"submit\">保存</button></div></form>",
            fields(settings),
        ))
        .into_response()
}

pub(super) async fn change(
    State(shared): State<Shared>,
    Form(change): Form<Change>,
) -> Result<Response, Failure> {
    if !(1..=USERS).contains(&change.user) {
        return Err(Failure::invalid("USER", "no such WeChat user"));
    }
    let settings = Settings { user: change.user, snapshot: change.snapshot.is_some() };
    shared.oauth.change(|oauth| oauth.settings = settings)?;
    Ok(Redirect::to("/wechat/sandbox").into_response())
}
