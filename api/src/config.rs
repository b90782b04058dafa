//! Configuration: every key with its meaning. A key is read from the environment or given as an
//! option; secrets are files, so that they stand neither in the environment nor in the list of
//! processes.

mod check;
pub mod reference;

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, ValueEnum};

pub use check::{ConfigError, ConfigWarning};

use crate::crypto::Algorithm;

/// What this deployment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Profile {
    /// A laptop or a test: outside systems, keys and the clock come from the sandbox.
    Sandbox,
    /// The real thing: outside systems and keys are named, the clock is the machine's.
    Production,
}

/// What every command needs that touches the database.
#[derive(Debug, Clone, Args)]
pub struct StoreConfig {
    /// Database address: `sqlite://path/to/file.db` or `postgres://user:password@host/name`.
    #[arg(long, env = "DATABASE_URL", default_value = "sqlite://.world/kaideng.db")]
    pub database_url: String,
    /// Key file for personal data at rest (JSON, made by `kaideng key-file`). In the sandbox profile it
    /// is made when it is missing.
    #[arg(long, env = "KAIDENG_KEY_FILE", default_value = ".world/keys.json")]
    pub key_file: PathBuf,
    /// Cipher of a key file that is made new: `aes-256-gcm` or `sm4-gcm`. Existing files say
    /// themselves which cipher each of their keys is for.
    #[arg(long, env = "KAIDENG_KEY_ALGORITHM", default_value = "aes-256-gcm", value_parser = algorithm)]
    pub key_algorithm: Algorithm,
    /// Profile: `sandbox` or `production`.
    #[arg(long, env = "KAIDENG_PROFILE", value_enum, default_value = "production")]
    pub profile: Profile,
    /// Address of the sandbox, for its clock and, in its profile, for every outside system that
    /// isn't named.
    #[arg(long, env = "KAIDENG_SANDBOX_URL", default_value = "http://127.0.0.1:8090")]
    pub sandbox_url: String,
    /// Folder in which the sandbox keeps its keys.
    #[arg(long, env = "KAIDENG_SANDBOX_DIR", default_value = ".world/sandbox")]
    pub sandbox_dir: PathBuf,
    /// Whether the clock is the sandbox's; refused outside the sandbox profile.
    #[arg(long, env = "KAIDENG_SANDBOX_CLOCK")]
    pub sandbox_clock: bool,
}

