//! Orders: create by each way to pay, query, close.

use domain::wire::payment::{PayAction, PaymentChannel};
use jiff::tz::{TimeZone, offset};
use reqwest::Method;
use serde::Deserialize;
use serde_json::json;

use super::{
    Doubt, Failure, WechatPay,
    signing::bridge_call,
    trade::{Report, Trade},
    transport::unknown,
};
use crate::clock::instant;

/// An order to be announced. Announcing it again with the same values is harmless.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrder {
    /// Our number (商户订单号): 6 to 32 letters, digits, `_-|*`.
    pub order_number: String,
    /// What the customer reads in WeChat.
    pub description: String,
    /// Amount in fen.
    pub amount_fen: i64,
    /// Last moment to pay, in milliseconds.
    pub expires_at: i64,
    /// How the customer pays.
    pub payer: Payer,
}

/// How the customer pays, with what WeChat Pay wants to know for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Payer {
    /// By a QR code on a desktop.
    Native,
    /// From a phone's browser.
    H5 {
        /// The customer's address.
        client_ip: String,
    },
    /// Inside WeChat.
    Jsapi {
        /// The customer's openid for our app id.
        openid: String,
    },
}

impl Payer {
    /// The channel's name.
    #[must_use]
    pub fn channel(&self) -> PaymentChannel {
        match self {
            Self::Native => PaymentChannel::WechatNative,
            Self::H5 { .. } => PaymentChannel::WechatH5,
            Self::Jsapi { .. } => PaymentChannel::WechatJsapi,
        }
    }
}

#[derive(Deserialize)]
struct Prepaid {
    code_url: Option<String>,
    h5_url: Option<String>,
    prepay_id: Option<String>,
}

impl WechatPay {
    /// Announces an order (下单) and says what the page does next.
    ///
    /// # Errors
    /// [`Failure`]; after [`Failure::Unknown`] the order may exist.
    pub async fn prepay(&self, order: &NewOrder) -> Result<PayAction, Failure> {
        let way = match &order.payer {
            Payer::Native => "native",
            Payer::H5 { .. } => "h5",
            Payer::Jsapi { .. } => "jsapi",
        };
        let path = format!("/v3/pay/transactions/{way}");
        let answer = self.ask(Method::POST, &path, self.prepay_body(order).to_string()).await?;
        let prepaid: Prepaid =
            serde_json::from_slice(&answer.body).map_err(|_| unknown(Doubt::Malformed))?;
        self.action(&order.payer, prepaid).ok_or(unknown(Doubt::Malformed))
    }

    fn prepay_body(&self, order: &NewOrder) -> serde_json::Value {
        let mut body = json!({
            "appid": self.settings.appid,
            "mchid": self.settings.mchid,
            "description": order.description,
            "out_trade_no": order.order_number,
            "time_expire": rfc3339_shanghai(order.expires_at),
            "notify_url": self.settings.notify_url,
            "amount": {"total": order.amount_fen, "currency": "CNY"},
        });
        if let Some(fields) = body.as_object_mut() {
            match &order.payer {
                Payer::Native => {}
                Payer::H5 { client_ip } => {
                    let scene = json!({"payer_client_ip": client_ip, "h5_info": {"type": "Wap"}});
                    fields.insert("scene_info".to_owned(), scene);
                }
                Payer::Jsapi { openid } => {
                    fields.insert("payer".to_owned(), json!({"openid": openid}));
                }
            }
        }
        body
    }

    fn action(&self, payer: &Payer, prepaid: Prepaid) -> Option<PayAction> {
        match payer {
            Payer::Native => {
                let code_url = prepaid.code_url.filter(|url| !url.is_empty())?;
                let (path, modules) = crate::payment::qr::svg_path(&code_url)?;
                Some(PayAction::ShowQr { code_url, path, modules })
            }
            Payer::H5 { .. } => {
                let h5_url = prepaid.h5_url.filter(|url| url.starts_with("http"))?;
                Some(PayAction::GoTo { h5_url })
            }
            Payer::Jsapi { .. } => {
                let prepay_id = prepaid.prepay_id.filter(|id| !id.is_empty())?;
                let (now, nonce) = (self.now_seconds(), self.nonce());
                bridge_call(&self.merchant, &self.settings.appid, &prepay_id, now, &nonce)
            }
        }
    }

    /// Asks where an order stands (查询订单).
    ///
    /// # Errors
    /// [`Failure`] when there is no answer that can be relied on.
    pub async fn query(&self, order_number: &str) -> Result<Trade, Failure> {
        let mchid = &self.settings.mchid;
        let path = format!("/v3/pay/transactions/out-trade-no/{order_number}?mchid={mchid}");
        let answer = match self.ask(Method::GET, &path, String::new()).await {
            Ok(answer) => answer,
            Err(Failure::Refused { status: 404, code }) if code == "ORDER_NOT_EXIST" => {
                return Ok(Trade::None);
            }
            Err(failure) => return Err(failure),
        };
        let report: Report =
            serde_json::from_slice(&answer.body).map_err(|_| unknown(Doubt::Malformed))?;
        if report.out_trade_no != order_number {
            return Err(unknown(Doubt::OtherOrder));
        }
        report.trade(&self.settings).map_err(unknown)
    }

    /// Closes an order (关闭订单), after which it can't be paid.
    ///
    /// # Errors
    /// [`Failure`]; it may still be open, or have been paid.
    pub async fn close(&self, order_number: &str) -> Result<(), Failure> {
        let path = format!("/v3/pay/transactions/out-trade-no/{order_number}/close");
        let body = json!({"mchid": self.settings.mchid}).to_string();
        self.ask(Method::POST, &path, body).await.map(|_| ())
    }
}

/// The way that WeChat Pay writes instants: Beijing time with its offset.
fn rfc3339_shanghai(ms: i64) -> String {
    let zoned = instant(ms).to_zoned(TimeZone::fixed(offset(8)));
    zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

#[cfg(test)]
mod tests {
    use super::rfc3339_shanghai;

    #[test]
    fn expiry_is_in_beijing_time() {
        assert_eq!(rfc3339_shanghai(1_795_399_200_000), "2026-11-23T10:00:00+08:00");
    }
}
