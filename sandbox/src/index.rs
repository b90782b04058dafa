//! The first page: where everything is.

use axum::response::{IntoResponse, Response};

use crate::page::Page;

const LINKS: [(&str, &str, &str); 4] = [
    ("/sms", "短信收件箱", "短信网关发出的每一条短信"),
    ("/customer-system", "营销系统", "供电企业的用户和账单；可标记为“已在别处缴清”"),
    ("/faults", "故障", "已打开的故障"),
    ("/clock", "时钟", "沙箱的时间（JSON）"),
];

pub(crate) async fn page() -> Response {
    let items: String = LINKS
        .iter()
        .map(|(to, name, what)| {
            format!("<li><a href=\"{to}\">{name}</a><p class=\"quiet\">{what}</p></li>")
        })
        .collect();
    Page::new("沙箱", "外部系统模拟")
        .paragraph("这里模拟所有外部系统，没有真实的钱、短信和身份核验。")
        .markup(&format!("<ul class=\"inbox\">{items}</ul>"))
        .into_response()
}
