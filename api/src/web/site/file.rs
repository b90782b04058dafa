//! One file: the smallest form that the browser takes, with the right caching.

use std::path::Path;

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::crypto::sha256_hex;

/// Reads a file; none if there is none.
pub(super) async fn read(
    folder: &Path,
    relative: &Path,
    headers: &HeaderMap,
    status: StatusCode,
) -> Option<Response> {
    let plain = folder.join(relative);
    let (bytes, encoding) = smallest(&plain, headers).await?;
    let name = relative.file_name()?.to_string_lossy().into_owned();
    let tag = format!("\"{}\"", sha256_hex(&bytes).get(..32)?);
    let matches =
        headers.get(header::IF_NONE_MATCH).is_some_and(|v| v.as_bytes() == tag.as_bytes());
    let mut response = if matches && status == StatusCode::OK {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        (status, bytes).into_response()
    };
    let caching =
        if is_hashed(relative) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(&name)));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    out.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Ok(tag) = HeaderValue::try_from(tag) {
        out.insert(header::ETAG, tag);
    }
    if let Some(encoding) = encoding {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Some(response)
}

async fn smallest(plain: &Path, headers: &HeaderMap) -> Option<(Vec<u8>, Option<&'static str>)> {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let accepted = accepted.unwrap_or("");
    for (name, suffix) in [("br", "br"), ("gzip", "gz")] {
        if accepts(accepted, name) {
            let mut path = plain.as_os_str().to_owned();
            path.push(".");
            path.push(suffix);
            if let Ok(bytes) = tokio::fs::read(path).await {
                return Some((bytes, Some(name)));
            }
        }
    }
    tokio::fs::read(plain).await.ok().map(|bytes| (bytes, None))
}

fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|part| {
        let mut pieces = part.split(';').map(str::trim);
        let named = pieces.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        named && !pieces.any(|quality| matches!(quality, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

/// Whether the address changes with the content: the build puts all such files below `/b/`.
fn is_hashed(relative: &Path) -> bool {
    relative.starts_with("b")
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{accepts, is_hashed};

    #[test]
    fn only_addresses_with_a_hash_are_kept() {
        assert!(is_hashed(Path::new("b/1a2b3c4d5e6f/app_bg.wasm")));
        assert!(is_hashed(Path::new("b/app.1a2b3c4d5e6f.css")));
        assert!(!is_hashed(Path::new("shell.html")));
        assert!(!is_hashed(Path::new("bills/index.html")));
        assert!(!is_hashed(Path::new("early.js")));
    }

    #[test]
    fn an_encoding_that_is_refused_is_not_sent() {
        assert!(accepts("gzip, deflate, br", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("", "gzip"));
    }
}
