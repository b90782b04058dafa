use crate::{customer_system, support::Bench};

#[tokio::test]
async fn every_page_stands_on_its_own() {
    let bench = Bench::start().await;
    customer_system::load(&bench).await;
    bench.paid("ORDER-0001", "http://127.0.0.1:9/notify").await;
    for path in [
        "/",
        "/sms",
        "/bank",
        "/customer-system",
        "/faults",
        "/wechat/sandbox",
        "/wechat-pay/sandbox/orders",
        "/wechat-pay/sandbox/callbacks",
    ] {
        let request = bench.client.get(bench.url(path)).header("Accept", "text/html");
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        assert!(answer.headers()["content-security-policy"].to_str().unwrap().contains("'none'"));
        let page = answer.text().await.unwrap();
        assert!(page.contains("<html lang=\"zh-CN\">") && page.contains("<h1>"), "{path}");
        assert!(!page.contains("<script") && !page.contains("style=\""), "{path}");
    }
    let style = bench.get("/assets/sandbox.css").await;
    assert_eq!(style.headers()["content-type"], "text/css; charset=utf-8");
}
