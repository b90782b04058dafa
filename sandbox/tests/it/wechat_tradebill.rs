use aws_lc_rs::digest;
use reqwest::Method;
use serde_json::json;

use crate::support::Bench;

const NOWHERE: &str = "http://127.0.0.1:9/notify";
/// 2027-01-15 16:00 in Shanghai.
const DAY_MS: i64 = 1_800_000_000_000;
const HOUR_MS: i64 = 3_600_000;

async fn bill(bench: &Bench, query: &str) -> crate::merchant::Answer {
    bench.merchant(Method::GET, &format!("/v3/bill/tradebill?{query}"), None).await
}

#[tokio::test]
async fn a_day_s_bill_comes_the_next_day_after_ten_with_its_checksum() {
    let bench = Bench::start().await;
    bench.post("/clock", &json!({ "set_ms": DAY_MS })).await;
    bench.paid("ORDER-0001", NOWHERE).await;
    bench.paid("ORDER-0002", NOWHERE).await;
    bench.place("native", &bench.order("ORDER-0003", NOWHERE)).await;
    let today = "bill_date=2027-01-15";
    assert_eq!(bill(&bench, today).await.code(), "NO_STATEMENT_EXIST");
    bench.post("/clock", &json!({ "advance_ms": 17 * HOUR_MS })).await;
    assert_eq!(bill(&bench, today).await.code(), "STATEMENT_CREATING");
    bench.post("/clock", &json!({ "advance_ms": 2 * HOUR_MS })).await;
    assert_eq!(bill(&bench, "bill_date=2027-01-14").await.code(), "NO_STATEMENT_EXIST");
    assert_eq!(bill(&bench, "bill_date=0115").await.code(), "PARAM_ERROR");
    let announced = bill(&bench, today).await;
    assert!(announced.genuine);
    let announced = announced.json();
    let url = bench.local(announced["download_url"].as_str().unwrap());
    assert_eq!(bench.get(&url).await.status(), 401, "the file wants a signature too");
    let path = url.strip_prefix("/wechat-pay").unwrap();
    let file = bench.merchant(Method::GET, path, None).await;
    assert_eq!((file.status, file.genuine), (200, false));
    let digest = digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, file.body.as_bytes());
    assert_eq!(announced["hash_value"], hex::encode(digest).as_str());
    assert!(file.body.contains("`ORDER-0001") && file.body.contains("`ORDER-0002"));
    assert!(!file.body.contains("ORDER-0003"));
    assert!(file.body.ends_with("`2,`298.38,`0.00,`0.00,`0.00,`298.38,`0.00\r\n"), "{}", file.body);
    let columns: Vec<_> = file.body.lines().take(2).map(|it| it.split(',').count()).collect();
    assert_eq!(columns, [27, 27]);
    bench.post("/clock", &json!({ "advance_ms": 300_000 })).await;
    assert_eq!(bench.merchant(Method::GET, path, None).await.status, 400, "the link is too old");
}
