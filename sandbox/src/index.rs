//! The first page: where everything is.

use axum::response::{IntoResponse, Response};

use crate::page::Page;

const LINKS: [(&str, &str, &str); 8] = [
    ("/sms", "短信收件箱", "短信网关发出的每一条短信"),
    ("/customer-system", "营销系统", "供电企业的用户和账单；可标记为“已在别处缴清”"),
    ("/wechat-pay/sandbox/orders", "微信支付订单", "每一笔订单、它的收银台和退款"),
    ("/wechat-pay/sandbox/callbacks", "微信支付通知", "发给商户的支付通知和每次尝试"),
    ("/wechat/sandbox", "微信登录设置", "当前微信用户和快照页模式"),
    ("/bank", "银行", "对公打款的到账记录"),
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
