//! Just enough HTTP/1.1 to pass one request on and its answer back.

use tokio::io::{AsyncRead, AsyncReadExt};

use crate::failure::{Failure, Outcome};

/// The answer in the server's place.
pub const UNAVAILABLE: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain\r\n\
content-length: 11\r\nconnection: close\r\n\r\nunavailable";

/// The path that pages report policy violations to.
pub const REPORTS: &str = "/violations-seen-by-the-road";

/// The answer to a report.
pub const NOTED: &[u8] = b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n";

/// An answer that holds this text.
pub fn ok(kind: &str, text: &str) -> Vec<u8> {
    let length = text.len();
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\
         cache-control: no-store\r\nconnection: close\r\n\r\n{text}"
    )
    .into_bytes()
}

/// First line and headers, and what was read beyond them.
struct Start {
    first: String,
    headers: Vec<String>,
    rest: Vec<u8>,
}

impl Start {
    async fn read(from: &mut (impl AsyncRead + Unpin)) -> Outcome<Option<Self>> {
        let mut bytes = Vec::new();
        let end = loop {
            if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                break end;
            }
            if from.read_buf(&mut bytes).await? == 0 {
                return Ok(None);
            }
        };
        let rest = bytes.split_off(end + 4);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let mut lines = text.split("\r\n").filter(|line| !line.is_empty()).map(str::to_owned);
        let Some(first) = lines.next() else { return Ok(None) };
        Ok(Some(Self { first, headers: lines.collect(), rest }))
    }
}

/// A request as it came.
pub struct Request {
    /// Path with its query.
    pub path: String,
    method: String,
    headers: Vec<String>,
    body: Vec<u8>,
}

impl Request {
    /// Reads one; none when the connection ended before it was whole.
    pub async fn read(from: &mut (impl AsyncRead + Unpin)) -> Outcome<Option<Self>> {
        let Some(Start { first, mut headers, rest: mut body }) = Start::read(from).await? else {
            return Ok(None);
        };
        let mut words = first.split(' ').map(str::to_owned);
        let (Some(method), Some(path)) = (words.next(), words.next()) else {
            return Err(Failure::new(format!("not a request: {first}")));
        };
        let length = header(&headers, "content-length").and_then(|n| n.parse().ok()).unwrap_or(0);
        while body.len() < length {
            if from.read_buf(&mut body).await? == 0 {
                return Ok(None);
            }
        }
        headers.retain(|line| !named(line, "connection"));
        Ok(Some(Self { path, method, headers, body }))
    }

    /// Method and path, as tests count them.
    pub fn line(&self) -> String {
        format!("{} {} ", self.method, self.path)
    }

    /// The body, as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Asks for an answer that can be read as it is.
    pub fn wants_it_plain(&mut self) {
        self.headers.retain(|line| !named(line, "accept-encoding"));
    }

    /// The bytes to pass on: one request on a connection, so that the answer ends with it.
    pub fn forwarded(&self) -> Vec<u8> {
        let headers = self.headers.join("\r\n");
        let (method, path) = (&self.method, &self.path);
        let mut bytes =
            format!("{method} {path} HTTP/1.1\r\n{headers}\r\nconnection: close\r\n\r\n")
                .into_bytes();
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

/// The beginning of an answer.
pub struct Head {
    /// Its status.
    pub status: u16,
    start: Start,
}

impl Head {
    /// Reads it.
    pub async fn read(from: &mut (impl AsyncRead + Unpin)) -> Outcome<Self> {
        let start = Start::read(from).await?;
        let start = start.ok_or_else(|| Failure::new("the server hung up"))?;
        let status = start.first.split(' ').nth(1).and_then(|word| word.parse().ok());
        let status = status.ok_or_else(|| Failure::new(format!("no answer: {}", start.first)))?;
        Ok(Self { status, start })
    }

    /// Whether a page follows.
    pub fn is_page(&self) -> bool {
        let kind = header(&self.start.headers, "content-type");
        kind.is_some_and(|kind| kind.starts_with("text/html"))
    }

    /// What was read of the body already. From here on the answer has no length of its own: it
    /// ends with the connection.
    pub fn takes_body(&mut self) -> Vec<u8> {
        self.start.headers.retain(|line| !named(line, "content-length"));
        std::mem::take(&mut self.start.rest)
    }

    /// Its bytes, with an address for reports added to the page's policy.
    pub fn reporting(&self) -> Vec<u8> {
        let mut text = format!("{}\r\n", self.start.first);
        for line in &self.start.headers {
            text.push_str(line);
            if named(line, "content-security-policy") {
                text.push_str("; report-uri ");
                text.push_str(REPORTS);
            }
            text.push_str("\r\n");
        }
        text.push_str("\r\n");
        let mut bytes = text.into_bytes();
        bytes.extend_from_slice(&self.start.rest);
        bytes
    }
}

fn named(line: &str, name: &str) -> bool {
    line.split_once(':').is_some_and(|(key, _)| key.trim().eq_ignore_ascii_case(name))
}

fn header<'a>(head: &'a [String], name: &str) -> Option<&'a str> {
    let line = head.iter().find(|line| named(line, name))?;
    line.split_once(':').map(|(_, value)| value.trim())
}
