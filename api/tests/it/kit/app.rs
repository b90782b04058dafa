//! The application under test.

use std::{fs, path::Path, sync::OnceLock};

use api::{
    clock::{Clock, parse_rfc3339},
    config::ServeConfig,
    crypto::hmac_sha256_hex,
    random::Random,
    state::AppState,
    store, web, worker,
};
use axum::Router;
use clap::Parser;
use domain::outside::customer_system::World;
use sandbox::{Options, Running, Sandbox};
use tempfile::TempDir;

use super::{client::Client, database};

/// Origin of the site in tests.
pub const ORIGIN: &str = "http://127.0.0.1:8080";

/// Noon in Shanghai on an ordinary working day.
const NOW: &str = "2026-11-24T04:00:00Z";

/// An application with a database, a sandbox, a clock that stands still, and seeded randomness.
pub struct TestApp {
    pub state: AppState,
    pub sandbox: Running,
    router: Router,
    http: reqwest::Client,
    _dir: TempDir,
}

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    config: ServeConfig,
}

impl TestApp {
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    /// With more options of `kaideng serve`.
    pub async fn with(more: &[&str]) -> Self {
        let dir = TempDir::new().unwrap();
        let keys = dir.path().join("sandbox");
        copy_keys(&keys);
        let sandbox = Sandbox::start(Options::new(&keys)).await.unwrap();
        let url = database::fresh(dir.path()).await;
        let key_file = dir.path().join("keys.json").display().to_string();
        let sandbox_dir = keys.display().to_string();
        let mut args = vec![
            "kaideng",
            "--profile=sandbox",
            "--database-url",
            &url,
            "--key-file",
            &key_file,
            "--sandbox-url",
            &sandbox.base_url,
            "--sandbox-dir",
            &sandbox_dir,
            "--public-origin",
            ORIGIN,
        ];
        // The last of two options counts only if clap is told so: replace instead.
        for pair in more.chunks(2) {
            match args.iter().position(|arg| *arg == pair[0]) {
                Some(at) => args[at + 1] = pair[1],
                None => args.extend(pair),
            }
        }
        let config = Cli::try_parse_from(args).unwrap_or_else(|error| panic!("{error}")).config;
        let db = store::open(&config.store.database_url).await.unwrap();
        let clock = Clock::manual(parse_rfc3339(NOW).unwrap());
        let state = AppState::new(config, db, clock, Random::seeded(1)).unwrap();
        let router = web::router::router(&state);
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        Self { state, sandbox, router, http, _dir: dir }
    }

    /// A browser that isn't signed in.
    pub fn client(&self) -> Client {
        Client::new(self.router.clone(), &self.state.origin)
    }

    /// A browser that signed in with `mobile`.
    pub async fn signed_in(&self, mobile: &str) -> Client {
        let client = self.client();
        client.post("/sign-in-codes", &serde_json::json!({ "mobile": mobile })).await.expect(202);
        let code = self.code_for(mobile).await;
        let body = serde_json::json!({ "mobile": mobile, "code": code });
        client.post("/sessions", &body).await.expect(201);
        client
    }

    /// Lets the worker deliver everything that is due.
    pub async fn work(&self) {
        while worker::tick(&self.state).await > 0 {}
    }

    /// The code in the newest message to `mobile`.
    pub async fn code_for(&self, mobile: &str) -> String {
        let texts = self.messages(mobile).await;
        let text = texts.first().unwrap_or_else(|| panic!("no message to {mobile}"));
        let code = text.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 6);
        code.unwrap_or_else(|| panic!("no code in {text}")).to_owned()
    }

    /// Texts to `mobile`, newest first.
    pub async fn messages(&self, mobile: &str) -> Vec<String> {
        self.work().await;
        let url = format!("{}/sms/v1/messages?to={mobile}", self.sandbox.base_url);
        let answer: serde_json::Value =
            self.http.get(url).send().await.unwrap().json().await.unwrap();
        let messages = answer["messages"].as_array().unwrap();
        messages.iter().map(|message| message["text"].as_str().unwrap().to_owned()).collect()
    }

    /// Loads the supplier's accounts into the customer system.
    pub async fn load(&self, world: &World) {
        let body = serde_json::to_vec(world).unwrap();
        let key = fs::read_to_string(self.sandbox.key_file("hmac_customer_system.key")).unwrap();
        let answer = self
            .http
            .put(format!("{}/customer-system/v1/world", self.sandbox.base_url))
            .header("X-Signature", hmac_sha256_hex(key.trim().as_bytes(), &body))
            .body(body)
            .send()
            .await
            .unwrap();
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    }

    /// Where an address redirects to.
    pub async fn location(&self, url: &str) -> String {
        let answer = self.http.get(url).send().await.unwrap();
        assert!(answer.status().is_redirection(), "{}", answer.text().await.unwrap());
        answer.headers()["location"].to_str().unwrap().to_owned()
    }

    /// Switches all faults off.
    pub async fn clear_faults(&self) {
        let url = format!("{}/faults", self.sandbox.base_url);
        assert!(self.http.delete(url).send().await.unwrap().status().is_success());
    }

    /// Switches a fault on for the next `times` requests to `target`.
    pub async fn fault(&self, target: &str, kind: &str, times: u32) {
        let body = serde_json::json!({ "target": target, "kind": kind, "times": times });
        let url = format!("{}/faults", self.sandbox.base_url);
        let answer = self.http.post(url).json(&body).send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    }
}

/// Making RSA keys takes longest: all tests share one set.
fn copy_keys(to: &Path) {
    static KEYS: OnceLock<TempDir> = OnceLock::new();
    let made = KEYS.get_or_init(|| {
        let dir = TempDir::new().unwrap();
        sandbox::Keys::open(dir.path()).unwrap();
        dir
    });
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(made.path()).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}
