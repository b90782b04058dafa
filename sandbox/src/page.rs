//! HTML for people who look at the sandbox: plain forms, no script, one style sheet.

use std::fmt::Write;

use axum::{
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};

/// Nothing may run, nothing may be framed; forms may lead back to the merchant.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

/// Text for between tags or inside a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// A page under construction. `label` says whom the sandbox plays here.
#[derive(Debug)]
pub(crate) struct Page {
    title: String,
    label: &'static str,
    status: StatusCode,
    body: String,
}

impl Page {
    pub(crate) fn new(title: &str, label: &'static str) -> Self {
        Self { title: title.to_owned(), label, status: StatusCode::OK, body: String::new() }
    }

    /// Another status than 200.
    pub(crate) fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// A paragraph of text.
    pub(crate) fn paragraph(self, text: &str) -> Self {
        let text = escape(text);
        self.markup(&format!("<p>{text}</p>"))
    }

    /// Ready markup; whatever came from outside must have been through [`escape`].
    pub(crate) fn markup(mut self, html: &str) -> Self {
        self.body.push_str(html);
        self
    }

    /// A table with a caption; cells are markup.
    pub(crate) fn table(mut self, caption: &str, heads: &[&str], rows: &[Vec<String>]) -> Self {
        let caption = escape(caption);
        let _ = write!(
            self.body,
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\">\
             <table><caption>{caption}</caption><thead><tr>"
        );
        for head in heads {
            let _ = write!(self.body, "<th scope=\"col\">{}</th>", escape(head));
        }
        self.body.push_str("</tr></thead><tbody>");
        for row in rows {
            self.body.push_str("<tr>");
            for cell in row {
                let _ = write!(self.body, "<td>{cell}</td>");
            }
            self.body.push_str("</tr>");
        }
        self.body.push_str("</tbody></table></div>");
        self
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let (title, label) = (escape(&self.title), self.label);
        let html = format!(
            "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <title>{title} · {label}</title>\
             <link rel=\"stylesheet\" href=\"/assets/sandbox.css\">\
             <link rel=\"icon\" href=\"/assets/icon.svg\" type=\"image/svg+xml\"></head>\
             <body><header><a href=\"/\">沙箱</a><span>{label}</span></header>\
             <main><h1>{title}</h1>{}</main></body></html>",
            self.body
        );
        let headers = [
            (header::CONTENT_SECURITY_POLICY, POLICY),
            (header::CACHE_CONTROL, "no-store"),
            (header::REFERRER_POLICY, "same-origin"),
        ];
        (self.status, headers, Html(html)).into_response()
    }
}

/// The style sheet of every page.
pub(crate) async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("../assets/sandbox.css"))
}

/// The icon in the browser's tab.
pub(crate) async fn icon() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "image/svg+xml")], include_str!("../assets/icon.svg"))
}
