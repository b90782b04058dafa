//! A merchant: signs requests, verifies answers, receives notifications.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use aws_lc_rs::{
    aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    rand::{SecureRandom, SystemRandom},
    rsa::KeyPair,
    signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, UnparsedPublicKey},
};
use axum::{Router, body::Bytes, extract::State, http::HeaderMap, http::StatusCode, routing::post};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::support::Bench;

pub fn der(pem: &str) -> Vec<u8> {
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    BASE64.decode(body).unwrap()
}

pub fn nonce() -> String {
    let mut bytes = [0; 12];
    SystemRandom::new().fill(&mut bytes).unwrap();
    hex::encode(bytes)
}

pub struct Answer {
    pub status: u16,
    pub body: String,
    /// Whether the platform's signature fits.
    pub genuine: bool,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("{}", self.body))
    }

    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// One request in its parts, so that a test can spoil any of them.
pub struct Signed {
    pub scheme: String,
    pub mchid: String,
    pub serial: String,
    pub timestamp: i64,
    pub nonce: String,
    pub signature: Option<String>,
}

impl Bench {
    pub async fn parts(&self) -> Signed {
        Signed {
            scheme: "WECHATPAY2-SHA256-RSA2048".to_owned(),
            mchid: self.key("mchid"),
            serial: self.key("merchant_serial"),
            timestamp: self.json("/clock").await["now_ms"].as_i64().unwrap() / 1000,
            nonce: nonce(),
            signature: None,
        }
    }

    pub fn merchant_signature(&self, message: &str) -> String {
        let pair = KeyPair::from_pkcs8(&der(&self.key("merchant_private.pem"))).unwrap();
        let mut signature = vec![0; pair.public_modulus_len()];
        let random = SystemRandom::new();
        pair.sign(&RSA_PKCS1_SHA256, &random, message.as_bytes(), &mut signature).unwrap();
        BASE64.encode(signature)
    }

    pub fn request(
        &self,
        signed: &Signed,
        method: Method,
        path: &str,
        body: &str,
    ) -> RequestBuilder {
        let Signed { scheme, mchid, serial, timestamp, nonce, signature } = signed;
        let message = format!("{method}\n{path}\n{timestamp}\n{nonce}\n{body}\n");
        let signature = signature.clone().unwrap_or_else(|| self.merchant_signature(&message));
        let authorization = format!(
            "{scheme} mchid=\"{mchid}\",nonce_str=\"{nonce}\",signature=\"{signature}\",\
             timestamp=\"{timestamp}\",serial_no=\"{serial}\""
        );
        self.client
            .request(method, self.url(path))
            .header("Authorization", authorization)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .body(body.to_owned())
    }

    pub async fn answer(&self, request: RequestBuilder) -> reqwest::Result<Answer> {
        let answer = request.send().await?;
        let status = answer.status().as_u16();
        let headers = answer.headers().clone();
        let body = answer.text().await?;
        Ok(Answer { status, genuine: self.genuine(&headers, body.as_bytes()), body })
    }

