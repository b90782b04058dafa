//! One signed request and its verified answer.

use reqwest::{Method, StatusCode, Url};
use serde::Deserialize;

use super::{
    Doubt, Failure, WechatPay,
    signing::{Request, authorization},
    verification::{SignedHeaders, verify},
};

/// A larger answer isn't one of ours.
const LARGEST_ANSWER: usize = 1 << 20;

/// An answer that was signed by WeChat Pay, with a status of 2xx.
pub(super) struct Answer {
    /// Its body.
    pub body: Vec<u8>,
}

#[derive(Deserialize)]
struct Problem {
    code: String,
}

/// Codes that say nothing final although their status is 4xx.
const DOUBTFUL: [&str; 7] = [
    "SYSTEM_ERROR",
    "BANK_ERROR",
    "FREQUENCY_LIMITED",
    "FREQUENCY_LIMIT_EXCEED",
    // The order exists in some form: only a query tells in which.
    "OUT_TRADE_NO_USED",
    "ORDERPAID",
    "ORDER_CLOSED",
];

impl WechatPay {
    /// Sends a request and believes only a signed answer.
    pub(super) async fn ask(
        &self,
        method: Method,
        path: &str,
        body: String,
    ) -> Result<Answer, Failure> {
        let url = format!("{}{path}", self.settings.base_url.trim_end_matches('/'));
        let url = Url::parse(&url).map_err(|_| unknown(Doubt::NoAnswer))?;
        let (status, headers, body) = self.send(method, url, body).await?;
        let verified = SignedHeaders::of(&headers)
            .and_then(|signed| verify(&self.gateway, &signed, &body, self.now_seconds()));
        match verified {
            Ok(()) => {}
            // A request that was refused unread is answered without signature.
            Err(_) if status == StatusCode::UNAUTHORIZED => {}
            Err(_) if status.is_server_error() => {}
            Err(why) => return Err(unknown(Doubt::Signature(why))),
        }
        if status.is_success() {
            return Ok(Answer { body });
        }
        Err(classify(status.as_u16(), &body))
    }

    /// Sends a signed request; the answer isn't verified.
    pub(super) async fn send(
        &self,
        method: Method,
        url: Url,
        body: String,
    ) -> Result<(StatusCode, reqwest::header::HeaderMap, Vec<u8>), Failure> {
        let path_and_query = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        let request =
            Request { method: method.as_str(), path_and_query: &path_and_query, body: &body };
        let authorization = authorization(
            &self.merchant,
            &self.settings.mchid,
            request,
            self.now_seconds(),
            &self.nonce(),
        )
        .ok_or(unknown(Doubt::NoAnswer))?;
        let mut sending = self
            .http
            .request(method, url)
            .timeout(self.settings.timeout)
            .header("authorization", authorization)
            .header("accept", "application/json")
            .header("user-agent", "kaideng");
        if !body.is_empty() {
            sending = sending.header("content-type", "application/json").body(body);
        }
        let answer = sending.send().await.map_err(|_| unknown(Doubt::NoAnswer))?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body = answer.bytes().await.map_err(|_| unknown(Doubt::NoAnswer))?;
        if body.len() > LARGEST_ANSWER {
            return Err(unknown(Doubt::Malformed));
        }
        Ok((status, headers, body.to_vec()))
    }
}

/// What an answer other than 2xx means.
fn classify(status: u16, body: &[u8]) -> Failure {
    let code = serde_json::from_slice::<Problem>(body).map(|problem| problem.code);
    let code = code.unwrap_or_default();
    let final_status = (400..500).contains(&status) && status != 429 && status != 408;
    if final_status && !code.is_empty() && !DOUBTFUL.contains(&code.as_str()) {
        Failure::Refused { status, code }
    } else {
        unknown(Doubt::Status { status, code })
    }
}

pub(super) fn unknown(doubt: Doubt) -> Failure {
    Failure::Unknown(doubt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_final_no_is_a_refusal() {
        let refused = |status, code: &str| Failure::Refused { status, code: code.to_owned() };
        let doubt = |status, code: &str| unknown(Doubt::Status { status, code: code.to_owned() });
        for (status, body, expected) in [
            (400, r#"{"code":"PARAM_ERROR","message":"x"}"#, refused(400, "PARAM_ERROR")),
            (401, r#"{"code":"SIGN_ERROR"}"#, refused(401, "SIGN_ERROR")),
            (403, r#"{"code":"NO_AUTH"}"#, refused(403, "NO_AUTH")),
            (404, r#"{"code":"ORDER_NOT_EXIST"}"#, refused(404, "ORDER_NOT_EXIST")),
            (400, r#"{"code":"ORDERPAID"}"#, doubt(400, "ORDERPAID")),
            (403, r#"{"code":"OUT_TRADE_NO_USED"}"#, doubt(403, "OUT_TRADE_NO_USED")),
            (429, r#"{"code":"FREQUENCY_LIMITED"}"#, doubt(429, "FREQUENCY_LIMITED")),
            (500, r#"{"code":"SYSTEM_ERROR"}"#, doubt(500, "SYSTEM_ERROR")),
            (502, "<html>", doubt(502, "")),
            (404, "<html>", doubt(404, "")),
            (302, "", doubt(302, "")),
        ] {
            assert_eq!(classify(status, body.as_bytes()), expected);
        }
    }
}
