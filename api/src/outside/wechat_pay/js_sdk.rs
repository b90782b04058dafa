//! The signature that a page inside WeChat needs for `wx.config` (JS-SDK使用权限签名).

use sha1::{Digest, Sha1};

/// Signs the page at `url`; what follows a `#` isn't signed.
#[must_use]
pub fn signature(ticket: &str, nonce: &str, timestamp: i64, url: &str) -> String {
    let url = url.split('#').next().unwrap_or(url);
    let text = format!("jsapi_ticket={ticket}&noncestr={nonce}&timestamp={timestamp}&url={url}");
    hex::encode(Sha1::digest(text))
}

#[cfg(test)]
mod tests {
    use super::signature;

    #[test]
    fn the_published_vectors_hold() {
        let ticket = "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg";
        for (url, expected) in [
            ("http://mp.weixin.qq.com?params=value", "0f9de62fce790f9a083d5c99e95740ceb90c27ed"),
            (
                "http://mp.weixin.qq.com?params=value#top",
                "0f9de62fce790f9a083d5c99e95740ceb90c27ed",
            ),
            ("http://mp.weixin.qq.com", "f4d90daf4b3bca3078ab155816175ba34c443a7b"),
        ] {
            assert_eq!(signature(ticket, "Wm3WZYTPz0wzccnW", 1_414_587_457, url), expected);
        }
    }
}
