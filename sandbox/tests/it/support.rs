//! A sandbox on a free port and a client that signs.

use std::{
    path::PathBuf,
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use aws_lc_rs::hmac;
use reqwest::{Client, Method, Response, redirect};
use sandbox::{Keys, Options, Running, Sandbox};
use serde_json::Value;

/// A folder of the test's own.
pub fn folder() -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = format!("world-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&dir);
    dir
}

/// A folder with keys in it: making them takes longer than most tests.
pub fn folder_with_keys() -> PathBuf {
    static KEYS: OnceLock<PathBuf> = OnceLock::new();
    let made = KEYS.get_or_init(|| {
        let dir = folder();
        std::fs::create_dir_all(&dir).unwrap();
        Keys::open(&dir).unwrap().dir
    });
    let dir = folder();
    std::fs::create_dir_all(&dir).unwrap();
    for file in std::fs::read_dir(made).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), dir.join(file.file_name())).unwrap();
    }
    dir
}

/// A running sandbox with a client.
pub struct Bench {
    pub running: Running,
    pub client: Client,
}

impl Bench {
    pub async fn start() -> Self {
        Self::with(Options { callback_retry_ms: Some(150), ..Options::new(folder_with_keys()) })
            .await
    }

    pub async fn with(options: Options) -> Self {
        let running = Sandbox::start(options).await.unwrap();
        let client = Client::builder()
            .user_agent("sandbox-test")
            .no_proxy()
            .redirect(redirect::Policy::none())
            .build()
            .unwrap();
        Self { running, client }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.running.base_url)
    }

    /// The text of a key file.
    pub fn key(&self, name: &str) -> String {
        std::fs::read_to_string(self.running.key_file(name)).unwrap()
    }

    /// As a browser does that comes from the merchant's page.
    pub async fn get(&self, path: &str) -> Response {
        let request = self.client.get(self.url(path)).header("Referer", "http://127.0.0.1:8080/");
        request.send().await.unwrap()
    }

    pub async fn text(&self, path: &str) -> String {
        self.get(path).await.text().await.unwrap()
    }

    pub async fn json(&self, path: &str) -> Value {
        self.get(path).await.json().await.unwrap()
    }

    pub async fn post(&self, path: &str, body: &Value) -> Response {
        self.client.post(self.url(path)).json(body).send().await.unwrap()
    }

    pub async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        self.client.post(self.url(path)).form(fields).send().await.unwrap()
    }

    /// A request of an HMAC protocol, `key` naming the file with its secret.
    pub async fn signed(
        &self,
        key: &str,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> reqwest::Result<Response> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let message = if method == Method::GET { path } else { &body };
        let secret = hmac::Key::new(hmac::HMAC_SHA256, self.key(key).as_bytes());
        let signature = hex::encode(hmac::sign(&secret, message.as_bytes()));
        let request = self.client.request(method, self.url(path)).header("X-Signature", signature);
        request.body(body).send().await
    }

    pub async fn fault(&self, fault: Value) {
        let answer = self.post("/faults", &fault).await;
        assert_eq!(answer.status(), 201, "{}", answer.text().await.unwrap());
    }
}
