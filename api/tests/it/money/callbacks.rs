//! Callbacks that aren't what they seem.

use api::outside::wechat_pay::verification::SKEW_SECONDS;
use aws_lc_rs::{rand::SystemRandom, rsa::KeyPair, signature::RSA_PKCS1_SHA256};
use base64::{Engine, engine::general_purpose::STANDARD};
use rustls_pki_types::{PrivatePkcs8KeyDer, pem::PemObject};
use serde_json::{Value, json};

use super::till::Till;

/// WeChat Pay's side, with its key: forges callbacks that are rightly signed.
struct Forge<'a> {
    till: &'a Till,
    key: KeyPair,
    serial: String,
    api_v3: String,
}

impl<'a> Forge<'a> {
    fn new(till: &'a Till) -> Self {
        let read = |name: &str| {
            let text = std::fs::read_to_string(till.app.sandbox.key_file(name)).unwrap();
            text.trim().to_owned()
        };
        let pem = read("platform_private.pem");
        let der = PrivatePkcs8KeyDer::from_pem_slice(pem.as_bytes()).unwrap();
        let key = KeyPair::from_pkcs8(der.secret_pkcs8_der()).unwrap();
        Self { till, key, serial: read("platform_serial"), api_v3: read("apiv3.key") }
    }

    fn report(&self, order: &Value, change: impl Fn(&mut Value)) -> Value {
        let settings = self.till.app.state.wechat_pay.settings();
        let mut report = json!({
            "appid": settings.appid, "mchid": settings.mchid,
            "out_trade_no": order, "trade_state": "SUCCESS",
            "transaction_id": "4200001234202611240000000001",
            "success_time": "2026-11-24T12:00:01+08:00",
            "amount": {"total": 18_826, "payer_total": 18_826, "currency": "CNY"},
        });
        change(&mut report);
        report
    }

    fn envelope(&self, report: &Value) -> String {
        use aes_gcm::{
            Aes256Gcm, KeyInit,
            aead::{Aead, Payload},
        };
        let key: &[u8; 32] = self.api_v3.as_bytes().try_into().unwrap();
        let text = report.to_string();
        let payload = Payload { msg: text.as_bytes(), aad: b"transaction" };
        let sealed = Aes256Gcm::new(key.into()).encrypt(b"0123456789ab".into(), payload).unwrap();
        json!({
            "id": "EV-1", "event_type": "TRANSACTION.SUCCESS", "resource_type": "encrypt-resource",
            "resource": {
                "algorithm": "AEAD_AES_256_GCM", "nonce": "0123456789ab",
                "associated_data": "transaction", "ciphertext": STANDARD.encode(sealed),
            },
        })
        .to_string()
    }

    /// Sends `body` as if signed at `at` seconds; the signature may be altered.
    async fn send(&self, body: &str, at: i64, alter: impl Fn(String) -> String) -> u16 {
        let mut signature = vec![0; self.key.public_modulus_len()];
        let message = format!("{at}\nN\n{body}\n");
        let random = SystemRandom::new();
        self.key.sign(&RSA_PKCS1_SHA256, &random, message.as_bytes(), &mut signature).unwrap();
        let answer = self
            .till
            .http
            .post(&self.till.notify_url)
            .header("Wechatpay-Timestamp", at.to_string())
            .header("Wechatpay-Nonce", "N")
            .header("Wechatpay-Serial", &self.serial)
            .header("Wechatpay-Signature", alter(STANDARD.encode(signature)))
            .header("Content-Type", "application/json")
            .body(body.to_owned())
            .send()
            .await
            .unwrap();
        let status = answer.status().as_u16();
        let text = answer.text().await.unwrap();
        assert!(status == 204 || text.contains("\"FAIL\""), "{status} {text}");
        status
    }

    async fn tell(&self, report: &Value) -> u16 {
        let now = self.till.app.state.clock.now_ms() / 1000;
        self.send(&self.envelope(report), now, |signature| signature).await
    }
}

/// Alters a report.
type Change = fn(&mut Value);

