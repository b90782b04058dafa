//! The key ring: which key seals new values, and every key that still opens old ones.

use std::{collections::BTreeMap, path::Path};

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use sm3::Sm3;
use zeroize::Zeroizing;

use super::Algorithm;
use crate::random::Random;

/// The key file as it stands on disk (JSON). Keep it apart from the database and its copies.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyFile {
    /// Id of the key that seals new values.
    pub active: String,
    /// Every key, old ones included.
    pub keys: Vec<KeyEntry>,
    /// The key of the search index; replacing it means indexing every row again.
    pub index: IndexEntry,
}

/// One sealing key.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyEntry {
    /// Its id: letters, digits and `-`.
    pub id: String,
    /// What it is used with.
    pub algorithm: Algorithm,
    /// The key, base64.
    pub key: String,
}

/// The index key.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexEntry {
    /// What it is used with.
    pub algorithm: IndexAlgorithm,
    /// The key, base64.
    pub key: String,
}

/// Keyed hash for equality search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum IndexAlgorithm {
    /// HMAC with SHA-256.
    #[serde(rename = "hmac-sha256")]
    HmacSha256,
    /// HMAC with SM3 (GB/T 32905).
    #[serde(rename = "hmac-sm3")]
    HmacSm3,
}

/// Why a key file can't be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// It can't be read or written.
    #[error("the key file {path} can't be used: {source}")]
    File {
        /// Its path.
        path: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// It isn't the JSON that is described.
    #[error("the key file isn't valid: {0}")]
    Format(String),
}

/// Why a stored value can't be opened or sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// Not `v1:<key id>:<nonce>:<ciphertext>`.
    #[error("a sealed value of {0} has no known form")]
    Form(&'static str),
    /// A key that isn't in the key file.
    #[error("a sealed value of {0} names the unknown key {1}")]
    UnknownKey(&'static str, String),
    /// Altered, moved from another column, or not text.
    #[error("a sealed value of {0} doesn't open")]
    Altered(&'static str),
}

struct Key {
    algorithm: Algorithm,
    bytes: Zeroizing<Vec<u8>>,
}

/// Keys in use.
pub struct Keys {
    active: String,
    keys: BTreeMap<String, Key>,
    index_algorithm: IndexAlgorithm,
    index: Zeroizing<Vec<u8>>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keys").field("active", &self.active).finish_non_exhaustive()
    }
}

impl KeyFile {
    /// A new file with one key of `algorithm`; SM4 brings its index on SM3 along.
    #[must_use]
    pub fn generate(algorithm: Algorithm, random: &Random) -> Self {
        let bytes: [u8; 32] = random.bytes();
        let key = bytes.get(..algorithm.key_length()).unwrap_or(&bytes);
        Self {
            active: "k1".to_owned(),
            keys: vec![KeyEntry { id: "k1".to_owned(), algorithm, key: STANDARD.encode(key) }],
            index: IndexEntry {
                algorithm: match algorithm {
                    Algorithm::Aes256Gcm => IndexAlgorithm::HmacSha256,
                    Algorithm::Sm4Gcm => IndexAlgorithm::HmacSm3,
                },
                key: STANDARD.encode(random.bytes::<32>()),
            },
        }
    }

    /// Reads the file at `path`.
    ///
    /// # Errors
    /// [`KeyFileError`] if it can't be read or isn't a key file.
    pub fn read(path: &Path) -> Result<Self, KeyFileError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| KeyFileError::File { path: path.display().to_string(), source })?;
        // serde's message may quote the file, which holds keys.
        serde_json::from_str(&text)
            .map_err(|error| KeyFileError::Format(format!("line {}", error.line())))
    }

    /// Writes the file, readable by its owner only; refuses to replace one.
    ///
    /// # Errors
    /// [`KeyFileError`] if it can't be written.
    pub fn write(&self, path: &Path) -> Result<(), KeyFileError> {
        use std::{io::Write, os::unix::fs::OpenOptionsExt};
        let text = serde_json::to_string_pretty(self)
            .map_err(|error| KeyFileError::Format(error.to_string()))?;
        let write = || {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create_new(true).mode(0o600);
            options.open(path)?.write_all(text.as_bytes())
        };
        write().map_err(|source| KeyFileError::File { path: path.display().to_string(), source })
    }
}

impl Keys {
    /// Takes the keys of a file into use.
    ///
    /// # Errors
    /// [`KeyFileError::Format`] if a key has the wrong length or the active one is missing.
    pub fn new(file: &KeyFile) -> Result<Self, KeyFileError> {
        let mut keys = BTreeMap::new();
        for entry in &file.keys {
            let bytes = STANDARD
                .decode(&entry.key)
                .map_err(|_| KeyFileError::Format(format!("key {} isn't base64", entry.id)))?;
            if bytes.len() != entry.algorithm.key_length() {
                return Err(KeyFileError::Format(format!("key {} has a wrong length", entry.id)));
            }
            if entry.id.is_empty() || entry.id.contains(':') {
                return Err(KeyFileError::Format("a key has no usable id".to_owned()));
            }
            let key = Key { algorithm: entry.algorithm, bytes: Zeroizing::new(bytes) };
            keys.insert(entry.id.clone(), key);
        }
        if !keys.contains_key(&file.active) {
            return Err(KeyFileError::Format("the active key is missing".to_owned()));
        }
        let index = STANDARD
            .decode(&file.index.key)
            .ok()
            .filter(|key| key.len() >= 32)
            .ok_or_else(|| KeyFileError::Format("the index key is too short".to_owned()))?;
        Ok(Self {
            active: file.active.clone(),
            keys,
            index_algorithm: file.index.algorithm,
            index: Zeroizing::new(index),
        })
    }

