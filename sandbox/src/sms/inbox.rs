//! Reading the inbox: a page for people, JSON for tests. Newest first.

use axum::{
    Json,
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Message;
use crate::{
    page::{Page, escape},
    state::Shared,
    time::readable,
};

/// The page shows this many.
const SHOWN: usize = 100;

#[derive(Debug, Deserialize)]
pub(super) struct Filter {
    to: Option<String>,
}

/// `GET /sms/v1/messages?to=`.
pub(super) async fn json(
    State(shared): State<Shared>,
    Query(filter): Query<Filter>,
) -> Json<Value> {
    Json(json!({ "messages": newest(&shared, &filter) }))
}

/// `GET /sms?to=`.
pub(super) async fn page(State(shared): State<Shared>, Query(filter): Query<Filter>) -> Response {
    let messages = newest(&shared, &filter);
    let to = escape(filter.to.as_deref().unwrap_or_default());
    let page = Page::new("短信收件箱", "模拟短信网关 · 沙箱").markup(&format!(
        "<form method=\"get\" action=\"/sms\"><label for=\"to\">手机号</label>\
         <input type=\"text\" id=\"to\" name=\"to\" inputmode=\"numeric\" value=\"{to}\"> \
         <button type=\"submit\">查看 / 刷新</button></form>"
    ));
    if messages.is_empty() {
        return page.paragraph("还没有短信。").into_response();
    }
    let items: String = messages.iter().take(SHOWN).map(item).collect();
    page.markup(&format!("<h2>最新的在最前</h2><ul class=\"inbox\">{items}</ul>")).into_response()
}

fn newest(shared: &Shared, filter: &Filter) -> Vec<Message> {
    let wanted = filter.to.as_deref().map(str::trim).filter(|to| !to.is_empty());
    shared.inbox.read(|inbox| {
        let messages = inbox.messages.iter().rev();
        messages.filter(|message| wanted.is_none_or(|to| to == message.to)).cloned().collect()
    })
}

fn item(message: &Message) -> String {
    format!(
        "<li data-to=\"{to}\"><span class=\"quiet\">{at} · 发给 {to}</span><p>{text}</p></li>",
        to = escape(&message.to),
        at = readable(message.sent_at_ms),
        text = with_codes(&message.text),
    )
}

/// Marks runs of four to eight digits, so that a code catches the eye.
fn with_codes(text: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for character in text.chars().chain(['\0']) {
        if character.is_ascii_digit() {
            digits.push(character);
            continue;
        }
        if (4..=8).contains(&digits.len()) {
            out.push_str(&format!("<strong class=\"code\">{digits}</strong>"));
        } else {
            out.push_str(&digits);
        }
        digits.clear();
        if character != '\0' {
            out.push_str(&escape(character.encode_utf8(&mut [0; 4])));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::with_codes;

    #[test]
    fn codes_are_marked_and_the_rest_escaped() {
        assert_eq!(
            with_codes("验证码 402913，<5分钟>内有效 95598"),
            "验证码 <strong class=\"code\">402913</strong>，&lt;5分钟&gt;内有效 \
             <strong class=\"code\">95598</strong>"
        );
    }
}
