//! An order as WeChat Pay reports it, in callbacks and answers to queries alike.

use serde::Deserialize;

use super::{Doubt, Settings};
use crate::clock::parse_rfc3339;

/// Where an order stands at WeChat Pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trade {
    /// Paid.
    Paid {
        /// What was received, in fen.
        amount_fen: i64,
        /// WeChat Pay's number (微信支付单号).
        transaction: String,
        /// When, in milliseconds.
        paid_at: i64,
    },
    /// Not paid yet, or a try that failed.
    NotPaid,
    /// Closed.
    Closed,
    /// Paid, and some or all of it given back or being given back: an order doesn't say how much.
    GivenBack {
        /// What was received, in fen.
        amount_fen: i64,
        /// WeChat Pay's number.
        transaction: String,
        /// When it was paid, in milliseconds.
        paid_at: i64,
    },
    /// It knows no such order.
    None,
}

/// The fields of an order that we rely on; there are many more.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Report {
    appid: Option<String>,
    mchid: Option<String>,
    /// Our number for the order.
    pub out_trade_no: String,
    trade_state: String,
    transaction_id: Option<String>,
    success_time: Option<String>,
    amount: Option<super::Amount>,
}

impl Report {
    /// What it says, provided that it is about our merchant number and app.
    ///
    /// # Errors
    /// [`Doubt::OtherOrder`] for somebody else's, [`Doubt::Malformed`] when a field that the
    /// state needs is missing.
    pub fn trade(&self, settings: &Settings) -> Result<Trade, Doubt> {
        let ours = |given: &Option<String>, own: &str| given.as_deref() == Some(own);
        if !ours(&self.mchid, &settings.mchid) || !ours(&self.appid, &settings.appid) {
            return Err(Doubt::OtherOrder);
        }
        match self.trade_state.as_str() {
            "SUCCESS" => {
                let (amount_fen, transaction, paid_at) = self.paid().ok_or(Doubt::Malformed)?;
                Ok(Trade::Paid { amount_fen, transaction, paid_at })
            }
            "REFUND" => {
                let (amount_fen, transaction, paid_at) = self.paid().ok_or(Doubt::Malformed)?;
                Ok(Trade::GivenBack { amount_fen, transaction, paid_at })
            }
            "NOTPAY" | "USERPAYING" | "PAYERROR" => Ok(Trade::NotPaid),
            "CLOSED" | "REVOKED" => Ok(Trade::Closed),
            _ => Err(Doubt::Malformed),
        }
    }

    /// Amount, number and time of a payment.
    fn paid(&self) -> Option<(i64, String, i64)> {
        let amount = self.amount.as_ref().filter(|amount| amount.currency == "CNY")?;
        let transaction = self.transaction_id.clone().filter(|id| !id.is_empty())?;
        Some((amount.total, transaction, parse_rfc3339(self.success_time.as_deref()?)?))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::{Value, json};

    use super::*;

    fn settings() -> Settings {
        Settings {
            base_url: String::new(),
            mchid: "1900000001".to_owned(),
            appid: "wx1".to_owned(),
            notify_url: String::new(),
            timeout: Duration::from_secs(1),
        }
    }

    fn read(change: impl Fn(&mut Value)) -> Result<Trade, Doubt> {
        let mut report = json!({
            "appid": "wx1", "mchid": "1900000001", "out_trade_no": "P1", "trade_state": "SUCCESS",
            "transaction_id": "4200", "success_time": "2026-11-23T10:00:00+08:00",
            "amount": {"total": 14919, "payer_total": 14919, "currency": "CNY"},
        });
        change(&mut report);
        serde_json::from_value::<Report>(report).map_err(|_| Doubt::Malformed)?.trade(&settings())
    }

    #[test]
    fn a_paid_order_needs_amount_number_and_time() {
        let paid = Trade::Paid {
            amount_fen: 14_919,
            transaction: "4200".to_owned(),
            paid_at: 1_795_399_200_000,
        };
        assert_eq!(read(|_| ()), Ok(paid));
        for field in ["amount", "transaction_id", "success_time"] {
            assert_eq!(read(|r| r[field] = Value::Null), Err(Doubt::Malformed), "{field}");
        }
        assert_eq!(read(|r| r["amount"]["currency"] = json!("USD")), Err(Doubt::Malformed));
        assert_eq!(read(|r| r["amount"]["total"] = json!("14919")), Err(Doubt::Malformed));
    }

    #[test]
    fn other_peoples_orders_are_not_ours() {
        assert_eq!(read(|r| r["mchid"] = json!("1900000002")), Err(Doubt::OtherOrder));
        assert_eq!(read(|r| r["appid"] = json!("wx2")), Err(Doubt::OtherOrder));
        assert_eq!(read(|r| r["appid"] = Value::Null), Err(Doubt::OtherOrder));
    }

    #[test]
    fn every_trade_state_has_its_meaning() {
        let given_back = Trade::GivenBack {
            amount_fen: 14_919,
            transaction: "4200".to_owned(),
            paid_at: 1_795_399_200_000,
        };
        for (state, trade) in [
            ("NOTPAY", Ok(Trade::NotPaid)),
            ("USERPAYING", Ok(Trade::NotPaid)),
            ("PAYERROR", Ok(Trade::NotPaid)),
            ("CLOSED", Ok(Trade::Closed)),
            ("REVOKED", Ok(Trade::Closed)),
            ("REFUND", Ok(given_back)),
            ("SOMETHING", Err(Doubt::Malformed)),
        ] {
            assert_eq!(read(|r| r["trade_state"] = json!(state)), trade, "{state}");
        }
    }
}
