//! A script at the beginning of every page that notes what the page complains of: for WebKit,
//! whose driver gives no log. It comes from the product's own origin, so the policy allows it.

use super::message;

/// Where the script stands.
pub const PATH: &str = "/collector-of-the-road.js";

/// The answer that is the script.
pub fn script() -> Vec<u8> {
    message::ok("text/javascript", include_str!("collector.js"))
}

/// A page with the script before everything else in it.
pub fn in_page(html: &[u8]) -> Vec<u8> {
    let html = String::from_utf8_lossy(html);
    html.replacen("<head>", &format!("<head><script src=\"{PATH}\"></script>"), 1).into_bytes()
}
