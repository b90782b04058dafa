use std::time::Duration;

use sandbox::Options;
use serde_json::json;

use crate::{
    merchant::Receiver,
    support::{Bench, folder_with_keys},
};

#[tokio::test]
async fn a_payment_is_notified_signed_and_sealed() {
    let bench = Bench::start().await;
    let (receiver, url) = Receiver::start(&[]).await;
    bench.paid("ORDER-0001", &url).await;
    bench.callback_state("delivered").await;
    assert_eq!(receiver.count(), 1);
    let (headers, body) = receiver.at(0);
    assert!(bench.genuine(&headers, &body));
    assert!(headers["wechatpay-serial"].to_str().unwrap().starts_with("PUB_KEY_ID_"));
    let document: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(document["event_type"], "TRANSACTION.SUCCESS");
    assert_eq!(bench.open(&body), bench.query("ORDER-0001").await.json());
}

#[tokio::test]
async fn a_refused_notification_comes_again() {
    let bench = Bench::start().await;
    let (receiver, url) = Receiver::start(&[500, 401]).await;
    bench.paid("ORDER-0001", &url).await;
    let notice = bench.callback_state("delivered").await;
    let statuses: Vec<_> =
        notice["attempts"].as_array().unwrap().iter().map(|it| it["status"].clone()).collect();
    assert_eq!(statuses, [500, 401, 204]);
    let ids = [0, 1, 2].map(|index| {
        let body = receiver.at(index).1;
        serde_json::from_slice::<serde_json::Value>(&body).unwrap()["id"].clone()
    });
    assert!(ids[0] == ids[1] && ids[1] == ids[2], "the same notification");
}

#[tokio::test]
async fn waiting_times_follow_the_sandbox_s_clock() {
    let bench = Bench::with(Options::new(folder_with_keys())).await;
    let (receiver, url) = Receiver::start(&[500, 500]).await;
    bench.paid("ORDER-0001", &url).await;
    for seen in 1..=2 {
        while receiver.count() < seen {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(receiver.count(), seen, "not before its time");
        bench.post("/clock", &json!({ "advance_ms": 15_000 })).await;
    }
    bench.callback_state("delivered").await;
}

#[tokio::test]
async fn a_notification_survives_a_restart_of_the_sandbox() {
    let dir = folder_with_keys();
    let options = Options { callback_retry_ms: Some(100), ..Options::new(&dir) };
    let bench = Bench::with(options.clone()).await;
    // Nobody listens yet: port 9 is closed.
    bench.paid("ORDER-0001", "http://127.0.0.1:9/notify").await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    bench.running.shutdown().await;
    let bench = Bench::with(options).await;
    let before = bench.json("/wechat-pay/sandbox/callbacks").await[0]["attempts"].clone();
    for _ in 0..50 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        let now = bench.json("/wechat-pay/sandbox/callbacks").await[0]["attempts"].clone();
        if now.as_array().unwrap().len() > before.as_array().unwrap().len() {
            return;
        }
    }
    panic!("no attempt after the restart");
}
