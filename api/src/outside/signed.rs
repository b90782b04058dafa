//! JSON over HTTP with the body's HMAC-SHA256 in `X-Signature`; of path and query for a GET.

use reqwest::{Response, StatusCode};
use serde::{Serialize, de::DeserializeOwned};
use zeroize::Zeroizing;

use crate::crypto::hmac_sha256_hex;

/// Why an outside system gave no usable answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OutsideError {
    /// No answer: we don't know whether it did what we asked.
    #[error("no answer")]
    Unanswered,
    /// It says that it can't now.
    #[error("it answered {0}")]
    Unavailable(u16),
    /// It refuses what we ask.
    #[error("it refused with {0}")]
    Refused(u16),
    /// Its answer can't be read.
    #[error("its answer can't be read")]
    Malformed,
}

impl OutsideError {
    /// Whether asking again may help. Only 409 and 422 are about what we ask; any other refusal
    /// is about who asks or where, and passes when a key or an address is put right.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        match self {
            Self::Unanswered | Self::Unavailable(_) | Self::Malformed => true,
            Self::Refused(status) => !matches!(*status, 409 | 422),
        }
    }
}

/// A client of one system.
#[derive(Clone)]
pub struct SignedClient {
    http: reqwest::Client,
    base: String,
    key: Zeroizing<String>,
}

impl std::fmt::Debug for SignedClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignedClient").field("base", &self.base).finish_non_exhaustive()
    }
}

impl SignedClient {
    /// A client of the system at `base` with the shared secret `key`.
    #[must_use]
    pub fn new(http: &reqwest::Client, base: String, key: String) -> Self {
        Self { http: http.clone(), base, key: Zeroizing::new(key) }
    }

    /// `GET base + path_and_query`; none for 404.
    ///
    /// # Errors
    /// [`OutsideError`].
    pub async fn get<T: DeserializeOwned>(
        &self,
        path_and_query: &str,
    ) -> Result<Option<T>, OutsideError> {
        let url = reqwest::Url::parse(&format!("{}{path_and_query}", self.base))
            .map_err(|_| OutsideError::Malformed)?;
        // The signature covers what stands in the request line.
        let signed = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        let signature = hmac_sha256_hex(self.key.as_bytes(), signed.as_bytes());
        let answer = self
            .http
            .get(url)
            .header("X-Signature", signature)
            .send()
            .await
            .map_err(|_| OutsideError::Unanswered)?;
        if answer.status() == StatusCode::NOT_FOUND {
            return Ok(None);
        }
        read(answer).await.map(Some)
    }

    /// `POST base + path` with a JSON body.
    ///
    /// # Errors
    /// [`OutsideError`].
    pub async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, OutsideError> {
        read(self.send(reqwest::Method::POST, path, body).await?).await
    }

    /// Sends a JSON body and gives the answer as it is.
    ///
    /// # Errors
    /// [`OutsideError::Unanswered`].
    pub async fn send(
        &self,
        method: reqwest::Method,
        path: &str,
        body: &impl Serialize,
    ) -> Result<Response, OutsideError> {
        let body = serde_json::to_vec(body).map_err(|_| OutsideError::Malformed)?;
        self.http
            .request(method, format!("{}{path}", self.base))
            .header("X-Signature", hmac_sha256_hex(self.key.as_bytes(), &body))
            .header("Content-Type", "application/json")
            .body(body)
            .send()
            .await
            .map_err(|_| OutsideError::Unanswered)
    }
}

/// Reads a JSON answer.
///
/// # Errors
/// [`OutsideError`].
pub async fn read<T: DeserializeOwned>(answer: Response) -> Result<T, OutsideError> {
    let status = answer.status();
    if status.is_success() {
        return answer.json().await.map_err(|error| {
            if error.is_decode() { OutsideError::Malformed } else { OutsideError::Unanswered }
        });
    }
    let transient = [StatusCode::TOO_MANY_REQUESTS, StatusCode::REQUEST_TIMEOUT];
    if status.is_server_error() || transient.contains(&status) {
        Err(OutsideError::Unavailable(status.as_u16()))
    } else {
        Err(OutsideError::Refused(status.as_u16()))
    }
}

#[cfg(test)]
mod tests {
    use super::OutsideError;

    #[test]
    fn a_wrong_key_passes_and_a_real_refusal_does_not() {
        for status in [400, 401, 403, 404, 410, 413] {
            assert!(OutsideError::Refused(status).is_passing(), "{status}");
        }
        for status in [409, 422] {
            assert!(!OutsideError::Refused(status).is_passing(), "{status}");
        }
        assert!(OutsideError::Unavailable(429).is_passing());
    }
}
