//! The other side of every outside protocol: WeChat Pay and WeChat sign-in, the identity
//! provider, the bank, the SMS gateway and the supplier's customer system, as one HTTP server for
//! laptops and tests. It keeps what it knows in a folder and survives a restart.
//!
//! # Keys
//!
//! At first start the folder gets these files; the API's sandbox profile reads the same ones. A
//! text file holds its value without a line break.
//!
//! | file | what |
//! | --- | --- |
//! | `merchant_private.pem`, `merchant_public.pem` | the merchant's RSA key pair (商户 API 密钥), PKCS#8 and SPKI |
//! | `merchant_serial` | serial number of the merchant's certificate, 40 hex digits |
//! | `platform_private.pem`, `platform_public.pem` | WeChat Pay's key pair (微信支付公钥) |
//! | `platform_serial` | id of the platform's public key, `PUB_KEY_ID_…` |
//! | `apiv3.key` | APIv3 key: 32 ASCII characters, used as they are |
//! | `mchid`, `appid`, `app_secret` | merchant number, public account and its secret |
//! | `hmac_customer_system.key`, `hmac_identity.key`, `hmac_bank.key`, `hmac_sms.key` | secrets of the HMAC protocols: 64 ASCII characters, used as they are (not decoded from hex) |
//!
//! # HMAC protocols
//!
//! `X-Signature` is the lower-case hex of HMAC-SHA256 over the body, byte by byte as sent; for a
//! GET, over the path and query as sent.

mod bank;
mod clock;
mod connection;
mod crypto;
mod customer_system;
mod failure;
mod fault;
mod hmac_check;
mod identity;
mod index;
mod keys;
mod page;
mod server;
mod sms;
mod state;
mod store;
mod time;
mod wechat_oauth;
mod wechat_pay;

pub use keys::{KeyError, Keys};
pub use server::{Options, Running, Sandbox, StartError, run};
