use reqwest::Method;
use serde_json::{Value, json};

use crate::support::Bench;

const NOWHERE: &str = "http://127.0.0.1:9/notify";

fn with(order: &Value, pointer: &str, value: Value) -> Value {
    let mut order = order.clone();
    match order.pointer_mut(pointer) {
        Some(field) => *field = value,
        None => order[pointer.trim_start_matches('/')] = value,
    }
    order
}

#[tokio::test]
async fn fields_that_break_a_rule_are_named() {
    let bench = Bench::start().await;
    let order = bench.order("ORDER-0001", NOWHERE);
    let bad = [
        ("/description", json!("")),
        ("/description", json!("电".repeat(128))),
        ("/out_trade_no", json!("12345")),
        ("/out_trade_no", json!("1".repeat(33))),
        ("/out_trade_no", json!("ORDER 0001")),
        ("/out_trade_no", json!("订单000001")),
        ("/amount/total", json!(0)),
        ("/amount/currency", json!("USD")),
        ("/notify_url", json!("http://example.com/notify")),
        ("/notify_url", json!("https://example.com/notify?a=1")),
        ("/time_expire", json!("2020-01-01T00:00:00+08:00")),
        ("/time_expire", json!("2099-01-01 00:00:00")),
        ("/time_expire", json!("2099-01-01T00:00:00.5+08:00")),
        ("/attach", json!("a".repeat(129))),
    ];
    for (field, value) in bad {
        let answer = bench.place("native", &with(&order, field, value.clone())).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (400, "PARAM_ERROR"),
            "{field} {value}"
        );
        assert_eq!(answer.json()["detail"]["field"], field);
    }
    let fractional = with(&order, "/amount/total", json!(1.5));
    assert_eq!(bench.place("native", &fractional).await.code(), "PARAM_ERROR");
    let foreign = with(&order, "/appid", json!("wx0000000000000000"));
    assert_eq!(bench.place("native", &foreign).await.code(), "APPID_MCHID_NOT_MATCH");
    assert_eq!(bench.json("/wechat-pay/sandbox/orders").await, json!([]));
}

#[tokio::test]
async fn h5_and_jsapi_want_more() {
    let bench = Bench::start().await;
    let order = bench.order("ORDER-0001", NOWHERE);
    assert_eq!(bench.place("h5", &order).await.json()["detail"]["field"], "/scene_info");
    let scene = |kind: &str, ip: &str| {
        with(&order, "/scene_info", json!({ "payer_client_ip": ip, "h5_info": { "type": kind } }))
    };
    assert_eq!(bench.place("h5", &scene("Wap", "x")).await.code(), "PARAM_ERROR");
    assert_eq!(bench.place("h5", &scene("web", "127.0.0.1")).await.code(), "PARAM_ERROR");
    let placed = bench.place("h5", &scene("Wap", "127.0.0.1")).await.json();
    assert!(placed["h5_url"].as_str().unwrap().contains("/cashier/"));
    assert!(placed["h5_url"].as_str().unwrap().contains("?prepay_id=wx"));

    let order = bench.order("ORDER-0002", NOWHERE);
    assert_eq!(bench.place("jsapi", &order).await.json()["detail"]["field"], "/payer/openid");
    let stranger = with(&order, "/payer", json!({ "openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o" }));
    assert_eq!(bench.place("jsapi", &stranger).await.code(), "OPENID_MISMATCH");
}

