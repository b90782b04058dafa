//! Sign-in.

use crate::text::SignInText;

/// Sign-in by SMS.
pub const SIGN_IN: SignInText = SignInText {
    title: "登录",
    intro: "用手机号和短信验证码登录，第一次登录无需注册。",
    mobile: "手机号码",
    mobile_hint: "中国内地 11 位手机号",
    send_code: "获取验证码",
    sent: "验证码已发送至 {mobile}，请在 {time} 前填写。",
    code: "短信验证码",
    code_hint: "短信中的 6 位数字，可以直接粘贴",
    sign_in: "登录",
    resend: "重新获取验证码",
    resend_in: "{n} 秒后可重新获取",
    resend_ready: "可以重新获取验证码了",
    resent: "新的验证码已发送",
    change_mobile: "换一个手机号",
    no_code: "没有收到验证码？",
    no_code_text: concat!(
        "请检查手机号是否正确、短信是否被拦截。一分钟后可以重新获取，也可以拨打 ",
        env!("KAIDENG_HOTLINE"),
        " 由人工办理。"
    ),
    signed_in: "登录成功，正在打开页面",
};