    /// Whether the platform signed this.
    pub fn genuine(&self, headers: &HeaderMap, body: &[u8]) -> bool {
        let field = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let (Some(timestamp), Some(nonce), Some(signature), Some(serial)) = (
            field("wechatpay-timestamp"),
            field("wechatpay-nonce"),
            field("wechatpay-signature"),
            field("wechatpay-serial"),
        ) else {
            return false;
        };
        assert_eq!(serial, self.key("platform_serial"));
        let message = [timestamp.as_bytes(), b"\n", nonce.as_bytes(), b"\n", body, b"\n"].concat();
        let public = der(&self.key("platform_public.pem"));
        BASE64.decode(signature).is_ok_and(|signature| {
            UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, public)
                .verify(&message, &signature)
                .is_ok()
        })
    }

    pub async fn try_merchant(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> reqwest::Result<Answer> {
        let path = format!("/wechat-pay{path}");
        let body = body.map(Value::to_string).unwrap_or_default();
        let signed = self.parts().await;
        self.answer(self.request(&signed, method, &path, &body)).await
    }

    pub async fn merchant(&self, method: Method, path: &str, body: Option<&Value>) -> Answer {
        self.try_merchant(method, path, body).await.unwrap()
    }

    pub async fn place(&self, kind: &str, order: &Value) -> Answer {
        self.merchant(Method::POST, &format!("/v3/pay/transactions/{kind}"), Some(order)).await
    }

    pub async fn query(&self, number: &str) -> Answer {
        self.merchant(Method::GET, &self.query_path(number), None).await
    }

    pub fn query_path(&self, number: &str) -> String {
        format!("/v3/pay/transactions/out-trade-no/{number}?mchid={}", self.key("mchid"))
    }

    pub async fn close(&self, number: &str) -> Answer {
        let body = json!({ "mchid": self.key("mchid") });
        let path = format!("/v3/pay/transactions/out-trade-no/{number}/close");
        self.merchant(Method::POST, &path, Some(&body)).await
    }

    /// An order for 149.19 yuan.
    pub fn order(&self, number: &str, notify_url: &str) -> Value {
        json!({
            "appid": self.key("appid"), "mchid": self.key("mchid"), "description": "电费",
            "out_trade_no": number, "notify_url": notify_url,
            "amount": { "total": 14_919, "currency": "CNY" }
        })
    }

    /// Places a native order and pays it at the cashier.
    pub async fn paid(&self, number: &str, notify_url: &str) {
        let placed = self.place("native", &self.order(number, notify_url)).await;
        assert_eq!(placed.status, 200, "{}", placed.body);
        let cashier = self.local(placed.json()["code_url"].as_str().unwrap());
        let answer = self.form(&format!("{cashier}/payment"), &[]).await;
        assert_eq!(answer.status(), 303);
    }

    /// The path of one of the sandbox's own addresses.
    pub fn local(&self, url: &str) -> String {
        url.strip_prefix(&self.running.base_url).unwrap().to_owned()
    }

    /// Waits for the state of the newest notification's delivery.
    pub async fn callback_state(&self, wanted: &str) -> Value {
        for _ in 0..100 {
            let notices = self.json("/wechat-pay/sandbox/callbacks").await;
            if notices[0]["outcome"]["state"] == wanted {
                return notices[0].clone();
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("not {wanted}: {}", self.json("/wechat-pay/sandbox/callbacks").await);
    }

    /// Opens a notification's resource.
    pub fn open(&self, body: &[u8]) -> Value {
        let document: Value = serde_json::from_slice(body).unwrap();
        let resource = &document["resource"];
        assert_eq!(resource["algorithm"], "AEAD_AES_256_GCM");
        let mut sealed = BASE64.decode(resource["ciphertext"].as_str().unwrap()).unwrap();
        let key = UnboundKey::new(&AES_256_GCM, self.key("apiv3.key").as_bytes()).unwrap();
        let nonce = resource["nonce"].as_str().unwrap().as_bytes();
        let associated = resource["associated_data"].as_str().unwrap().as_bytes();
        let plain = LessSafeKey::new(key)
            .open_in_place(
                Nonce::try_assume_unique_for_key(nonce).unwrap(),
                Aad::from(associated),
                &mut sealed,
            )
            .unwrap();
        serde_json::from_slice(plain).unwrap()
    }
}

/// Receives notifications and answers with the statuses it is given, then with 204.
#[derive(Clone, Default)]
pub struct Receiver {
    pub seen: Arc<Mutex<Vec<(HeaderMap, Bytes)>>>,
    statuses: Arc<Mutex<Vec<u16>>>,
}

impl Receiver {
    /// The receiver and its address.
    pub async fn start(statuses: &[u16]) -> (Self, String) {
        let receiver = Self::default();
        receiver.statuses.lock().unwrap().extend(statuses.iter().rev());
        let router =
            Router::new().route("/notify", post(Self::receive)).with_state(receiver.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/notify", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        (receiver, url)
    }

    async fn receive(State(this): State<Self>, headers: HeaderMap, body: Bytes) -> StatusCode {
        this.seen.lock().unwrap().push((headers, body));
        let status = this.statuses.lock().unwrap().pop().unwrap_or(204);
        StatusCode::from_u16(status).unwrap()
    }

    pub fn count(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    pub fn at(&self, index: usize) -> (HeaderMap, Bytes) {
        self.seen.lock().unwrap()[index].clone()
    }
}
