//! The few cryptographic steps that the protocols need.

use std::fmt;

use aws_lc_rs::{
    aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    digest, hmac,
    rand::{SecureRandom, SystemRandom},
    rsa::KeyPair,
    signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, UnparsedPublicKey},
};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};

/// The cryptographic library refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a cryptographic step failed")]
pub struct CryptoError;

/// Lower-case hex of `bytes` random bytes.
pub(crate) fn random_hex(bytes: usize) -> Result<String, CryptoError> {
    let mut buffer = vec![0; bytes];
    SystemRandom::new().fill(&mut buffer).map_err(|_| CryptoError)?;
    Ok(hex::encode(buffer))
}

/// Random decimal digits; the slight unevenness of `byte % 10` doesn't matter for numbers that
/// only have to differ.
pub(crate) fn random_digits(count: usize) -> Result<String, CryptoError> {
    let mut buffer = vec![0_u8; count];
    SystemRandom::new().fill(&mut buffer).map_err(|_| CryptoError)?;
    Ok(buffer.iter().map(|byte| char::from(b'0' + byte % 10)).collect())
}

/// Hex of HMAC-SHA256.
pub(crate) fn hmac_hex(secret: &str, message: &[u8]) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    hex::encode(hmac::sign(&key, message))
}

/// Whether it is the hex of that HMAC-SHA256, in constant time.
pub(crate) fn hmac_matches(secret: &str, message: &[u8], signature_hex: &str) -> bool {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    hex::decode(signature_hex).is_ok_and(|tag| hmac::verify(&key, message, &tag).is_ok())
}

/// Hex of SHA-1, which the trade bill still names as its checksum.
pub(crate) fn sha1_hex(bytes: &[u8]) -> String {
    hex::encode(digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, bytes))
}

/// SHA256withRSA, PKCS#1 v1.5, in Base64.
pub(crate) fn rsa_sign(pair: &KeyPair, message: &[u8]) -> Result<String, CryptoError> {
    let mut signature = vec![0; pair.public_modulus_len()];
    pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
        .map_err(|_| CryptoError)?;
    Ok(BASE64.encode(signature))
}

/// Checks SHA256withRSA in Base64 against a public key (SPKI, DER).
pub(crate) fn rsa_verifies(public_der: &[u8], message: &[u8], signature: &str) -> bool {
    BASE64.decode(signature).is_ok_and(|signature| {
        UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, public_der)
            .verify(message, &signature)
            .is_ok()
    })
}

/// AEAD_AES_256_GCM: ciphertext with the tag at its end, in Base64.
pub(crate) fn seal(
    key: &str,
    nonce: &str,
    associated: &str,
    plain: &[u8],
) -> Result<String, CryptoError> {
    let key = UnboundKey::new(&AES_256_GCM, key.as_bytes()).map_err(|_| CryptoError)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce.as_bytes()).map_err(|_| CryptoError)?;
    let mut sealed = plain.to_vec();
    LessSafeKey::new(key)
        .seal_in_place_append_tag(nonce, Aad::from(associated.as_bytes()), &mut sealed)
        .map_err(|_| CryptoError)?;
    Ok(BASE64.encode(sealed))
}

/// DER between PEM's dashes, lines of 64 characters.
pub(crate) fn pem(label: &str, der: &[u8]) -> String {
    let text = BASE64.encode(der);
    let mut out = format!("-----BEGIN {label}-----\n");
    for (index, character) in text.chars().enumerate() {
        if index > 0 && index % 64 == 0 {
            out.push('\n');
        }
        out.push(character);
    }
    out.push_str(&format!("\n-----END {label}-----\n"));
    out
}

/// The DER of the first PEM block.
pub(crate) fn der_of_pem(text: &str) -> Result<Vec<u8>, CryptoError> {
    let body: String = text.lines().filter(|line| !line.starts_with("-----")).collect();
    BASE64.decode(body).map_err(|_| CryptoError)
}

/// A key pair that doesn't print itself.
pub(crate) struct Signer(pub(crate) KeyPair);

impl fmt::Debug for Signer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Signer")
    }
}
