//! WeChat's bridge (`WeixinJSBridge`), there only inside WeChat.

use domain::wire::payment::PayAction;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// What WeChat's window came back with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It says that it was paid. The gateway knows better.
    Ok,
    /// The customer closed it.
    Cancelled,
    /// It didn't open, or something else.
    Failed,
}

impl Answer {
    /// Read from WeChat's words.
    pub fn read(words: &str) -> Self {
        match words {
            "get_brand_wcpay_request:ok" => Self::Ok,
            "get_brand_wcpay_request:cancel" => Self::Cancelled,
            _ => Self::Failed,
        }
    }
}

/// There is no bridge, or it isn't what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoBridge;

impl From<JsValue> for NoBridge {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Opens WeChat's payment window; `answered` is called when it closes.
///
/// # Errors
/// [`NoBridge`] outside WeChat, and for an action that isn't the bridge's.
pub fn invoke(action: &PayAction, answered: impl Fn(Answer) + 'static) -> Result<(), NoBridge> {
    let PayAction::InvokeBridge { app_id, time_stamp, nonce_str, package, sign_type, pay_sign } =
        action
    else {
        return Err(NoBridge);
    };
    let bridge = Reflect::get(&js_sys::global(), &"WeixinJSBridge".into())?;
    let invoke: Function =
        Reflect::get(&bridge, &"invoke".into())?.dyn_into().map_err(|_| NoBridge)?;
    let parameters = Object::new();
    for (name, value) in [
        ("appId", app_id),
        ("timeStamp", time_stamp),
        ("nonceStr", nonce_str),
        ("package", package),
        ("signType", sign_type),
        ("paySign", pay_sign),
    ] {
        Reflect::set(&parameters, &name.into(), &value.into())?;
    }
    let done = Closure::once_into_js(move |answer: JsValue| {
        let words = Reflect::get(&answer, &"err_msg".into()).ok().and_then(|it| it.as_string());
        answered(Answer::read(&words.unwrap_or_default()));
    });
    invoke.call3(&bridge, &"getBrandWCPayRequest".into(), &parameters, &done)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_words_count_as_paid() {
        assert_eq!(Answer::read("get_brand_wcpay_request:ok"), Answer::Ok);
        assert_eq!(Answer::read("get_brand_wcpay_request:cancel"), Answer::Cancelled);
        for words in ["", "ok", "get_brand_wcpay_request:fail", "get_brand_wcpay_request:ok "] {
            assert_eq!(Answer::read(words), Answer::Failed, "{words}");
        }
    }
}
