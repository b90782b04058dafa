//! The merchant's private key, the keys that WeChat Pay signs with, and the APIv3 key.

use std::{collections::BTreeMap, sync::Arc};

use aws_lc_rs::{
    encoding::AsDer,
    rand::SystemRandom,
    rsa::KeyPair,
    signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, UnparsedPublicKey},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use rustls_pki_types::{CertificateDer, PrivateKeyDer, SubjectPublicKeyInfoDer, pem::PemObject};
use zeroize::Zeroizing;

use super::certificate;

/// A key that can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not PEM, or of another kind.
    #[error("not a PEM file of the expected kind")]
    Pem,
    /// Not RSA of 2048 bits or more.
    #[error("not an RSA key of at least 2048 bits")]
    NotRsa,
    /// A certificate that can't be read.
    #[error("not an X.509 certificate")]
    Certificate,
    /// The APIv3 key isn't 32 ASCII characters.
    #[error("the APIv3 key must be 32 ASCII characters")]
    ApiV3Length,
}

/// The merchant's private key (商户API私钥) with its certificate's serial number.
#[derive(Clone)]
pub struct MerchantKey {
    serial: String,
    pair: Arc<KeyPair>,
}

impl MerchantKey {
    /// Reads a PKCS#8 or PKCS#1 key in PEM.
    ///
    /// # Errors
    /// [`KeyError`] says what is wrong with it.
    pub fn from_pem(serial: &str, pem: &[u8]) -> Result<Self, KeyError> {
        let key = PrivateKeyDer::from_pem_slice(pem).map_err(|_| KeyError::Pem)?;
        let pair = match &key {
            PrivateKeyDer::Pkcs8(der) => KeyPair::from_pkcs8(der.secret_pkcs8_der()),
            PrivateKeyDer::Pkcs1(der) => KeyPair::from_der(der.secret_pkcs1_der()),
            PrivateKeyDer::Sec1(_) | _ => return Err(KeyError::NotRsa),
        };
        let pair = pair.map_err(|_| KeyError::NotRsa)?;
        Ok(Self { serial: serial.to_owned(), pair: Arc::new(pair) })
    }

    /// The certificate's serial number, as requests name it.
    #[must_use]
    pub fn serial(&self) -> &str {
        &self.serial
    }

    /// SHA256withRSA over `message`, in Base64. None if the key refuses to sign.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Option<String> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
            .ok()
            .map(|()| STANDARD.encode(signature))
    }

    /// The public half as PEM's content (`SubjectPublicKeyInfo`, DER), for checks at start.
    #[must_use]
    pub fn public_der(&self) -> Option<Vec<u8>> {
        use aws_lc_rs::signature::KeyPair as _;
        self.pair.public_key().as_der().ok().map(|der| der.as_ref().to_vec())
    }
}

impl std::fmt::Debug for MerchantKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MerchantKey").field("serial", &self.serial).finish_non_exhaustive()
    }
}

/// The keys that WeChat Pay signs with, by serial number: platform certificates (平台证书) or the
/// public key whose id begins with `PUB_KEY_ID_` (微信支付公钥). Several, so that they can be changed.
#[derive(Debug, Clone, Default)]
pub struct GatewayKeys(Arc<BTreeMap<String, Vec<u8>>>);

impl GatewayKeys {
    /// Reads `(serial, PEM)` pairs. A certificate names its own serial number; the given one is
    /// used for bare public keys.
    ///
    /// # Errors
    /// [`KeyError`] says what is wrong with the first that can't be read.
    pub fn from_pems<'a>(
        pems: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<Self, KeyError> {
        let mut keys = BTreeMap::new();
        for (serial, pem) in pems {
            if let Ok(der) = CertificateDer::from_pem_slice(pem) {
                let read = certificate::read(&der).ok_or(KeyError::Certificate)?;
                keys.insert(read.serial, read.public_key);
            } else {
                let der =
                    SubjectPublicKeyInfoDer::from_pem_slice(pem).map_err(|_| KeyError::Pem)?;
                keys.insert(serial.to_owned(), der.to_vec());
            }
        }
        Ok(Self(Arc::new(keys)))
    }

    /// Whether there is a key of this serial number.
    #[must_use]
    pub fn knows(&self, serial: &str) -> bool {
        self.0.contains_key(serial)
    }

    /// Whether `signature` is the one of `serial`'s key over `message`.
    #[must_use]
    pub fn verify(&self, serial: &str, message: &[u8], signature: &[u8]) -> bool {
        self.0.get(serial).is_some_and(|key| {
            UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key)
                .verify(message, signature)
                .is_ok()
        })
    }
}

/// The key under which WeChat Pay encrypts callbacks (APIv3密钥).
#[derive(Clone)]
pub struct ApiV3Key(Arc<Zeroizing<[u8; 32]>>);

impl ApiV3Key {
    /// Takes the 32 ASCII characters set at the merchant platform.
    ///
    /// # Errors
    /// [`KeyError::ApiV3Length`] for anything else.
    pub fn new(text: &str) -> Result<Self, KeyError> {
        if !text.is_ascii() {
            return Err(KeyError::ApiV3Length);
        }
        let bytes = text.as_bytes().try_into().map_err(|_| KeyError::ApiV3Length)?;
        Ok(Self(Arc::new(Zeroizing::new(bytes))))
    }

    /// The key's bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Debug for ApiV3Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ApiV3Key")
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A fresh key pair as the merchant's, with its public half as PEM.
    pub(crate) fn fresh(serial: &str) -> (MerchantKey, String) {
        let pair = KeyPair::generate(aws_lc_rs::rsa::KeySize::Rsa2048).unwrap();
        let key = MerchantKey { serial: serial.to_owned(), pair: Arc::new(pair) };
        let body = STANDARD.encode(key.public_der().unwrap());
        let lines: Vec<&str> =
            body.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
        let pem =
            format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", lines.join("\n"));
        (key, pem)
    }

    #[test]
    fn what_one_signs_the_other_verifies_and_nothing_else() {
        let (key, pem) = fresh("PUB_KEY_ID_01");
        let keys = GatewayKeys::from_pems([("PUB_KEY_ID_01", pem.as_bytes())]).unwrap();
        let signature = STANDARD.decode(key.sign(b"message").unwrap()).unwrap();
        assert!(keys.verify("PUB_KEY_ID_01", b"message", &signature));
        assert!(!keys.verify("PUB_KEY_ID_01", b"messagE", &signature));
        assert!(!keys.verify("PUB_KEY_ID_02", b"message", &signature));
    }

    #[test]
    fn unusable_keys_are_named() {
        assert_eq!(MerchantKey::from_pem("1", b"hello").err(), Some(KeyError::Pem));
        let pems = [("1", b"hello".as_slice())];
        assert_eq!(GatewayKeys::from_pems(pems).err(), Some(KeyError::Pem));
        assert_eq!(ApiV3Key::new("short").err(), Some(KeyError::ApiV3Length));
        assert_eq!(ApiV3Key::new(&"密".repeat(11)).err(), Some(KeyError::ApiV3Length));
    }
}