    /// Seals a text for the column `context` (`table.column`) with the active key.
    ///
    /// # Errors
    /// [`SealError::UnknownKey`] can't happen with keys from [`Self::new`].
    pub fn seal(
        &self,
        context: &'static str,
        plain: &str,
        random: &Random,
    ) -> Result<String, SealError> {
        let unknown = || SealError::UnknownKey(context, self.active.clone());
        let key = self.keys.get(&self.active).ok_or_else(unknown)?;
        let nonce = random.bytes::<12>();
        let sealed = key
            .algorithm
            .seal(&key.bytes, &nonce, context, plain.as_bytes())
            .ok_or_else(unknown)?;
        Ok(format!(
            "v1:{}:{}:{}",
            self.active,
            URL_SAFE_NO_PAD.encode(nonce),
            URL_SAFE_NO_PAD.encode(sealed)
        ))
    }

    /// Opens a sealed text of the column `context`.
    ///
    /// # Errors
    /// [`SealError`] if it was altered, moved, or its key is gone.
    pub fn open(&self, context: &'static str, stored: &str) -> Result<String, SealError> {
        let mut parts = stored.split(':');
        let (Some("v1"), Some(id), Some(nonce), Some(sealed), None) =
            (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(SealError::Form(context));
        };
        let key = self.keys.get(id).ok_or_else(|| SealError::UnknownKey(context, id.to_owned()))?;
        let decode = |text| URL_SAFE_NO_PAD.decode(text).map_err(|_| SealError::Form(context));
        let nonce: [u8; 12] = decode(nonce)?.try_into().map_err(|_| SealError::Form(context))?;
        let opened = key
            .algorithm
            .open(&key.bytes, &nonce, context, &decode(sealed)?)
            .ok_or(SealError::Altered(context))?;
        std::str::from_utf8(&opened).map(str::to_owned).map_err(|_| SealError::Altered(context))
    }

    /// A keyed hash of `value` for equality search in `context`; hex.
    #[must_use]
    pub fn index(&self, context: &str, value: &str) -> String {
        let message = [context.as_bytes(), &[0], value.as_bytes()];
        match self.index_algorithm {
            IndexAlgorithm::HmacSha256 => mac::<Hmac<Sha256>>(&self.index, &message),
            IndexAlgorithm::HmacSm3 => mac::<Hmac<Sm3>>(&self.index, &message),
        }
    }
}

fn mac<M: Mac + KeyInit>(key: &[u8], message: &[&[u8]]) -> String {
    // HMAC takes keys of any length; the error exists for other constructions.
    let Ok(mut mac) = <M as KeyInit>::new_from_slice(key) else { return String::new() };
    for part in message {
        mac.update(part);
    }
    hex::encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_keys_still_open_and_new_values_use_the_active_one() {
        let random = Random::seeded(1);
        let mut file = KeyFile::generate(Algorithm::Aes256Gcm, &random);
        let old = Keys::new(&file).unwrap().seal("parties.name", "王小明", &random).unwrap();
        let second = KeyFile::generate(Algorithm::Sm4Gcm, &random).keys.remove(0);
        file.keys.push(KeyEntry { id: "k2".to_owned(), ..second });
        file.active = "k2".to_owned();
        let keys = Keys::new(&file).unwrap();
        assert_eq!(keys.open("parties.name", &old).unwrap(), "王小明");
        let new = keys.seal("parties.name", "王小明", &random).unwrap();
        assert!(new.starts_with("v1:k2:"), "{new}");
        assert_eq!(keys.open("parties.name", &new).unwrap(), "王小明");
        assert!(matches!(keys.open("logins.mobile", &new), Err(SealError::Altered(_))));
        assert!(matches!(keys.open("parties.name", "plain"), Err(SealError::Form(_))));
        assert!(matches!(
            keys.open("parties.name", &new.replace(":k2:", ":k3:")),
            Err(SealError::UnknownKey(..))
        ));
    }

    #[test]
    fn the_same_value_has_the_same_index_in_one_context_only() {
        let keys = Keys::new(&KeyFile::generate(Algorithm::Sm4Gcm, &Random::seeded(2))).unwrap();
        assert_eq!(keys.index("mobile", "13800008000"), keys.index("mobile", "13800008000"));
        assert_ne!(keys.index("mobile", "13800008000"), keys.index("document", "13800008000"));
    }

    #[test]
    fn a_key_of_the_wrong_length_is_refused() {
        let mut file = KeyFile::generate(Algorithm::Aes256Gcm, &Random::seeded(3));
        file.keys[0].algorithm = Algorithm::Sm4Gcm;
        assert!(Keys::new(&file).is_err());
    }
}
