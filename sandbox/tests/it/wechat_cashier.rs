use serde_json::{Value, json};

use crate::{merchant::nonce, support::Bench};

const NOWHERE: &str = "http://127.0.0.1:9/notify";
const MINUTE_MS: i64 = 60_000;

async fn native(bench: &Bench, number: &str) -> String {
    let placed = bench.place("native", &bench.order(number, NOWHERE)).await.json();
    bench.local(placed["code_url"].as_str().unwrap())
}

async fn h5(bench: &Bench) -> String {
    let mut order = bench.order("ORDER-H5-1", NOWHERE);
    order["scene_info"] = json!({ "payer_client_ip": "127.0.0.1", "h5_info": { "type": "Wap" } });
    let placed = bench.place("h5", &order).await.json();
    bench.local(placed["h5_url"].as_str().unwrap())
}

async fn state(bench: &Bench, number: &str) -> Value {
    bench.query(number).await.json()["trade_state"].clone()
}

async fn advance(bench: &Bench, ms: i64) {
    bench.post("/clock", &json!({ "advance_ms": ms })).await;
}

#[tokio::test]
async fn a_person_cancels_and_then_pays() {
    let bench = Bench::start().await;
    let cashier = native(&bench, "ORDER-0001").await;
    let page = bench.text(&cashier).await;
    assert!(page.contains("149.19 元") && page.contains("模拟收银台 · 沙箱"), "{page}");
    let cancelled = bench.form(&format!("{cashier}/cancellation"), &[]).await;
    let back = cancelled.headers()["location"].to_str().unwrap().to_owned();
    assert!(bench.text(&back).await.contains("已取消"));
    assert_eq!(state(&bench, "ORDER-0001").await, "NOTPAY");
    bench.form(&format!("{cashier}/payment"), &[]).await;
    assert_eq!(state(&bench, "ORDER-0001").await, "SUCCESS");
    assert!(bench.text(&cashier).await.contains("支付成功"));
    let first = bench.query("ORDER-0001").await.body;
    bench.form(&format!("{cashier}/payment"), &[]).await;
    assert_eq!(bench.query("ORDER-0001").await.body, first, "paid once");
    let notices = bench.json("/wechat-pay/sandbox/callbacks").await;
    assert_eq!(notices.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_closed_order_cannot_be_paid_from_a_page_that_is_still_open() {
    let bench = Bench::start().await;
    let cashier = native(&bench, "ORDER-0001").await;
    assert_eq!(bench.close("ORDER-0001").await.status, 204);
    bench.form(&format!("{cashier}/payment"), &[]).await;
    assert_eq!(state(&bench, "ORDER-0001").await, "CLOSED");
    assert!(bench.text(&cashier).await.contains("订单已关闭"));
    assert_eq!(bench.get("/cashier/0000").await.status(), 404);
}

#[tokio::test]
async fn codes_grow_old_and_a_new_prepay_renews_them() {
    let bench = Bench::start().await;
    let cashier = native(&bench, "ORDER-0001").await;
    advance(&bench, 121 * MINUTE_MS).await;
    bench.form(&format!("{cashier}/payment"), &[]).await;
    assert!(bench.text(&cashier).await.contains("链接已失效"));
    assert_eq!(state(&bench, "ORDER-0001").await, "NOTPAY");
    assert_eq!(native(&bench, "ORDER-0001").await, cashier);
    bench.form(&format!("{cashier}/payment"), &[]).await;
    assert_eq!(state(&bench, "ORDER-0001").await, "SUCCESS");
}

#[tokio::test]
async fn nothing_is_paid_after_time_expire_and_the_order_is_not_closed_by_it() {
    let bench = Bench::start().await;
    bench.post("/clock", &json!({ "set_ms": 1_800_000_000_000_i64 })).await;
    let mut order = bench.order("ORDER-0001", NOWHERE);
    order["time_expire"] = json!("2027-01-15T16:10:00+08:00");
    let placed = bench.place("native", &order).await;
    assert_eq!(placed.status, 200, "{}", placed.body);
    let cashier = bench.local(placed.json()["code_url"].as_str().unwrap());
    advance(&bench, 10 * MINUTE_MS).await;
    bench.form(&format!("{cashier}/payment"), &[]).await;
    assert!(bench.text(&cashier).await.contains("订单已过期"));
    assert_eq!(state(&bench, "ORDER-0001").await, "NOTPAY");
}

#[tokio::test]
async fn h5_returns_to_the_merchant_and_lasts_five_minutes() {
    let bench = Bench::start().await;
    let url = h5(&bench).await;
    let page = bench.text(&format!("{url}&redirect_url=http%3A%2F%2F127.0.0.1%3A8080%2Fp")).await;
    assert!(page.contains("value=\"http://127.0.0.1:8080/p\""), "{page}");
    let script = bench.text(&format!("{url}&redirect_url=javascript:alert(1)")).await;
    assert!(!script.contains("javascript:"), "{script}");
    let cashier = url.split('?').next().unwrap();
    advance(&bench, 5 * MINUTE_MS).await;
    assert!(bench.text(cashier).await.contains("链接已失效"));
    h5(&bench).await;
    let back = [("redirect_url", "http://127.0.0.1:8080/p")];
    let paid = bench.form(&format!("{cashier}/payment"), &back).await;
    assert_eq!(paid.headers()["location"], "http://127.0.0.1:8080/p");
    assert_eq!(state(&bench, "ORDER-H5-1").await, "SUCCESS");
}

#[tokio::test]
async fn h5_wants_to_know_which_page_it_comes_from() {
    let bench = Bench::start().await;
    let url = h5(&bench).await;
    let page = bench.client.get(bench.url(&url)).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("商家存在未配置的参数"), "{page}");
    assert!(bench.text(&url).await.contains("确认支付"));
}

#[tokio::test]
async fn h5_refuses_to_run_inside_wechat() {
    let bench = Bench::start().await;
    let url = h5(&bench).await;
    let request = bench.client.get(bench.url(&url)).header("User-Agent", "x MicroMessenger/8.0");
    let page = request.send().await.unwrap().text().await.unwrap();
    assert!(page.contains("请在微信外打开订单"), "{page}");
}

/// A real person's openid, from the silent sign-in.
pub async fn openid(bench: &Bench) -> String {
    let asked = format!(
        "/wechat/connect/oauth2/authorize?appid={}&redirect_uri=http%3A%2F%2F127.0.0.1%2Fr\
         &response_type=code&scope=snsapi_base&state=s",
        bench.key("appid")
    );
    let back = bench.get(&asked).await.headers()["location"].to_str().unwrap().to_owned();
    let code = back.split("code=").nth(1).unwrap().split('&').next().unwrap().to_owned();
    let token = crate::wechat_oauth::exchange(bench, &code).await;
    token["openid"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_bridge_pays_with_a_fitting_signature_only() {
    let bench = Bench::start().await;
    let mut order = bench.order("ORDER-JS-1", NOWHERE);
    order["payer"] = json!({ "openid": openid(&bench).await });
    let placed = bench.place("jsapi", &order).await.json();
    let package = format!("prepay_id={}", placed["prepay_id"].as_str().unwrap());
    let (appid, nonce) = (bench.key("appid"), nonce());
    let sign = bench.merchant_signature(&format!("{appid}\n1800000000\n{nonce}\n{package}\n"));
    let good = json!({
        "appId": appid, "timeStamp": "1800000000", "nonceStr": nonce, "package": package,
        "signType": "RSA", "paySign": sign
    });
    let invoke = async |changes: Value| {
        let mut body = good.clone();
        body.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        let answer = bench.post("/wechat-pay/sandbox/jsapi-pay", &body).await;
        let answer: Value = answer.json().await.unwrap();
        answer["err_msg"].as_str().unwrap().replace("get_brand_wcpay_request:", "")
    };
    assert_eq!(invoke(json!({ "timeStamp": 1_800_000_000 })).await, "fail");
    assert_eq!(invoke(json!({ "timeStamp": "1800000001" })).await, "fail");
    assert_eq!(invoke(json!({ "signType": "MD5" })).await, "fail");
    assert_eq!(invoke(json!({ "package": "prepay_id=wx0" })).await, "fail");
    assert_eq!(invoke(json!({ "appId": "wx0" })).await, "fail");
    assert_eq!(invoke(json!({ "decision": "cancel" })).await, "cancel");
    assert_eq!(state(&bench, "ORDER-JS-1").await, "NOTPAY");
    assert_eq!(invoke(json!({})).await, "ok");
    assert_eq!(invoke(json!({})).await, "fail", "paid once");
    assert_eq!(state(&bench, "ORDER-JS-1").await, "SUCCESS");
}
