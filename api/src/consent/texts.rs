//! The texts that customers agree to, with version and hash. A changed text gets a new version;
//! who agreed to the old one is asked again.

use sha2::{Digest, Sha256};

/// One text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConsentText {
    /// Kind: what the agreement is about.
    pub kind: &'static str,
    /// Version: the date it was written.
    pub version: &'static str,
    /// Heading.
    pub title: &'static str,
    /// The text.
    pub text: &'static str,
}

impl ConsentText {
    /// SHA-256 of the text, hex: what an agreement names.
    #[must_use]
    pub fn hash(&self) -> String {
        hex::encode(Sha256::digest(self.text.as_bytes()))
    }
}

/// The texts in force: one for each handler and each kind of sensitive data (个人信息保护法
/// Art. 17, 23, 29, 30), so that each can be given and withdrawn by itself.
pub const TEXTS: [ConsentText; 4] = [
    ConsentText {
        kind: "privacy",
        version: "2026-11-01",
        title: "个人信息处理说明",
        text: include_str!("texts/privacy.txt"),
    },
    ConsentText {
        kind: "identity_provider",
        version: "2026-11-01",
        title: "向身份核验机构提供身份信息",
        text: include_str!("texts/identity_provider.txt"),
    },
    ConsentText {
        kind: "face",
        version: "2026-11-01",
        title: "使用人脸信息核验身份",
        text: include_str!("texts/face.txt"),
    },
    ConsentText {
        kind: "marketing",
        version: "2026-11-01",
        title: "接收服务推荐消息",
        text: include_str!("texts/marketing.txt"),
    },
];

/// The text of a kind that is in force.
#[must_use]
pub fn by_kind(kind: &str) -> Option<&'static ConsentText> {
    TEXTS.iter().find(|text| text.kind == kind)
}

/// The text in force with this hash.
#[must_use]
pub fn by_hash(hash: &str) -> Option<&'static ConsentText> {
    TEXTS.iter().find(|text| text.hash() == hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_verification_finds_the_texts_it_needs() {
        for method in domain::identity::Method::ALL {
            for kind in method.consent_kinds() {
                assert!(by_kind(kind).is_some(), "{kind}");
            }
        }
    }

    #[test]
    fn a_hash_names_one_text() {
        for text in TEXTS {
            assert_eq!(by_hash(&text.hash()).map(|found| found.kind), Some(text.kind));
        }
        assert_eq!(by_hash("00"), None);
    }
}
