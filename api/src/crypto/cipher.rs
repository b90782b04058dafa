//! The two ciphers: AES-256-GCM by default, SM4-GCM where a rule asks for the national algorithms.

use aes_gcm::{
    Aes256Gcm, AesGcm,
    aead::{Aead, KeyInit, Payload, consts::U12},
};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// What was sealed; erased from memory when dropped.
pub type Opened = Zeroizing<Vec<u8>>;

type Sm4Gcm = AesGcm<sm4::Sm4, U12>;

/// An authenticated cipher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Algorithm {
    /// AES with 256 bits in Galois/counter mode.
    #[serde(rename = "aes-256-gcm")]
    Aes256Gcm,
    /// SM4 (GB/T 32907) with 128 bits in Galois/counter mode.
    #[serde(rename = "sm4-gcm")]
    Sm4Gcm,
}

impl Algorithm {
    /// Length of its keys in bytes.
    #[must_use]
    pub const fn key_length(self) -> usize {
        match self {
            Self::Aes256Gcm => 32,
            Self::Sm4Gcm => 16,
        }
    }

    /// Seals `plain`; `context` says what it is and must be given again to open it. None if the
    /// key has the wrong length.
    #[must_use]
    pub fn seal(
        self,
        key: &[u8],
        nonce: &[u8; 12],
        context: &str,
        plain: &[u8],
    ) -> Option<Vec<u8>> {
        let payload = Payload { msg: plain, aad: context.as_bytes() };
        match self {
            Self::Aes256Gcm => {
                Aes256Gcm::new_from_slice(key).ok()?.encrypt(&(*nonce).into(), payload).ok()
            }
            Self::Sm4Gcm => {
                Sm4Gcm::new_from_slice(key).ok()?.encrypt(&(*nonce).into(), payload).ok()
            }
        }
    }

    /// Opens what [`Self::seal`] made. None if anything was altered.
    #[must_use]
    pub fn open(
        self,
        key: &[u8],
        nonce: &[u8; 12],
        context: &str,
        sealed: &[u8],
    ) -> Option<Opened> {
        let payload = Payload { msg: sealed, aad: context.as_bytes() };
        let plain = match self {
            Self::Aes256Gcm => {
                Aes256Gcm::new_from_slice(key).ok()?.decrypt(&(*nonce).into(), payload).ok()?
            }
            Self::Sm4Gcm => {
                Sm4Gcm::new_from_slice(key).ok()?.decrypt(&(*nonce).into(), payload).ok()?
            }
        };
        Some(Zeroizing::new(plain))
    }
}

#[cfg(test)]
mod tests {
    use aes_gcm::aes::cipher::BlockCipherEncrypt;
    use sm3::Digest;

    use super::*;

    #[test]
    fn national_algorithms_give_their_published_values() {
        assert_eq!(
            hex::encode(sm3::Sm3::digest(b"abc")),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
        );
        let key = hex::decode("0123456789abcdeffedcba9876543210").unwrap();
        let mut block: aes_gcm::aead::array::Array<u8, aes_gcm::aead::consts::U16> =
            key.as_slice().try_into().unwrap();
        sm4::Sm4::new_from_slice(&key).unwrap().encrypt_block(&mut block);
        assert_eq!(hex::encode(block), "681edf34d206965e86b3e94f536e4246");
    }

    #[test]
    fn sm4_gcm_gives_the_value_of_rfc_8998() {
        let key = hex::decode("0123456789ABCDEFFEDCBA9876543210").unwrap();
        let nonce: [u8; 12] = hex::decode("00001234567800000000ABCD").unwrap().try_into().unwrap();
        let plain = hex::decode(
            "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD\
             EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA",
        )
        .unwrap();
        let aad = hex::decode("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2").unwrap();
        let sealed = Sm4Gcm::new_from_slice(&key)
            .unwrap()
            .encrypt(&nonce.into(), Payload { msg: &plain, aad: &aad })
            .unwrap();
        assert_eq!(
            hex::encode_upper(sealed),
            "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735\
             D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D\
             83DE3541E4C2B58177E065A9BF7B62EC"
        );
    }

    #[test]
    fn an_altered_value_or_another_context_opens_nothing() {
        for algorithm in [Algorithm::Aes256Gcm, Algorithm::Sm4Gcm] {
            let key = vec![7; algorithm.key_length()];
            let mut sealed =
                algorithm.seal(&key, &[1; 12], "parties.name", "𠮷".as_bytes()).unwrap();
            let opened = algorithm.open(&key, &[1; 12], "parties.name", &sealed).unwrap();
            assert_eq!(opened.as_slice(), "𠮷".as_bytes());
            assert!(algorithm.open(&key, &[1; 12], "logins.mobile", &sealed).is_none());
            sealed[0] ^= 1;
            assert!(algorithm.open(&key, &[1; 12], "parties.name", &sealed).is_none());
            assert!(algorithm.seal(&key[1..], &[1; 12], "", b"").is_none());
        }
    }
}