#[tokio::test]
async fn a_repeated_number_gets_the_same_prepay_or_none() {
    let bench = Bench::start().await;
    let order = bench.order("ORDER-0001", NOWHERE);
    let first = bench.place("native", &order).await;
    assert_eq!(first.status, 200);
    assert_eq!(bench.place("native", &order).await.body, first.body);
    let other = bench.place("native", &with(&order, "/amount/total", json!(1))).await;
    assert_eq!((other.status, other.code().as_str()), (403, "OUT_TRADE_NO_USED"));
    assert_eq!(bench.query("ORDER-0001").await.json()["trade_state"], "NOTPAY");
    assert_eq!(bench.close("ORDER-0001").await.status, 204);
    assert_eq!(bench.place("native", &order).await.code(), "ORDER_CLOSED");
    assert_eq!(bench.query("ORDER-0001").await.json()["trade_state"], "CLOSED");
    bench.paid("ORDER-0002", NOWHERE).await;
    let again = bench.place("native", &bench.order("ORDER-0002", NOWHERE)).await;
    assert_eq!(again.code(), "ORDERPAID");
}

#[tokio::test]
async fn a_query_tells_an_order_s_state() {
    let bench = Bench::start().await;
    let unknown = bench.query("ORDER-0001").await;
    assert_eq!((unknown.status, unknown.code().as_str()), (404, "ORDER_NOT_EXIST"));
    assert!(unknown.genuine);
    bench.paid("ORDER-0001", NOWHERE).await;
    let paid = bench.query("ORDER-0001").await.json();
    assert_eq!(paid["trade_state"], "SUCCESS");
    assert_eq!(paid["amount"]["total"], 14_919);
    assert_eq!(paid["mchid"], bench.key("mchid").as_str());
    assert!(paid["success_time"].as_str().unwrap().ends_with("+08:00"), "{paid}");
    let number = paid["transaction_id"].as_str().unwrap();
    assert_eq!(number.len(), 28);
    let path = format!("/v3/pay/transactions/id/{number}?mchid={}", bench.key("mchid"));
    assert_eq!(bench.merchant(Method::GET, &path, None).await.json(), paid);
    for whose in ["", "?mchid=1900000001"] {
        let path = format!("/v3/pay/transactions/out-trade-no/ORDER-0001{whose}");
        assert_eq!(bench.merchant(Method::GET, &path, None).await.status, 400);
    }
}

#[tokio::test]
async fn close_refuses_what_is_paid_closed_or_unknown() {
    let bench = Bench::start().await;
    let unknown = bench.close("ORDER-0001").await;
    assert_eq!((unknown.status, unknown.code().as_str()), (404, "ORDER_NOT_EXIST"));
    bench.paid("ORDER-0001", NOWHERE).await;
    let paid = bench.close("ORDER-0001").await;
    assert_eq!((paid.status, paid.code().as_str()), (400, "ORDERPAID"));
    bench.place("native", &bench.order("ORDER-0002", NOWHERE)).await;
    assert_eq!(bench.close("ORDER-0002").await.status, 204);
    let again = bench.close("ORDER-0002").await;
    assert_eq!((again.status, again.code().as_str()), (400, "ORDER_CLOSED"));
    let path = "/v3/pay/transactions/out-trade-no/ORDER-0002/close";
    let foreign = json!({ "mchid": "1900000001" });
    assert_eq!(bench.merchant(Method::POST, path, Some(&foreign)).await.code(), "PARAM_ERROR");
}

#[tokio::test]
async fn a_number_with_every_allowed_character_is_signed_as_sent() {
    let bench = Bench::start().await;
    bench.place("native", &bench.order("A_b-1|*9", NOWHERE)).await;
    for written in ["A_b-1%7C*9", "A_b-1%7C%2A9"] {
        assert_eq!(bench.query(written).await.json()["out_trade_no"], "A_b-1|*9");
    }
}

#[tokio::test]
async fn a_refund_from_the_back_office_shows_in_the_query() {
    let bench = Bench::start().await;
    bench.paid("ORDER-0001", NOWHERE).await;
    let form = [("out_trade_no", "ORDER-0001")];
    assert_eq!(bench.form("/wechat-pay/sandbox/refunds", &form).await.status(), 303);
    assert_eq!(bench.query("ORDER-0001").await.json()["trade_state"], "REFUND");
}
