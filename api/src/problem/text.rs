//! Chinese texts of problems by their codes: what happened, whether what was entered is safe, what
//! to do now.

use std::collections::BTreeMap;

/// What happened.
pub fn title(code: &str) -> &'static str {
    match code {
        "BODY_INVALID" => "提交的内容格式有误",
        "BODY_TOO_LARGE" => "提交的内容太大",
        "CONTENT_TYPE" => "不支持这种内容格式",
        "FIELDS_INVALID" => "有内容需要修改",
        "SIGN_IN_REQUIRED" => "请先登录",
        "ORIGIN_REFUSED" => "请求来源无法确认",
        "NOT_FOUND" => "没有找到您要的内容",
        "METHOD" => "不支持这种操作",
        "IDEMPOTENCY_KEY_REQUIRED" => "请求缺少防重复编号",
        "IDEMPOTENCY_KEY_REUSED" => "这个防重复编号已用于其他内容",
        "IDEMPOTENCY_IN_PROGRESS" => "上一次提交正在处理",
        "RATE_LIMITED" => "操作太频繁",
        "UNAVAILABLE" => "系统暂时繁忙",
        "TOO_MANY_CODES" => "验证码发送太频繁",
        "CODE_WRONG" => "验证码不正确",
        "CODE_EXPIRED" => "验证码已失效",
        "TOO_MANY_TRIES" => "今天的尝试次数已用完",
        "REALNAME_REQUIRED" => "请先完成实名认证",
        "ACCOUNT_PROOF_FAILED" => "户号与验证信息不符",
        "ALREADY_BOUND" => "这个户号已经绑定",
        "CONSENT_REQUIRED" => "请先阅读并同意相关说明",
        "CONSENT_OUTDATED" => "说明已更新，请重新阅读",
        "METHOD_NOT_OFFERED" => "暂不提供这种认证方式",
        "AGENT_NOT_VERIFIED" => "请经办人先完成本人实名认证",
        "AUTHORISATION_CLOSED" => "这次认证已不能继续",
        "AUTHORISATION_WRONG" => "验证码或金额不正确",
        "WECHAT_REFUSED" => "没有得到微信授权",
        "PAYMENT_OPEN" => "这笔账单有一笔缴费尚未完成",
        "AMOUNT_CHANGED" => "应缴金额已变化",
        "ALREADY_PAID" => "账单已缴清",
        "WECHAT_LINK_REQUIRED" => "请先授权微信账号",
        _ => "系统出了点问题",
    }
}

/// Whether what was entered is safe, and what to do now.
pub fn detail(code: &str, params: &BTreeMap<String, String>) -> Option<String> {
    let seconds = || params.get("retry_after_seconds").map_or("60", String::as_str);
    let text = match code {
        "BODY_INVALID" => "内容未被保存。请刷新页面后重试。".to_owned(),
        "BODY_TOO_LARGE" => "内容未被保存。请减小后再提交。".to_owned(),
        "CONTENT_TYPE" => "内容未被保存。请使用本网站页面提交。".to_owned(),
        "FIELDS_INVALID" => "已填写的内容仍在页面上，请按提示修改。".to_owned(),
        "SIGN_IN_REQUIRED" => "登录后可以继续，已填写的内容不会丢失。".to_owned(),
        "ORIGIN_REFUSED" => "没有做任何更改。请从本网站页面操作。".to_owned(),
        "NOT_FOUND" => "请检查网址，或从首页重新进入。".to_owned(),
        "METHOD" | "IDEMPOTENCY_KEY_REQUIRED" => "没有做任何更改。请刷新页面后重试。".to_owned(),
        "IDEMPOTENCY_KEY_REUSED" => "本次内容没有提交。请刷新页面，查看上一次的结果。".to_owned(),
        "IDEMPOTENCY_IN_PROGRESS" => "不会重复办理。请稍候查看结果。".to_owned(),
        "RATE_LIMITED" | "TOO_MANY_CODES" => format!("请在 {} 秒后再试。", seconds()),
        "UNAVAILABLE" => "已填写的内容仍在页面上，请稍后重试。".to_owned(),
        "CODE_WRONG" => "请核对短信后重新输入。连续输错五次，验证码将失效。".to_owned(),
        "CODE_EXPIRED" => "请重新获取验证码。".to_owned(),
        "TOO_MANY_TRIES" => "请明天再试，或改用人工审核。".to_owned(),
        "REALNAME_REQUIRED" => "认证后回到这里继续，已填写的内容不会丢失。".to_owned(),
        "ACCOUNT_PROOF_FAILED" => "请核对户号和账单金额，或改用档案手机验证码。".to_owned(),
        "ALREADY_BOUND" => "可以在“我的户号”中查看。".to_owned(),
        "CONSENT_REQUIRED" => "没有提交任何信息。勾选同意后再继续。".to_owned(),
        "CONSENT_OUTDATED" => "没有记录同意。请刷新页面，阅读新的说明。".to_owned(),
        "METHOD_NOT_OFFERED" => "没有提交任何信息。请选择其他方式。".to_owned(),
        "AGENT_NOT_VERIFIED" => "没有提交任何信息。本人认证后再认证单位。".to_owned(),
        "AUTHORISATION_CLOSED" => "请重新发起认证，或提交盖章授权书。".to_owned(),
        "AUTHORISATION_WRONG" => {
            let left = params.get("tries_left").map_or("0", String::as_str);
            format!("请核对后重新输入，还可以尝试 {left} 次。")
        }
        "WECHAT_REFUSED" => "您的账号没有变化，可以改用其他方式。".to_owned(),
        "PAYMENT_OPEN" => "没有新建缴费。请继续或关闭那一笔。".to_owned(),
        "AMOUNT_CHANGED" => "没有扣款。请刷新页面，核对新的金额。".to_owned(),
        "ALREADY_PAID" => "没有扣款，无需再次缴费。".to_owned(),
        "WECHAT_LINK_REQUIRED" => "没有扣款。授权后可以继续，或改用扫码缴费。".to_owned(),
        _ => "您的内容没有丢失。请稍后重试，或拨打 95598。".to_owned(),
    };
    Some(text)
}

/// What is wrong with a field.
pub fn field(code: &str) -> &'static str {
    match code {
        "REQUIRED" | "EMPTY" => "请填写此项",
        "MISSING_FIELD" => "缺少此项",
        "UNKNOWN_FIELD" => "不认识的内容",
        "MOBILE" => "请输入 11 位手机号码",
        "CODE" => "请输入短信中的 6 位数字",
        "COUNTER_CODE" => "请输入 8 位数字核验码",
        "TOO_LONG" => "内容太长",
        "LENGTH" => "位数不对，请核对",
        "DIGITS" => "只能包含数字",
        "CHECK_DIGIT" => "号码有误，请逐位核对",
        "DATE" => "号码中的出生日期不存在",
        "CHARACTER" => "含有不能使用的字符",
        "NAME" => "请按证件填写姓名，最多 50 个字",
        "EMAIL" => "请输入完整的邮箱地址",
        "AMOUNT" => "请输入正确的金额",
        "ACCOUNT_NUMBER" => "户号是 10 位或 13 位数字",
        "CREDIT_CODE" => "统一社会信用代码有误，请逐位核对",
        "CARD_NUMBER" => "银行卡号有误，请逐位核对",
        "DOCUMENT" => "证件号码格式不对，请核对",
        "NOT_YOURS" => "不能选择这一项",
        _ => "内容有误，请核对",
    }
}
