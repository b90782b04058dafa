//! What we sign: requests to WeChat Pay, and the call of its bridge in a page.

use domain::wire::payment::PayAction;

use super::keys::MerchantKey;

/// A request as it is signed: the bytes on the wire, not what they mean.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// `GET` or `POST`.
    pub method: &'a str,
    /// Path and query as sent.
    pub path_and_query: &'a str,
    /// Body as sent; empty for `GET`.
    pub body: &'a str,
}

/// The text that a request's signature covers: five lines, each ended.
#[must_use]
pub fn sign_string(request: Request<'_>, timestamp: i64, nonce: &str) -> String {
    let Request { method, path_and_query, body } = request;
    format!("{method}\n{path_and_query}\n{timestamp}\n{nonce}\n{body}\n")
}

/// The `Authorization` header; none if the key refuses to sign.
#[must_use]
pub fn authorization(
    key: &MerchantKey,
    mchid: &str,
    request: Request<'_>,
    timestamp: i64,
    nonce: &str,
) -> Option<String> {
    let signature = key.sign(sign_string(request, timestamp, nonce).as_bytes())?;
    let serial = key.serial();
    Some(format!(
        "WECHATPAY2-SHA256-RSA2048 mchid=\"{mchid}\",nonce_str=\"{nonce}\",\
         signature=\"{signature}\",timestamp=\"{timestamp}\",serial_no=\"{serial}\""
    ))
}

/// What a page inside WeChat hands to the bridge (调起支付); none if the key refuses to sign.
#[must_use]
pub fn bridge_call(
    key: &MerchantKey,
    appid: &str,
    prepay_id: &str,
    timestamp: i64,
    nonce: &str,
) -> Option<PayAction> {
    let package = format!("prepay_id={prepay_id}");
    let pay_sign = key.sign(format!("{appid}\n{timestamp}\n{nonce}\n{package}\n").as_bytes())?;
    Some(PayAction::InvokeBridge {
        app_id: appid.to_owned(),
        time_stamp: timestamp.to_string(),
        nonce_str: nonce.to_owned(),
        package,
        sign_type: "RSA".to_owned(),
        pay_sign,
    })
}

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::STANDARD};

    use super::*;
    use crate::outside::wechat_pay::keys::{GatewayKeys, tests::fresh};

    #[test]
    fn the_sign_string_has_five_ended_lines() {
        let request = Request { method: "GET", path_and_query: "/v3/a?mchid=1", body: "" };
        assert_eq!(
            sign_string(request, 1_554_208_460, "593BEC"),
            "GET\n/v3/a?mchid=1\n1554208460\n593BEC\n\n"
        );
    }

    #[test]
    fn the_header_carries_a_signature_over_the_request() {
        let (key, pem) = fresh("SERIAL");
        let request = Request { method: "POST", path_and_query: "/v3/p", body: "{\"a\":1}" };
        let header = authorization(&key, "1900000001", request, 7, "N").unwrap();
        let start = "WECHATPAY2-SHA256-RSA2048 mchid=\"1900000001\",nonce_str=\"N\",signature=\"";
        let rest = header.strip_prefix(start).unwrap();
        let (signature, rest) = rest.split_once('"').unwrap();
        assert_eq!(rest, ",timestamp=\"7\",serial_no=\"SERIAL\"");
        let keys = GatewayKeys::from_pems([("S", pem.as_bytes())]).unwrap();
        let signature = STANDARD.decode(signature).unwrap();
        assert!(keys.verify("S", b"POST\n/v3/p\n7\nN\n{\"a\":1}\n", &signature));
    }

    #[test]
    fn the_bridge_gets_seconds_as_text() {
        let (key, pem) = fresh("SERIAL");
        let call = bridge_call(&key, "wx1", "wx26112", 1_414_561_699, "5K8").unwrap();
        let PayAction::InvokeBridge { time_stamp, package, pay_sign, sign_type, .. } = call else {
            panic!("another action")
        };
        assert_eq!((time_stamp.as_str(), sign_type.as_str()), ("1414561699", "RSA"));
        assert_eq!(package, "prepay_id=wx26112");
        let keys = GatewayKeys::from_pems([("S", pem.as_bytes())]).unwrap();
        let message = b"wx1\n1414561699\n5K8\nprepay_id=wx26112\n";
        assert!(keys.verify("S", message, &STANDARD.decode(pay_sign).unwrap()));
    }
}
