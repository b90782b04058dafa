//! Personal data at rest: sealed with keys that have ids, so that they can be replaced, and
//! searched by a keyed index.

mod cipher;
mod keys;

pub use cipher::{Algorithm, Opened};
pub use keys::{IndexAlgorithm, KeyFile, KeyFileError, Keys, SealError};

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// SHA-256 as lower-case hex.
#[must_use]
pub fn sha256_hex(bytes: impl AsRef<[u8]>) -> String {
    hex::encode(Sha256::digest(bytes.as_ref()))
}

/// HMAC-SHA256 as lower-case hex: how requests to the supplier's own systems are signed.
#[must_use]
pub fn hmac_sha256_hex(key: &[u8], message: &[u8]) -> String {
    // HMAC takes keys of any length; the error exists for other constructions.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    mac.update(message);
    hex::encode(mac.finalize().into_bytes())
}

/// Compares secrets in constant time.
#[must_use]
pub fn same(one: &str, two: &str) -> bool {
    subtle::ConstantTimeEq::ct_eq(one.as_bytes(), two.as_bytes()).into()
}
