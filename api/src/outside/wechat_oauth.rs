//! WeChat's sign-in on a web page (网页授权), silent: it gives the openid and nothing else.

use serde::Deserialize;
use zeroize::Zeroizing;

use super::signed::OutsideError;
use crate::config::{ConfigError, Profile, ServeConfig};

/// Client of WeChat's OAuth.
pub struct WechatOauth {
    http: reqwest::Client,
    open_url: String,
    api_url: String,
    app_id: String,
    secret: Zeroizing<String>,
}

impl std::fmt::Debug for WechatOauth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WechatOauth").field("app_id", &self.app_id).finish_non_exhaustive()
    }
}

/// What a code is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeAnswer {
    /// The person's openid for our app.
    Openid(String),
    /// A page in snapshot mode: the openid is made up, nothing may be linked to it.
    Snapshot,
    /// The code is wrong or was used.
    Refused,
}

#[derive(Deserialize)]
struct TokenAnswer {
    openid: Option<String>,
    is_snapshotuser: Option<i64>,
    errcode: Option<i64>,
}

impl WechatOauth {
    /// A client as configured.
    ///
    /// # Errors
    /// [`ConfigError`] if an address or a secret is missing.
    pub fn new(config: &ServeConfig, http: &reqwest::Client) -> Result<Self, ConfigError> {
        let (store, out) = (&config.store, &config.outside);
        let address = |named: Option<&String>, real: &str, key| match store.profile {
            Profile::Sandbox => store.address(named, "/wechat", key),
            Profile::Production => Ok(named.map_or_else(|| real.to_owned(), String::clone)),
        };
        Ok(Self {
            http: http.clone(),
            open_url: address(
                out.wechat_open_url.as_ref(),
                "https://open.weixin.qq.com",
                "KAIDENG_WECHAT_OPEN_URL",
            )?,
            api_url: address(
                out.wechat_api_url.as_ref(),
                "https://api.weixin.qq.com",
                "KAIDENG_WECHAT_API_URL",
            )?,
            app_id: store.secret(
                out.wechat_app_id_file.as_ref(),
                "appid",
                "KAIDENG_WECHAT_APP_ID_FILE",
            )?,
            secret: Zeroizing::new(store.secret(
                out.wechat_app_secret_file.as_ref(),
                "app_secret",
                "KAIDENG_WECHAT_APP_SECRET_FILE",
            )?),
        })
    }

    /// The public account's app id.
    #[must_use]
    pub fn app_id(&self) -> &str {
        &self.app_id
    }

    /// Where the browser goes; it comes back to `redirect_uri` with a code and `state`.
    ///
    /// # Errors
    /// [`OutsideError::Malformed`] if the configured address isn't one.
    pub fn authorisation_url(
        &self,
        redirect_uri: &str,
        state: &str,
    ) -> Result<String, OutsideError> {
        let base = format!("{}/connect/oauth2/authorize", self.open_url);
        let query = [
            ("appid", self.app_id.as_str()),
            ("redirect_uri", redirect_uri),
            ("response_type", "code"),
            ("scope", "snsapi_base"),
            ("state", state),
        ];
        let mut url =
            reqwest::Url::parse_with_params(&base, query).map_err(|_| OutsideError::Malformed)?;
        url.set_fragment(Some("wechat_redirect"));
        Ok(url.into())
    }

    /// Trades a code for the openid. A code works once and for five minutes.
    ///
    /// # Errors
    /// [`OutsideError`] if WeChat gives no usable answer.
    pub async fn openid(&self, code: &str) -> Result<CodeAnswer, OutsideError> {
        let answer = self
            .http
            .get(format!("{}/sns/oauth2/access_token", self.api_url))
            .query(&[
                ("appid", self.app_id.as_str()),
                ("secret", self.secret.as_str()),
                ("code", code),
                ("grant_type", "authorization_code"),
            ])
            .send()
            .await
            .map_err(|_| OutsideError::Unanswered)?;
        // WeChat answers errors with status 200, and labels JSON as text.
        let answer: TokenAnswer = super::signed::read(answer).await?;
        Ok(match answer {
            TokenAnswer { errcode: Some(code), .. } if code != 0 => CodeAnswer::Refused,
            TokenAnswer { is_snapshotuser: Some(1), .. } => CodeAnswer::Snapshot,
            TokenAnswer { openid: Some(openid), .. } => CodeAnswer::Openid(openid),
            TokenAnswer { openid: None, .. } => return Err(OutsideError::Malformed),
        })
    }
}
