//! The encrypted part of a callback: AEAD_AES_256_GCM under the APIv3 key.

use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Payload},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::Deserialize;

use super::keys::ApiV3Key;

/// The `resource` of a callback.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Resource {
    /// `AEAD_AES_256_GCM`.
    pub algorithm: String,
    /// Base64, the tag at its end.
    pub ciphertext: String,
    /// 12 bytes.
    pub nonce: String,
    /// May be empty or absent.
    #[serde(default)]
    pub associated_data: String,
}

/// The plain text; none if the key isn't ours or anything was altered.
#[must_use]
pub fn decrypt(key: &ApiV3Key, resource: &Resource) -> Option<Vec<u8>> {
    if resource.algorithm != "AEAD_AES_256_GCM" {
        return None;
    }
    let nonce: [u8; 12] = resource.nonce.as_bytes().try_into().ok()?;
    let sealed = STANDARD.decode(&resource.ciphertext).ok()?;
    let payload = Payload { msg: &sealed, aad: resource.associated_data.as_bytes() };
    Aes256Gcm::new(key.bytes().into()).decrypt(&nonce.into(), payload).ok()
}

#[cfg(test)]
mod tests {
    use super::{ApiV3Key, Resource, decrypt};

    fn vector() -> Resource {
        Resource {
            algorithm: "AEAD_AES_256_GCM".to_owned(),
            ciphertext: "DUcclrHBE5NffFMk6pzEyhUKz1nix96RDgAbIiR1/uv6JlUPkME9fPWRf9PY2asBSNXSyTtD\
                         p2Dp7oOTKMKOQIUwRtwogTZhNk9sRn0KD84e8EPfsFtF2CK8JM7ISaOnOBzQhc49SnUXwJNA\
                         RVplAiZ2d1s="
                .to_owned(),
            nonce: "fdasflkja484".to_owned(),
            associated_data: "transaction".to_owned(),
        }
    }

    #[test]
    fn the_published_vector_opens() {
        let key = ApiV3Key::new("0123456789abcdef0123456789abcdef").unwrap();
        let plain = decrypt(&key, &vector()).unwrap();
        let text = r#"{"out_trade_no":"P20261123000001","trade_state":"SUCCESS","amount":{"total":14919,"currency":"CNY"}}"#;
        assert_eq!(String::from_utf8(plain).unwrap(), text);
    }

    #[test]
    fn anything_altered_stays_shut() {
        let key = ApiV3Key::new("0123456789abcdef0123456789abcdef").unwrap();
        let other = ApiV3Key::new("0123456789abcdef0123456789abcdeF").unwrap();
        assert_eq!(decrypt(&other, &vector()), None);
        for change in [
            |r: &mut Resource| r.algorithm = "AES".to_owned(),
            |r: &mut Resource| r.nonce = "fdasflkja485".to_owned(),
            |r: &mut Resource| r.nonce = "short".to_owned(),
            |r: &mut Resource| r.associated_data.clear(),
            |r: &mut Resource| r.ciphertext.replace_range(0..1, "E"),
            |r: &mut Resource| r.ciphertext = "*".to_owned(),
        ] {
            let mut resource = vector();
            change(&mut resource);
            assert_eq!(decrypt(&key, &resource), None, "{resource:?}");
        }
    }
}
