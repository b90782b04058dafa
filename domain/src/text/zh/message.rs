//! Messages by SMS.

use crate::text::MessageText;

/// Messages.
pub const MESSAGE: MessageText = MessageText {
    sign_in_code: "【{supplier}】您正在登录网上营业厅，验证码 {code}，5 分钟内有效。非本人操作请勿告诉他人。",
    account_proof_code: "【{supplier}】有人正在用您的户号办理绑定，验证码 {code}，5 分钟内有效。非本人操作请勿告诉他人。",
    company_authorisation: "【{supplier}】经办人申请代表贵单位办理用电业务，授权验证码 {code}，10 分钟内有效。如非贵单位授权，请勿告知他人。",
    payment_done: "【{supplier}】已收到您缴纳的 {amount} 元并入账，凭证已开具，可在网上营业厅查看。",
    review_approved: "【{supplier}】您的实名认证申请 {number} 已通过审核，现在可以继续办理。",
    review_refused: "【{supplier}】您的实名认证申请 {number} 未通过审核：{reason}。可重新申请或到营业厅办理。",
    binding_approved: "【{supplier}】您的户号绑定申请 {number} 已通过审核，现在可以查看账单和缴费。",
    binding_refused: "【{supplier}】您的户号绑定申请 {number} 未通过审核：{reason}。可改为代缴人绑定，或到营业厅办理。",
};
