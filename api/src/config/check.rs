//! What must be true of a configuration before anything starts.

use std::path::{Path, PathBuf};

use super::{Profile, ServeConfig, StoreConfig};
use crate::{
    clock::Clock,
    crypto::{KeyFile, KeyFileError, Keys},
    random::Random,
};

/// Why a configuration is refused.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The sandbox's clock outside its profile.
    #[error("the sandbox's clock is refused outside the sandbox profile")]
    SandboxClock,
    /// Not an origin, or plain http for anything but loopback.
    #[error("{0} isn't an https origin (http is taken for 127.0.0.1, [::1] and localhost only)")]
    PublicOrigin(String),
    /// A key that has no default here.
    #[error("{0} must be set outside the sandbox profile")]
    Missing(&'static str),
    /// A file with a secret can't be read, or is empty.
    #[error("the file {0} with a secret can't be read or is empty")]
    Secret(PathBuf),
    /// The key file.
    #[error(transparent)]
    Keys(#[from] KeyFileError),
    /// A table of levels or ways that doesn't read.
    #[error("{0} can't be read")]
    Table(&'static str),
}

impl StoreConfig {
    /// The clock that the profile allows.
    ///
    /// # Errors
    /// [`ConfigError::SandboxClock`] outside the sandbox profile.
    pub fn clock(&self) -> Result<Clock, ConfigError> {
        match (self.sandbox_clock, self.profile) {
            (false, _) => Ok(Clock::System),
            (true, Profile::Sandbox) => Ok(Clock::sandbox(&self.sandbox_url)),
            (true, Profile::Production) => Err(ConfigError::SandboxClock),
        }
    }

    /// The key ring; made new in the sandbox profile only.
    ///
    /// # Errors
    /// [`ConfigError::Keys`] if the file is missing or unusable.
    pub fn keys(&self, random: &Random) -> Result<Keys, ConfigError> {
        if self.profile == Profile::Sandbox && !self.key_file.exists() {
            KeyFile::generate(self.key_algorithm, random).write(&self.key_file)?;
        }
        Ok(Keys::new(&KeyFile::read(&self.key_file)?)?)
    }

    /// An address: what was named, or in the sandbox profile the sandbox's under `path`.
    ///
    /// # Errors
    /// [`ConfigError::Missing`] if nothing was named in production.
    pub fn address(
        &self,
        named: Option<&String>,
        path: &str,
        key: &'static str,
    ) -> Result<String, ConfigError> {
        match (named, self.profile) {
            (Some(url), _) => Ok(url.trim_end_matches('/').to_owned()),
            (None, Profile::Sandbox) => {
                Ok(format!("{}{path}", self.sandbox_url.trim_end_matches('/')))
            }
            (None, Profile::Production) => Err(ConfigError::Missing(key)),
        }
    }

    /// A secret: from the named file, or in the sandbox profile from the sandbox's folder.
    ///
    /// # Errors
    /// [`ConfigError::Missing`] or [`ConfigError::Secret`].
    pub fn secret(
        &self,
        named: Option<&PathBuf>,
        file: &str,
        key: &'static str,
    ) -> Result<String, ConfigError> {
        match (named, self.profile) {
            (Some(path), _) => read_secret(path),
            (None, Profile::Sandbox) => read_secret(&self.sandbox_dir.join(file)),
            (None, Profile::Production) => Err(ConfigError::Missing(key)),
        }
    }
}

fn read_secret(path: &Path) -> Result<String, ConfigError> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    match text.trim() {
        "" => Err(ConfigError::Secret(path.to_owned())),
        secret => Ok(secret.to_owned()),
    }
}

impl ServeConfig {
    /// The public origin, checked, without a slash at its end.
    ///
    /// # Errors
    /// [`ConfigError::PublicOrigin`] if it isn't https and not loopback.
    pub fn origin(&self) -> Result<String, ConfigError> {
        let default = || format!("http://{}", self.listen);
        let origin = self.public_origin.clone().unwrap_or_else(default);
        let origin = origin.trim_end_matches('/').to_owned();
        check_origin(&origin).then_some(origin.clone()).ok_or(ConfigError::PublicOrigin(origin))
    }
}

/// Something that a deployment may be like, and hardly ever is meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfigWarning {
    /// Browsers come by https, and this process speaks plain http: there is a proxy in front, but
    /// none is trusted to say whose address a request is from.
    NoTrustedProxy,
}

impl std::fmt::Display for ConfigWarning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoTrustedProxy => {
                "KAIDENG_TRUSTED_PROXIES is 0 though the public origin is https: all customers \
                 seem to have the proxy's address, and share its limits; set the number of proxies"
            }
        })
    }
}

impl ServeConfig {
    /// What an operator should look at before customers come.
    #[must_use]
    pub fn warnings(&self) -> Vec<ConfigWarning> {
        let https = self.public_origin.as_ref().is_some_and(|origin| origin.starts_with("https:"));
        let unseen = https && self.trusted_proxies == 0;
        unseen.then_some(ConfigWarning::NoTrustedProxy).into_iter().collect()
    }
}

fn check_origin(origin: &str) -> bool {
    let Ok(url) = reqwest::Url::parse(origin) else { return false };
    let bare = url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.origin().ascii_serialization() == origin;
    let loopback = matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
    bare && (url.scheme() == "https" || (url.scheme() == "http" && loopback))
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Cli {
        #[command(flatten)]
        config: ServeConfig,
    }

    fn warnings(origin: &str, proxies: &str) -> Vec<ConfigWarning> {
        let args = ["kaideng", "--public-origin", origin, "--trusted-proxies", proxies];
        Cli::try_parse_from(args).unwrap().config.warnings()
    }

    #[test]
    fn https_without_a_trusted_proxy_is_warned_of() {
        let warned = warnings("https://hall.example.cn", "0");
        assert_eq!(warned, [ConfigWarning::NoTrustedProxy]);
        assert!(warned[0].to_string().contains("KAIDENG_TRUSTED_PROXIES"));
        assert_eq!(warnings("https://hall.example.cn", "1"), []);
        assert_eq!(warnings("http://127.0.0.1:8080", "0"), []);
    }

    #[test]
    fn plain_http_is_for_loopback_only() {
        for good in ["https://hall.example.cn", "http://127.0.0.1:8080", "http://localhost:1"] {
            assert!(check_origin(good), "{good}");
        }
        for bad in [
            "http://hall.example.cn",
            "https://hall.example.cn/path",
            "http://0.0.0.0:8080",
            "https://user@hall.example.cn",
            "ftp://127.0.0.1",
            "hall.example.cn",
            "https://HALL.example.cn",
        ] {
            assert!(!check_origin(bad), "{bad}");
        }
    }
}
