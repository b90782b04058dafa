//! The client as configured: in the sandbox profile from the sandbox's folder.

use std::{path::PathBuf, time::Duration};

use super::{
    Settings, WechatPay,
    keys::{ApiV3Key, GatewayKeys, KeyError, MerchantKey},
};
use crate::{
    clock::Clock,
    config::{ConfigError, Profile, ServeConfig},
    random::Random,
};

/// The longest that one call may take unless configured otherwise, in milliseconds.
const TIMEOUT_MS: u64 = 5_000;

impl WechatPay {
    /// A client as `config` says; `origin` is where callbacks arrive unless it says otherwise.
    ///
    /// # Errors
    /// [`ConfigError`] names what is missing or can't be used.
    pub fn from_config(
        config: &ServeConfig,
        origin: &str,
        http: &reqwest::Client,
        clock: &Clock,
        random: &Random,
    ) -> Result<Self, ConfigError> {
        let (store, out) = (&config.store, &config.outside);
        let default_notify = || format!("{origin}/api/v1/webhooks/wechat-pay");
        let settings = Settings {
            base_url: store.address(
                out.wechat_pay_url.as_ref(),
                "/wechat-pay",
                "KAIDENG_WECHAT_PAY_URL",
            )?,
            mchid: store.secret(
                out.wechat_pay_mchid_file.as_ref(),
                "mchid",
                "KAIDENG_WECHAT_PAY_MCHID_FILE",
            )?,
            appid: store.secret(
                out.wechat_app_id_file.as_ref(),
                "appid",
                "KAIDENG_WECHAT_APP_ID_FILE",
            )?,
            notify_url: out.wechat_pay_notify_url.clone().unwrap_or_else(default_notify),
            timeout: Duration::from_millis(out.wechat_pay_timeout_ms.unwrap_or(TIMEOUT_MS)),
        };
        let api_v3 = store.secret(
            out.wechat_pay_apiv3_key_file.as_ref(),
            "apiv3.key",
            "KAIDENG_WECHAT_PAY_APIV3_KEY_FILE",
        )?;
        let api_v3 =
            ApiV3Key::new(&api_v3).map_err(unusable("KAIDENG_WECHAT_PAY_APIV3_KEY_FILE"))?;
        let (merchant, gateway) = (merchant(config)?, gateway(config)?);
        let (http, clock, random) = (http.clone(), clock.clone(), random.clone());
        Ok(Self::new(http, clock, random, settings, merchant, gateway, api_v3))
    }
}

fn merchant(config: &ServeConfig) -> Result<MerchantKey, ConfigError> {
    let (store, out) = (&config.store, &config.outside);
    let serial = store.secret(
        out.wechat_pay_serial_file.as_ref(),
        "merchant_serial",
        "KAIDENG_WECHAT_PAY_SERIAL_FILE",
    )?;
    let pem = store.secret(
        out.wechat_pay_key_file.as_ref(),
        "merchant_private.pem",
        "KAIDENG_WECHAT_PAY_KEY_FILE",
    )?;
    MerchantKey::from_pem(&serial, pem.as_bytes()).map_err(unusable("KAIDENG_WECHAT_PAY_KEY_FILE"))
}

fn gateway(config: &ServeConfig) -> Result<GatewayKeys, ConfigError> {
    let key = "KAIDENG_WECHAT_PAY_GATEWAY_KEY_FILES";
    let (store, out) = (&config.store, &config.outside);
    let named: Vec<Option<&PathBuf>> = match out.wechat_pay_gateway_key_files.as_slice() {
        [] => vec![None],
        files => files.iter().map(Some).collect(),
    };
    let serial_named =
        out.wechat_pay_gateway_serial_file.is_some() || store.profile == Profile::Sandbox;
    let serial = if serial_named {
        let file = out.wechat_pay_gateway_serial_file.as_ref();
        store.secret(file, "platform_serial", "KAIDENG_WECHAT_PAY_GATEWAY_SERIAL_FILE")?
    } else {
        String::new()
    };
    let mut pems = Vec::new();
    for file in named {
        pems.push(store.secret(file, "platform_public.pem", key)?);
    }
    let pems = pems.iter().map(|pem| (serial.as_str(), pem.as_bytes()));
    GatewayKeys::from_pems(pems).map_err(unusable(key))
}

fn unusable(key: &'static str) -> impl Fn(KeyError) -> ConfigError {
    move |_| ConfigError::Table(key)
}
