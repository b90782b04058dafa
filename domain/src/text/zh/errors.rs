//! What went wrong.

use crate::text::{FieldErrorText, Message, ProblemText};

const fn message(what: &'static str, next: &'static str) -> Message {
    Message { what, next }
}

/// Problem documents.
pub const PROBLEMS: ProblemText = ProblemText {
    general: message("没有办成", "已填写的内容还在，请稍后重试。"),
    offline: message("网络没有连上", "已填写的内容还在。请检查网络后重试。"),
    timeout: message("等了太久没有收到回应", "请求可能已经收到，重试不会重复办理。"),
    body_invalid: message("提交的内容没有被识别", "已填写的内容还在。请刷新页面后再提交。"),
    body_too_large: message("提交的内容太大", "请缩短文字或换一个小一些的文件。"),
    content_type: message("不支持这种文件", "请换一个文件后重试。"),
    fields_invalid: message("有几处需要修改", "已填写的内容还在，请按提示改正后再提交。"),
    sign_in_required: message("请先登录", "登录后会回到本页，已填写的内容会保留。"),
    origin_refused: message("请求被拒绝", "请从本网站的页面重新打开后再试。"),
    not_found: message("没有找到这项内容", "它可能不属于当前的办理身份，请在“我的”里切换后再看。"),
    method: message("没有办成", "请刷新页面后重试。"),
    key_required: message("没有办成", "请刷新页面后重试。"),
    key_reused: message("这次提交与之前的内容不一致", "之前的那次已经受理。请刷新页面查看结果。"),
    in_progress: message("上一次提交正在处理", "不会重复办理，请稍候查看结果。"),
    rate_limited: message("操作太频繁", "已填写的内容还在，请过 {retry_after_seconds} 秒再试。"),
    internal: message("系统出错了", "这不是您的问题。已填写的内容还在，请稍后重试。"),
    unavailable: message("服务暂时不可用", "已填写的内容还在，请几分钟后重试。"),
    too_many_codes: message(
        "验证码发送得太频繁",
        "已发送的验证码在有效期内仍可使用。请过 {retry_after_seconds} 秒再获取。",
    ),
    code_wrong: message("验证码不对", "请核对短信中的最新验证码后重新输入。"),
    code_expired: message("验证码已失效", "请重新获取验证码。"),
    account_proof_failed: message(
        "户号与所填信息不一致",
        concat!(
            "请核对户号、账单金额或验证码。如果您是租户或新业主，请拨打 ",
            env!("KAIDENG_HOTLINE"),
            " 咨询。"
        ),
    ),
    already_bound: message("这个户号已经绑定", "可以在“我的户号”中查看。"),
    realname_required: message("需要先完成实名认证", "认证只需几分钟，完成后可以继续办理。"),
    role_not_enough: message(
        "您的成员角色不能办理这一项",
        "没有办理。请由本人或经办人办理，或在“我的”里切换办理身份。",
    ),
    payment_open: message("这笔账单有一笔支付正在进行", "请先完成或取消那一笔，以免重复缴费。"),
    amount_changed: message("应缴金额有变化", "尚未扣款。请核对新的金额后再支付。"),
    already_paid: message("这笔账单已经缴清", "没有重复扣款，无需再付。"),
    day_ends: message(
        "临近零点，暂时不能发起支付",
        "没有扣款。违约金按日计算，请在零点之后核对金额再支付。",
    ),
    consent_outdated: message("协议内容有更新", "请阅读新的内容后再同意。"),
    consent_required: message("需要您的同意才能继续", "请阅读并勾选相应的授权。"),
    too_many_tries: message("今天的尝试次数已用完", "请明天再试，或选择人工审核。"),
    too_many_reviews: message(
        "今天的人工审核申请次数已用完",
        "已提交的申请仍会按期答复。请明天再试，或到营业厅办理。",
    ),
    method_not_offered: message("暂不提供这种认证方式", "没有提交任何信息，请选择其他方式。"),
    agent_not_verified: message(
        "请经办人先完成本人实名认证",
        "没有提交任何信息。本人认证后再认证单位。",
    ),
    authorisation_closed: message("这次认证不能继续了", "请重新发起，或选择提交盖章授权书。"),
    authorisation_wrong: message(
        "验证码或金额不对",
        "请核对后重新填写，还可以试 {tries_left} 次。",
    ),
    wechat_refused: message("没有得到微信授权", "您的账号没有变化，可以改用其他方式。"),
    wechat_link_required: message("请先授权微信账号", "没有扣款。授权后可以继续，或改用扫码支付。"),
};

/// Fields.
pub const FIELDS: FieldErrorText = FieldErrorText {
    general: "请检查这一项",
    required: "请填写这一项",
    length: "长度不对，请核对位数",
    too_long: "内容太长，请缩短一些",
    digits: "请只填写数字",
    characters: "含有不能使用的字符",
    format: "格式不对，请核对",
    check_digit: "号码有误，请逐位核对（校验位不符）",
    impossible_date: "号码中的出生日期不存在，请核对",
    future_date: "号码中的日期还没有到，请核对",
    too_old: "号码中的出生年份有误，请核对",
    region: "号码开头的地区代码有误，请核对",
    first_digit: "号码开头不对，请核对",
    prefix: "号码开头不对，请核对",
    form: "格式不对，请核对",
    mobile: "请填写 11 位手机号码，以 1 开头",
    code: "请填写短信中的 6 位数字",
    code_wrong: "验证码不对，请核对最新一条短信",
    code_expired: "验证码已失效，请重新获取",
    counter_code: "请填写 8 位数字核验码",
    missing_field: "缺少这一项",
    unknown_field: "不认识的内容",
    not_yours: "不能选择这一项",
    amount: "请填写金额，最多两位小数，如 186.40",
    email: "请填写完整的邮箱地址，如 name@example.com",
    agree: "请阅读并勾选",
    choose: "请选择一项",
};
