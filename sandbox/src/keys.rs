//! The sandbox's keys: made once, then read. File names are listed in the crate's documentation.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der},
    rsa::{KeyPair, KeySize},
    signature::KeyPair as _,
};

use crate::{
    crypto::{self, CryptoError, Signer, der_of_pem, pem, random_digits, random_hex},
    store::{StoreError, write_whole},
};

/// Why the keys can't be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// A file can't be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A key can't be made or parsed.
    #[error("{path}: {source}")]
    Crypto {
        /// The file.
        path: PathBuf,
        /// What failed.
        source: CryptoError,
    },
}

/// Both sides' keys, as texts ready for use.
#[derive(Debug)]
pub struct Keys {
    /// Folder that holds the files.
    pub dir: PathBuf,
    /// Merchant number (商户号).
    pub mchid: String,
    /// The public account's app id.
    pub appid: String,
    /// The public account's secret.
    pub app_secret: String,
    /// Serial of the merchant's certificate.
    pub merchant_serial: String,
    /// Id of the platform's public key.
    pub platform_serial: String,
    /// APIv3 key.
    pub apiv3: String,
    /// Secret towards the customer system.
    pub hmac_customer_system: String,
    /// Secret towards the identity provider.
    pub hmac_identity: String,
    /// Secret towards the bank.
    pub hmac_bank: String,
    /// Secret towards the SMS gateway.
    pub hmac_sms: String,
    pub(crate) merchant_public_der: Vec<u8>,
    pub(crate) platform: Signer,
}

impl Keys {
    /// Reads the keys in `dir` and makes those that are missing.
    ///
    /// # Errors
    /// When a file can't be read or written, or holds no key.
    pub fn open(dir: &Path) -> Result<Self, KeyError> {
        pair(dir, "merchant")?;
        let platform = pair(dir, "platform")?;
        Ok(Self {
            mchid: text(dir, "mchid", || Ok(format!("19{}", random_digits(8)?)))?,
            appid: text(dir, "appid", || Ok(format!("wx{}", random_hex(8)?)))?,
            app_secret: text(dir, "app_secret", || random_hex(16))?,
            merchant_serial: text(dir, "merchant_serial", || {
                Ok(random_hex(20)?.to_ascii_uppercase())
            })?,
            platform_serial: text(dir, "platform_serial", || {
                Ok(format!("PUB_KEY_ID_{}", random_digits(26)?))
            })?,
            apiv3: text(dir, "apiv3.key", || random_hex(16))?,
            hmac_customer_system: text(dir, "hmac_customer_system.key", || random_hex(32))?,
            hmac_identity: text(dir, "hmac_identity.key", || random_hex(32))?,
            hmac_bank: text(dir, "hmac_bank.key", || random_hex(32))?,
            hmac_sms: text(dir, "hmac_sms.key", || random_hex(32))?,
            merchant_public_der: read_der(&dir.join("merchant_public.pem"))?,
            platform: Signer(platform),
            dir: dir.to_owned(),
        })
    }
}

/// A text file, made when missing.
fn text(
    dir: &Path,
    name: &str,
    make: impl FnOnce() -> Result<String, CryptoError>,
) -> Result<String, KeyError> {
    let path = dir.join(name);
    if let Some(text) = read(&path)? {
        return Ok(text.trim().to_owned());
    }
    let text = make().map_err(|source| KeyError::Crypto { path: path.clone(), source })?;
    write_secret(&path, &text)?;
    Ok(text)
}

/// The key pair `<name>_private.pem` with its public half beside it.
fn pair(dir: &Path, name: &str) -> Result<KeyPair, KeyError> {
    let path = dir.join(format!("{name}_private.pem"));
    let refused = |source| KeyError::Crypto { path: path.clone(), source };
    let pair = match read(&path)? {
        Some(text) => KeyPair::from_pkcs8(&der_of_pem(&text).map_err(refused)?)
            .map_err(|_| refused(CryptoError))?,
        None => {
            let made = KeyPair::generate(KeySize::Rsa2048).map_err(|_| refused(CryptoError))?;
            let der = AsDer::<Pkcs8V1Der<'_>>::as_der(&made).map_err(|_| refused(CryptoError))?;
            write_secret(&path, &pem("PRIVATE KEY", der.as_ref()))?;
            made
        }
    };
    let public = AsDer::<PublicKeyX509Der<'_>>::as_der(pair.public_key())
        .map_err(|_| refused(CryptoError))?;
    let text = crypto::pem("PUBLIC KEY", public.as_ref());
    write_whole(&dir.join(format!("{name}_public.pem")), text.as_bytes())?;
    Ok(pair)
}

fn read(path: &Path) -> Result<Option<String>, StoreError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(StoreError::Io { path: path.to_owned(), source }),
    }
}

fn read_der(path: &Path) -> Result<Vec<u8>, KeyError> {
    let text = read(path)?.unwrap_or_default();
    der_of_pem(&text).map_err(|source| KeyError::Crypto { path: path.to_owned(), source })
}

/// Writes a file that only its owner may read.
fn write_secret(path: &Path, text: &str) -> Result<(), StoreError> {
    write_whole(path, text.as_bytes())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))
            .map_err(|source| StoreError::Io { path: path.to_owned(), source })?;
    }
    Ok(())
}