/// What `kaideng serve` needs.
#[derive(Debug, Clone, Args)]
pub struct ServeConfig {
    /// Store, keys and profile.
    #[command(flatten)]
    pub store: StoreConfig,
    /// Address to listen on.
    #[arg(long, env = "KAIDENG_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Origin under which browsers reach the site, such as `https://hall.example.cn`. Plain http
    /// is taken for loopback only. Default: http at the listening address.
    #[arg(long, env = "KAIDENG_PUBLIC_ORIGIN")]
    pub public_origin: Option<String>,
    /// Folder with the built site; without it only the API is served.
    #[arg(long, env = "KAIDENG_SITE")]
    pub site: Option<PathBuf>,
    /// Number of trusted proxies in front: the client's address is taken from that place, counted
    /// from the right, of `X-Forwarded-For`. 0 takes the address of the connection: behind a proxy
    /// that is the proxy's, and all customers share its limits.
    #[arg(long, env = "KAIDENG_TRUSTED_PROXIES", default_value_t = 0)]
    pub trusted_proxies: usize,
    /// The supplier's telephone number on receipts; pages have the one that they were built with.
    #[arg(long, env = "KAIDENG_HOTLINE", default_value = env!("KAIDENG_HOTLINE"))]
    pub hotline: String,
    /// What the supplier is called in messages.
    #[arg(long, env = "KAIDENG_SUPPLIER", default_value = "开灯供电")]
    pub supplier: String,
    /// Levels that services ask for where they aren't the default, such as
    /// `account_binding=L2,payment=L1`.
    #[arg(long, env = "KAIDENG_LEVELS", default_value = "")]
    pub levels: String,
    /// Ways of real-name verification that are offered, in the order to show.
    #[arg(
        long,
        env = "KAIDENG_IDENTITY_METHODS",
        value_delimiter = ',',
        default_value = "name_id_mobile,name_id,name_id_mobile_card,face,counter_code,manual_review,company"
    )]
    pub identity_methods: Vec<String>,
    /// Logins that the same papers may be verified for before a person looks at it.
    #[arg(long, env = "KAIDENG_LOGINS_PER_PERSON", default_value_t = 3)]
    pub logins_per_person: u64,
    /// Seconds for which a copy of the customer system's data is good: older ones are read again.
    #[arg(long, env = "KAIDENG_COPY_SECONDS", default_value_t = 300)]
    pub copy_seconds: i64,
    /// Seconds after which a copy that couldn't be read again is shown as out of date.
    #[arg(long, env = "KAIDENG_STALE_SECONDS", default_value_t = 3600)]
    pub stale_seconds: i64,
    /// Prefix that lengthens a former account number of 10 digits to 13, such as `360`.
    #[arg(long, env = "KAIDENG_ACCOUNT_PREFIX")]
    pub account_prefix: Option<String>,
    /// Seconds for which a call to an outside system may take.
    #[arg(long, env = "KAIDENG_OUTSIDE_TIMEOUT_SECONDS", default_value_t = 8)]
    pub outside_timeout_seconds: u64,
    /// Milliseconds between two rounds of the worker.
    #[arg(long, env = "KAIDENG_WORKER_MS", default_value_t = 500)]
    pub worker_ms: u64,
    /// Whether this process delivers the outbox; any number of processes may.
    #[arg(long, env = "KAIDENG_WORKER", default_value_t = true, action = clap::ArgAction::Set)]
    pub worker: bool,
    /// Font file of receipts; it should hold every character of the customers' names.
    #[arg(
        long,
        env = "KAIDENG_RECEIPT_FONT",
        default_value = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
    )]
    pub receipt_font: PathBuf,
    /// Face in a font collection, counted from 0; 2 is simplified Chinese in Noto Sans CJK.
    #[arg(long, env = "KAIDENG_RECEIPT_FONT_FACE", default_value_t = 2)]
    pub receipt_font_face: u32,
    /// Minutes that a customer has to pay an order; it never lasts past midnight in Shanghai.
    #[arg(long, env = "KAIDENG_PAYMENT_MINUTES", default_value_t = 15)]
    pub payment_minutes: i64,
    /// Outside systems.
    #[command(flatten)]
    pub outside: OutsideConfig,
}