#[tokio::test]
async fn only_what_fits_the_order_is_booked() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    let forge = Forge::new(&till);
    let order = payment["order_number"].clone();
    let changes: [(&str, Change); 7] = [
        ("less money", |r| r["amount"]["total"] = json!(18_825)),
        ("more money", |r| r["amount"]["total"] = json!(18_827)),
        ("other money", |r| r["amount"]["currency"] = json!("USD")),
        ("another merchant", |r| r["mchid"] = json!("1900000000")),
        ("another app", |r| r["appid"] = json!("wx0")),
        ("another order", |r| r["out_trade_no"] = json!("KD2026112400000000000000")),
        ("no transaction", |r| r["transaction_id"] = Value::Null),
    ];
    for (what, change) in changes {
        assert_eq!(forge.tell(&forge.report(&order, change)).await, 400, "{what}");
        assert_eq!(till.payment(&payment).await["state"], "pending", "{what}");
    }
    assert_eq!(till.events(&payment, "gateway_paid").await, 0);
    till.assert_money_adds_up().await;
    assert_eq!(forge.tell(&forge.report(&order, |_| ())).await, 204);
    assert_eq!(till.payment(&payment).await["state"], "paid");
}

#[tokio::test]
async fn only_what_wechat_pay_signed_a_moment_ago_is_read() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    let forge = Forge::new(&till);
    let body = forge.envelope(&forge.report(&payment["order_number"], |_| ()));
    let now = till.app.state.clock.now_ms() / 1000;
    let as_is = |signature: String| signature;
    for at in [now - SKEW_SECONDS - 1, now + SKEW_SECONDS + 1] {
        assert_eq!(forge.send(&body, at, as_is).await, 401);
    }
    let probe = |signature: String| format!("WECHATPAY/SIGNTEST/{signature}");
    assert_eq!(forge.send(&body, now, probe).await, 401);
    let swapped = |signature: String| signature.chars().rev().collect();
    assert_eq!(forge.send(&body, now, swapped).await, 401);
    assert_eq!(forge.send("", now, as_is).await, 400, "signed, but empty");
    assert_eq!(forge.send(&body[..body.len() / 2], now, as_is).await, 400);
    let bare = till.http.post(&till.notify_url).body(body.clone()).send().await.unwrap();
    assert_eq!(bare.status().as_u16(), 401);
    assert_eq!(till.payment(&payment).await["state"], "pending");
    assert_eq!(forge.send(&body, now, as_is).await, 204);
}

#[tokio::test]
async fn repeated_at_the_same_moment_it_is_booked_once() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    till.app.fault("wechat_pay.callback", "lost", 1).await;
    till.pay_at_cashier(&payment).await;
    let orders = till.look("/wechat-pay/sandbox/orders").await;
    let transaction = orders[0]["transaction_id"].clone();
    let forge = Forge::new(&till);
    let report =
        forge.report(&payment["order_number"], |r| r["transaction_id"] = transaction.clone());
    let (a, b, c, d) = tokio::join!(
        forge.tell(&report),
        forge.tell(&report),
        forge.tell(&report),
        forge.tell(&report)
    );
    assert_eq!([a, b, c, d], [204; 4]);
    till.assert_paid_once(&payment).await;
    assert_eq!(forge.tell(&report).await, 204, "known already");
    till.assert_paid_once(&payment).await;
}

#[tokio::test]
async fn money_for_a_closed_payment_is_booked_all_the_same() {
    let till = Till::open().await;
    let payment = till.pay_overdue().await;
    let id = payment["payment_id"].as_str().unwrap();
    let closed = till.client.post(&format!("/payments/{id}/closure"), &json!({})).await.expect(200);
    assert_eq!(closed["state"], "closed");
    let forge = Forge::new(&till);
    assert_eq!(forge.tell(&forge.report(&payment["order_number"], |_| ())).await, 204);
    assert_eq!(till.payment(&payment).await["state"], "paid");
    till.app.work().await;
    let done = till.payment(&payment).await;
    assert_eq!(done["state"], "receipted");
    assert!(till.supplier_has_paid("B2").await);
    till.assert_money_adds_up().await;
}
