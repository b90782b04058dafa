//! One signed request and its verified answer, or a file that an answer named.

use std::time::Duration;

use reqwest::{Method, Response, StatusCode, Url};
use serde::Deserialize;
use sha1::{Digest, Sha1};

use super::{
    Doubt, Failure, WechatPay,
    signing::{Request, authorization},
    verification::{SignedHeaders, verify},
};

/// A larger answer isn't one of ours, in bytes.
const LARGEST_ANSWER: usize = 1 << 20;

/// A larger file isn't a day's list, in bytes: 256 MiB are some 700 000 trades.
const LARGEST_FILE: usize = 256 << 20;

/// A file may take so long: less than the outbox keeps a reconciliation for one process.
const FILE_TIMEOUT: Duration = Duration::from_secs(50);

/// An answer that was signed by WeChat Pay, with a status of 2xx.
pub(super) struct Answer {
    /// Its body.
    pub body: Vec<u8>,
}

/// A file as it was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct File {
    /// Its content.
    pub body: Vec<u8>,
    /// Its SHA-1, lower-case hex.
    pub sha1: String,
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

    /// Fetches a file. It isn't signed: its hash came with a signed answer.
    pub(super) async fn download(&self, url: Url) -> Result<File, Failure> {
        let answer = self.request(Method::GET, url, String::new(), FILE_TIMEOUT).await?;
        if answer.status() != StatusCode::OK {
            return Err(unknown(Doubt::Malformed));
        }
        read(answer, LARGEST_FILE).await
    }

    /// Sends a signed request; the answer isn't verified.
    async fn send(
        &self,
        method: Method,
        url: Url,
        body: String,
    ) -> Result<(StatusCode, reqwest::header::HeaderMap, Vec<u8>), Failure> {
        let answer = self.request(method, url, body, self.settings.timeout).await?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        Ok((status, headers, read(answer, LARGEST_ANSWER).await?.body))
    }

    /// Sends a signed request; nothing of the answer but its head is read yet.
    async fn request(
        &self,
        method: Method,
        url: Url,
        body: String,
        timeout: Duration,
    ) -> Result<Response, Failure> {
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
            .timeout(timeout)
            .header("authorization", authorization)
            .header("accept", "application/json")
            .header("user-agent", "kaideng");
        if !body.is_empty() {
            sending = sending.header("content-type", "application/json").body(body);
        }
        sending.send().await.map_err(|_| unknown(Doubt::NoAnswer))
    }
}

/// Reads a body piece by piece, hashes it meanwhile and stops once it is larger than `largest`
/// bytes: what nobody vouches for yet mustn't fill the memory.
async fn read(mut answer: Response, largest: usize) -> Result<File, Failure> {
    let (mut body, mut hash) = (Vec::new(), Sha1::new());
    while let Some(piece) = answer.chunk().await.map_err(|_| unknown(Doubt::NoAnswer))? {
        if body.len().saturating_add(piece.len()) > largest {
            return Err(unknown(Doubt::Malformed));
        }
        hash.update(&piece);
        body.extend_from_slice(&piece);
    }
    Ok(File { body, sha1: hex::encode(hash.finalize()) })
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

    fn answer(bytes: usize) -> Response {
        axum::http::Response::new(vec![b'`'; bytes]).into()
    }

    #[tokio::test]
    async fn a_day_of_trades_is_larger_than_an_answer_may_be() {
        // Some 3 000 trades of 400 bytes.
        let day = 3_000 * 400;
        assert_eq!(read(answer(day), LARGEST_ANSWER).await, Err(unknown(Doubt::Malformed)));
        let file = read(answer(day), LARGEST_FILE).await.unwrap();
        assert_eq!(file.body.len(), day);
        assert_eq!(file.sha1, hex::encode(Sha1::digest(&file.body)));
        assert!(read(answer(LARGEST_ANSWER), LARGEST_ANSWER).await.is_ok());
        let over = read(answer(LARGEST_ANSWER + 1), LARGEST_ANSWER).await;
        assert_eq!(over, Err(unknown(Doubt::Malformed)));
    }
}