/// Addresses and keys of outside systems. In the sandbox profile each has a default there.
#[derive(Debug, Clone, Default, Args)]
pub struct OutsideConfig {
    /// Base address of the supplier's customer system (营销系统).
    #[arg(long, env = "KAIDENG_CUSTOMER_SYSTEM_URL")]
    pub customer_system_url: Option<String>,
    /// File with the secret shared with the customer system.
    #[arg(long, env = "KAIDENG_CUSTOMER_SYSTEM_KEY_FILE")]
    pub customer_system_key_file: Option<PathBuf>,
    /// Base address of the identity provider (实名核验).
    #[arg(long, env = "KAIDENG_IDENTITY_URL")]
    pub identity_url: Option<String>,
    /// File with the secret shared with the identity provider.
    #[arg(long, env = "KAIDENG_IDENTITY_KEY_FILE")]
    pub identity_key_file: Option<PathBuf>,
    /// Base address of the bank interface for micro-transfers (对公打款).
    #[arg(long, env = "KAIDENG_BANK_URL")]
    pub bank_url: Option<String>,
    /// File with the secret shared with the bank interface.
    #[arg(long, env = "KAIDENG_BANK_KEY_FILE")]
    pub bank_key_file: Option<PathBuf>,
    /// Base address of the SMS gateway.
    #[arg(long, env = "KAIDENG_SMS_URL")]
    pub sms_url: Option<String>,
    /// File with the secret shared with the SMS gateway.
    #[arg(long, env = "KAIDENG_SMS_KEY_FILE")]
    pub sms_key_file: Option<PathBuf>,
    /// Base address of WeChat's authorisation page; in production `https://open.weixin.qq.com`.
    #[arg(long, env = "KAIDENG_WECHAT_OPEN_URL")]
    pub wechat_open_url: Option<String>,
    /// Base address of WeChat's API; in production `https://api.weixin.qq.com`.
    #[arg(long, env = "KAIDENG_WECHAT_API_URL")]
    pub wechat_api_url: Option<String>,
    /// File with the public account's app id.
    #[arg(long, env = "KAIDENG_WECHAT_APP_ID_FILE")]
    pub wechat_app_id_file: Option<PathBuf>,
    /// File with the public account's secret.
    #[arg(long, env = "KAIDENG_WECHAT_APP_SECRET_FILE")]
    pub wechat_app_secret_file: Option<PathBuf>,
    /// Base address of WeChat Pay; in production `https://api.mch.weixin.qq.com`.
    #[arg(long, env = "KAIDENG_WECHAT_PAY_URL")]
    pub wechat_pay_url: Option<String>,
    /// File with the merchant number (商户号).
    #[arg(long, env = "KAIDENG_WECHAT_PAY_MCHID_FILE")]
    pub wechat_pay_mchid_file: Option<PathBuf>,
    /// File with the serial number of the merchant's certificate (商户API证书序列号).
    #[arg(long, env = "KAIDENG_WECHAT_PAY_SERIAL_FILE")]
    pub wechat_pay_serial_file: Option<PathBuf>,
    /// The merchant's private key (商户API私钥, `apiclient_key.pem`).
    #[arg(long, env = "KAIDENG_WECHAT_PAY_KEY_FILE")]
    pub wechat_pay_key_file: Option<PathBuf>,
    /// File with the id of WeChat Pay's public key (`PUB_KEY_ID_…`); not read for certificates,
    /// which name their own serial numbers.
    #[arg(long, env = "KAIDENG_WECHAT_PAY_GATEWAY_SERIAL_FILE")]
    pub wechat_pay_gateway_serial_file: Option<PathBuf>,
    /// WeChat Pay's public key (微信支付公钥) or platform certificates (平台证书), several while
    /// they are being changed.
    #[arg(long, env = "KAIDENG_WECHAT_PAY_GATEWAY_KEY_FILES", value_delimiter = ',')]
    pub wechat_pay_gateway_key_files: Vec<PathBuf>,
    /// File with the APIv3 key (APIv3密钥), 32 characters.
    #[arg(long, env = "KAIDENG_WECHAT_PAY_APIV3_KEY_FILE")]
    pub wechat_pay_apiv3_key_file: Option<PathBuf>,
    /// Where WeChat Pay sends its callbacks. Default: under the public origin.
    #[arg(long, env = "KAIDENG_WECHAT_PAY_NOTIFY_URL")]
    pub wechat_pay_notify_url: Option<String>,
    /// Milliseconds that one call to WeChat Pay may take; then it is asked what became of it.
    #[arg(long, env = "KAIDENG_WECHAT_PAY_TIMEOUT_MS")]
    pub wechat_pay_timeout_ms: Option<u64>,
}

fn algorithm(text: &str) -> Result<Algorithm, String> {
    match text {
        "aes-256-gcm" => Ok(Algorithm::Aes256Gcm),
        "sm4-gcm" => Ok(Algorithm::Sm4Gcm),
        _ => Err("aes-256-gcm or sm4-gcm".to_owned()),
    }
}
