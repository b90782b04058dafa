//! The real binary, killed between "paid at the cashier" and "callback handled".

use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::Duration,
};

use serde_json::Value;

use super::till::Till;

/// `kaideng serve` on the database, keys and sandbox of a test.
struct Process {
    child: Child,
    port: u16,
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Process {
    async fn start(till: &Till, port: u16) -> Self {
        let store = &till.app.state.config.store;
        let listen = format!("127.0.0.1:{port}");
        let child = Command::new(env!("CARGO_BIN_EXE_kaideng"))
            .args(["serve", "--profile", "sandbox", "--worker-ms", "50", "--listen", &listen])
            .arg("--sandbox-clock")
            .args(["--sandbox-url", &store.sandbox_url])
            .arg("--sandbox-dir")
            .arg(&store.sandbox_dir)
            .args(["--database-url", &store.database_url])
            .arg("--key-file")
            .arg(&store.key_file)
            .args(["--public-origin", &till.app.state.origin])
            .args(["--wechat-pay-notify-url", &notify_url(port)])
            .env("RUST_LOG", "warn")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let process = Self { child, port };
        for _ in 0..400 {
            let url = format!("http://127.0.0.1:{port}/healthz/ready");
            if till.http.get(url).send().await.is_ok_and(|answer| answer.status().is_success()) {
                return process;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("it doesn't get ready");
    }

    /// `kill -9`.
    fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    async fn get(&self, till: &Till, path: &str) -> Value {
        let url = format!("http://127.0.0.1:{}/api/v1{path}", self.port);
        let (name, value) = till.client.cookie().unwrap();
        let answer = till.http.get(url).header("Cookie", format!("{name}={value}")).send().await;
        answer.unwrap().json().await.unwrap()
    }

    async fn pay_overdue(&self, till: &Till) -> Value {
        let url = format!("http://127.0.0.1:{}/api/v1/payments", self.port);
        let (name, value) = till.client.cookie().unwrap();
        let answer = till
            .http
            .post(url)
            .header("Cookie", format!("{name}={value}"))
            .header("Origin", &till.app.state.origin)
            .header("Idempotency-Key", "crash")
            .json(&till.request(&["B2"], 18_826).await)
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status().as_u16(), 201, "{}", answer.text().await.unwrap());
        answer.json().await.unwrap()
    }

    async fn until_receipted(&self, till: &Till, payment: &Value) {
        let path = format!("/payments/{}", payment["payment_id"].as_str().unwrap());
        for _ in 0..600 {
            let now = self.get(till, &path).await;
            till.assert_truth(&now).await;
            if now["state"] == "receipted" {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("never receipted: {}", self.get(till, &path).await);
    }
}

fn notify_url(port: u16) -> String {
    format!("http://127.0.0.1:{port}/api/v1/webhooks/wechat-pay")
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

#[tokio::test]
async fn killed_between_paid_and_callback_the_payment_is_found_and_booked_once() {
    let till = Till::open().await;
    let port = free_port();
    let mut process = Process::start(&till, port).await;
    let payment = process.pay_overdue(&till).await;
    assert_eq!(payment["state"], "pending", "{payment}");
    // The callback is on its way when the process dies.
    till.app.fault("wechat_pay.callback", "slow", 1).await;
    till.pay_at_cashier(&payment).await;
    process.kill();
    assert_eq!(till.row(&payment).await.state, "pending", "nothing was handled");
    let process = Process::start(&till, port).await;
    process.until_receipted(&till, &payment).await;
    till.wait_for_callbacks(1).await;
    drop(process);
    till.assert_paid_once(&payment).await;
    assert_audits(&till, &payment).await;
}

/// What an operator's commands say of the receipt and the money.
async fn assert_audits(till: &Till, payment: &Value) {
    let id = till.payment(payment).await["receipt_id"].as_str().unwrap().to_owned();
    let pdf = till.client.get(&format!("/receipts/{id}/document")).await.body;
    let folder = tempfile::tempdir().unwrap();
    let (genuine, altered) = (folder.path().join("a.pdf"), folder.path().join("b.pdf"));
    std::fs::write(&genuine, &pdf).unwrap();
    std::fs::write(&altered, [pdf.as_slice(), b" "].concat()).unwrap();
    let audit = |what: &[&std::ffi::OsStr]| {
        let store = &till.app.state.config.store;
        let output = Command::new(env!("CARGO_BIN_EXE_kaideng"))
            .args(["audit", "--profile", "sandbox", "--database-url", &store.database_url])
            .arg("--key-file")
            .arg(&store.key_file)
            .args(what)
            .output()
            .unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    };
    let (well, text) = audit(&["receipt".as_ref(), genuine.as_ref()]);
    assert!(well && text.starts_with("genuine: PZ"), "{text}");
    let (well, text) = audit(&["receipt".as_ref(), altered.as_ref()]);
    assert!(!well && text.starts_with("unknown"), "{text}");
    let (well, text) = audit(&["money".as_ref()]);
    assert!(well, "{text}");
    assert_eq!(text, "1 payments, 1 paid, 18826 fen received, 18826 fen booked, 0 faults\n");
}

#[tokio::test]
async fn killed_while_announcing_the_order_is_announced_once_more_under_its_number() {
    let till = Till::open().await;
    let port = free_port();
    let mut process = Process::start(&till, port).await;
    // The gateway takes the order; its answer finds nobody.
    till.app.fault("wechat_pay.prepay", "slow", 1).await;
    let begun = tokio::time::timeout(Duration::from_millis(800), process.pay_overdue(&till)).await;
    assert!(begun.is_err(), "the answer is slow");
    process.kill();
    let process = Process::start(&till, port).await;
    let list = process.get(&till, "/payments").await;
    let payment = list["payments"][0].clone();
    assert_eq!(payment["state"], "prepaying", "{payment}");
    till.advance(20_000).await;
    let path = format!("/payments/{}", payment["payment_id"].as_str().unwrap());
    let mut now = payment.clone();
    for _ in 0..200 {
        now = process.get(&till, &path).await;
        if now["state"] == "pending" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let orders = till.look("/wechat-pay/sandbox/orders").await;
    assert_eq!(orders.as_array().unwrap().len(), 1, "never a second order");
    till.pay_at_cashier(&now).await;
    process.until_receipted(&till, &payment).await;
    drop(process);
    till.assert_paid_once(&payment).await;
}
