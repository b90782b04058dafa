//! A customer with unpaid bills, a server that callbacks reach, and a cashier.

use std::time::Duration;

use api::{
    payment::audit,
    store::{bills, payment_events, payments, receipts},
    web,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use tokio::{net::TcpListener, task::JoinHandle};

use crate::kit::{ACCOUNT, Client, HOLDER_ID, HOLDER_NAME, TestApp};

pub const MOBILE: &str = "13800008000";

/// One call to WeChat Pay may take so long in these tests.
const TIMEOUT_MS: &str = "400";

pub struct Till {
    pub app: TestApp,
    pub client: Client,
    pub account_id: String,
    pub http: reqwest::Client,
    /// Where callbacks arrive.
    pub notify_url: String,
    serving: JoinHandle<()>,
}

impl Drop for Till {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Till {
    /// A verified holder, bound to the small supplier's account: bill B2 of 186.40 yuan is ten
    /// days overdue (late fee 1.86), B3 of 71.00 yuan isn't due yet.
    pub async fn open() -> Self {
        Self::with(&[]).await
    }

    pub async fn with(more: &[&str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let notify_url = format!("http://{address}/api/v1/webhooks/wechat-pay");
        let mut options = vec!["--wechat-pay-notify-url", &notify_url];
        options.extend(["--wechat-pay-timeout-ms", TIMEOUT_MS]);
        options.extend(more);
        let app = TestApp::with(&options).await;
        let router = web::router::router(&app.state);
        let service = router.into_make_service_with_connect_info::<std::net::SocketAddr>();
        let serving = tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        app.load_small_supplier().await;
        let client = app.signed_in(MOBILE).await;
        app.verify(MOBILE, HOLDER_NAME, HOLDER_ID, "L2").await;
        let proof = json!({ "kind": "recent_bill_amount", "amount_fen": 18_640 });
        let bind = json!({
            "account_number": ACCOUNT, "role": "holder", "proof": proof, "nickname": null,
        });
        let account = client.create("/accounts", "bind", &bind).await.expect(201);
        let account_id = account["account_id"].as_str().unwrap().to_owned();
        let till = Self { app, client, account_id, http, notify_url, serving };
        till.sandbox("/clock", json!({ "set_ms": till.app.state.clock.now_ms() })).await;
        till
    }

    /// Posts JSON to the sandbox.
    pub async fn sandbox(&self, path: &str, body: Value) {
        let url = format!("{}{path}", self.app.sandbox.base_url);
        let answer = self.http.post(url).json(&body).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.text().await.unwrap());
    }

    /// Reads JSON from the sandbox.
    pub async fn look(&self, path: &str) -> Value {
        let url = format!("{}{path}", self.app.sandbox.base_url);
        self.http.get(url).send().await.unwrap().json().await.unwrap()
    }

    /// Moves both sides' time.
    pub async fn advance(&self, ms: u64) {
        self.app.state.clock.advance(Duration::from_millis(ms));
        self.sandbox("/clock", json!({ "set_ms": self.app.state.clock.now_ms() })).await;
    }

    /// Our id of a bill.
    pub async fn bill(&self, number: &str) -> bills::Model {
        let by_number = bills::Column::BillNumber.eq(number);
        bills::Entity::find().filter(by_number).one(&self.app.state.db).await.unwrap().unwrap()
    }

    /// A request to pay bills of the account.
    pub async fn request(&self, numbers: &[&str], expected_total_fen: i64) -> Value {
        let mut bill_ids = Vec::new();
        for number in numbers {
            bill_ids.push(self.bill(number).await.id);
        }
        json!({
            "account_id": self.account_id,
            "bill_ids": bill_ids,
            "top_up_fen": 0,
            "expected_total_fen": expected_total_fen,
            "channel": "wechat_native",
        })
    }

    /// Begins to pay B2 with its late fee.
    pub async fn pay_overdue(&self) -> Value {
        let body = self.request(&["B2"], 18_826).await;
        self.client.create("/payments", "pay", &body).await.expect(201)
    }

    /// The payment as the customer gets it.
    pub async fn payment(&self, payment: &Value) -> Value {
        let id = payment["payment_id"].as_str().unwrap();
        self.client.get(&format!("/payments/{id}")).await.expect(200)
    }

    /// Asks for a check, as the page does.
    pub async fn check(&self, payment: &Value) -> Value {
        let id = payment["payment_id"].as_str().unwrap();
        self.client.post(&format!("/payments/{id}/checks"), &json!({})).await.expect(200)
    }

    /// Pays at the cashier that the QR code of a pending payment leads to.
    pub async fn pay_at_cashier(&self, payment: &Value) {
        let url = payment["action"]["code_url"].as_str().unwrap_or_else(|| panic!("{payment}"));
        let answer = self.http.post(format!("{url}/payment")).form(&[("", "")]).send().await;
        let answer = answer.unwrap();
        assert!(answer.status().as_u16() < 400, "{}", answer.text().await.unwrap());
    }

    /// Works and waits until the payment is in one of `states`; gives it then.
    pub async fn until(&self, payment: &Value, states: &[&str]) -> Value {
        for _ in 0..120 {
            let now = self.payment(payment).await;
            self.assert_truth(&now).await;
            if states.contains(&now["state"].as_str().unwrap()) {
                return now;
            }
            self.advance(1_000).await;
            self.app.work().await;
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("never {states:?}: {}", self.payment(payment).await);
    }

    /// What the customer is told is never more than what is so: paid only if the gateway has the
    /// money, closed only if it hasn't, and a code to pay only for an order that can be paid.
    pub async fn assert_truth(&self, payment: &Value) {
        let orders = self.look("/wechat-pay/sandbox/orders").await;
        let number = &payment["order_number"];
        let all = orders.as_array().unwrap();
        let order = all.iter().find(|order| order["out_trade_no"] == *number);
        let gateway = order.map_or("NONE", |order| order["trade_state"].as_str().unwrap());
        match payment["state"].as_str().unwrap() {
            "paid" | "booked" | "receipted" => assert_eq!(gateway, "SUCCESS", "{payment}"),
            "closed" | "failed" => assert_ne!(gateway, "SUCCESS", "{payment}"),
            _ => {}
        }
        assert!(payment["action"].is_null() || order.is_some(), "{payment}");
    }

    /// What the supplier knows of the account.
    pub async fn supplier_balance(&self) -> i64 {
        let number = domain::identifier::AccountNumber::parse(ACCOUNT).unwrap();
        let system = &self.app.state.outside.customer_system;
        system.account(&number).await.unwrap().unwrap().balance_fen
    }

    /// Whether the supplier's books have the bill as paid.
    pub async fn supplier_has_paid(&self, bill: &str) -> bool {
        let number = domain::identifier::AccountNumber::parse(ACCOUNT).unwrap();
        let system = &self.app.state.outside.customer_system;
        let bills = system.bills(&number, "2026-01").await.unwrap().unwrap();
        bills.iter().find(|b| b.bill_number == bill).unwrap().paid_at.is_some()
    }

    /// Everything that follows from B2 having been paid exactly once.
    pub async fn assert_paid_once(&self, payment: &Value) {
        let done = self.until(payment, &["receipted"]).await;
        assert_eq!(done["surplus_fen"], 0, "{done}");
        assert!(done["receipt_id"].is_string(), "{done}");
        assert!(self.supplier_has_paid("B2").await);
        assert_eq!(self.supplier_balance().await, 0, "booked more than once");
        assert_eq!(self.events(payment, "booking_done").await, 1);
        assert_eq!(self.events(payment, "gateway_paid").await, 1);
        let receipts = receipts::Entity::find().all(&self.app.state.db).await.unwrap();
        assert_eq!(receipts.len(), 1);
        self.assert_money_adds_up().await;
        let again = self.request(&["B2"], 18_826).await;
        self.client.create("/payments", "again", &again).await.problem(409, "ALREADY_PAID");
    }

    /// Everything that follows from B2 not having been paid, with its payment still in doubt.
    pub async fn assert_not_paid(&self, payment: &Value) {
        let now = self.payment(payment).await;
        assert_eq!(now["state"], "checking", "{now}");
        assert!(!self.supplier_has_paid("B2").await);
        assert_eq!(self.events(payment, "gateway_paid").await, 0);
        self.assert_money_adds_up().await;
        let again = self.request(&["B2"], 18_826).await;
        let problem = self.client.create("/payments", "again", &again).await;
        let problem = problem.problem(409, "PAYMENT_OPEN");
        assert_eq!(problem["params"]["payment_id"], payment["payment_id"]);
    }

    pub async fn assert_money_adds_up(&self) {
        let found = audit::money(&self.app.state.db).await.unwrap();
        assert!(found.faults.is_empty(), "{:?}", found.faults);
    }

    /// How often something happened to a payment.
    pub async fn events(&self, payment: &Value, kind: &str) -> usize {
        payment_events::Entity::find()
            .filter(payment_events::Column::PaymentId.eq(payment["payment_id"].as_str().unwrap()))
            .filter(payment_events::Column::Kind.eq(kind))
            .all(&self.app.state.db)
            .await
            .unwrap()
            .len()
    }

    /// The stored row.
    pub async fn row(&self, payment: &Value) -> payments::Model {
        let id = payment["payment_id"].as_str().unwrap();
        payments::Entity::find_by_id(id).one(&self.app.state.db).await.unwrap().unwrap()
    }

    /// Waits until the gateway has tried to send so many callbacks.
    pub async fn wait_for_callbacks(&self, attempts: usize) {
        for _ in 0..250 {
            let notices = self.look("/wechat-pay/sandbox/callbacks").await;
            let done: usize = notices
                .as_array()
                .unwrap()
                .iter()
                .map(|notice| notice["attempts"].as_array().unwrap().len())
                .sum();
            if done >= attempts {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("no callback: {}", self.look("/wechat-pay/sandbox/callbacks").await);
    }
}
