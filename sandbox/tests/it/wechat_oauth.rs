use sandbox::Options;
use serde_json::{Value, json};

use crate::support::{Bench, folder_with_keys};

const RETURN: &str = "http://127.0.0.1:8080/wechat/return?a=1";

fn asked<'a>(appid: &'a str, scope: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("appid", appid),
        ("redirect_uri", RETURN),
        ("response_type", "code"),
        ("scope", scope),
        ("state", "st 1"),
    ]
}

async fn visit(bench: &Bench, fields: &[(&str, &str)]) -> reqwest::Response {
    let url = bench.url("/wechat/connect/oauth2/authorize");
    bench.client.get(url).query(fields).send().await.unwrap()
}

/// Decides on the page; where it leads.
async fn decide(bench: &Bench, more: &[(&str, &str)]) -> String {
    let appid = bench.key("appid");
    let mut fields = asked(&appid, "snsapi_userinfo");
    fields.extend_from_slice(more);
    let answer = bench.form("/wechat/connect/oauth2/authorize", &fields).await;
    answer.headers()["location"].to_str().unwrap().to_owned()
}

fn code(location: &str) -> String {
    let rest = location.split("code=").nth(1).unwrap();
    rest.split('&').next().unwrap().to_owned()
}

pub async fn exchange(bench: &Bench, code: &str) -> Value {
    let (appid, secret) = (bench.key("appid"), bench.key("app_secret"));
    exchange_as(bench, &appid, &secret, code).await
}

async fn exchange_as(bench: &Bench, appid: &str, secret: &str, code: &str) -> Value {
    let fields = [
        ("appid", appid),
        ("secret", secret),
        ("code", code),
        ("grant_type", "authorization_code"),
    ];
    let request = bench.client.get(bench.url("/wechat/sns/oauth2/access_token")).query(&fields);
    request.send().await.unwrap().json().await.unwrap()
}

#[tokio::test]
async fn what_does_not_fit_the_public_account_is_refused() {
    let options = Options {
        callback_base: Some("http://127.0.0.1:8080".to_owned()),
        ..Options::new(folder_with_keys())
    };
    let bench = Bench::with(options).await;
    let appid = bench.key("appid");
    let good = asked(&appid, "snsapi_base");
    assert_eq!(visit(&bench, &good).await.status(), 302);
    for (index, value) in [
        (0, "wx0"),
        (1, "http://127.0.0.1:8081/wechat/return"),
        (1, "javascript:alert(1)"),
        (2, "token"),
        (3, "snsapi_login"),
    ] {
        let mut fields = good.clone();
        fields[index].1 = value;
        assert_eq!(visit(&bench, &fields).await.status(), 400, "{value}");
    }
}

#[tokio::test]
async fn a_code_is_good_once_and_for_five_minutes() {
    let bench = Bench::start().await;
    let location = decide(&bench, &[("decision", "approve"), ("user", "2")]).await;
    assert!(location.starts_with("http://127.0.0.1:8080/wechat/return?a=1&code="), "{location}");
    assert!(location.ends_with("&state=st+1"), "{location}");
    let first = code(&location);
    let token = exchange(&bench, &first).await;
    assert_eq!(token["openid"].as_str().unwrap().len(), 28);
    assert_eq!(
        (&token["scope"], &token["is_snapshotuser"]),
        (&json!("snsapi_userinfo"), &Value::Null)
    );
    assert_eq!(exchange(&bench, &first).await["errcode"], 40163);
    assert_eq!(exchange(&bench, "nonsense").await["errcode"], 40029);
    let (appid, secret) = (bench.key("appid"), bench.key("app_secret"));
    assert_eq!(exchange_as(&bench, "wx0", &secret, "c").await["errcode"], 40013);
    assert_eq!(exchange_as(&bench, &appid, "s", "c").await["errcode"], 40125);

    let late = code(&decide(&bench, &[("decision", "approve"), ("user", "2")]).await);
    bench.post("/clock", &json!({ "advance_ms": 300_000 })).await;
    assert_eq!(exchange(&bench, &late).await["errcode"], 40029);

    let again = code(&decide(&bench, &[("decision", "approve"), ("user", "2")]).await);
    assert_eq!(exchange(&bench, &again).await["openid"], token["openid"], "the same person");
    let other = code(&decide(&bench, &[("decision", "approve"), ("user", "3")]).await);
    assert_ne!(exchange(&bench, &other).await["openid"], token["openid"]);
}

#[tokio::test]
async fn a_refusal_returns_the_state_alone() {
    let bench = Bench::start().await;
    let location = decide(&bench, &[("decision", "refuse"), ("user", "1")]).await;
    assert_eq!(location, "http://127.0.0.1:8080/wechat/return?a=1&state=st+1");
}

#[tokio::test]
async fn a_snapshot_has_a_virtual_openid_that_cannot_pay() {
    let bench = Bench::start().await;
    let snapshot = [("decision", "approve"), ("user", "1"), ("snapshot", "1")];
    let token = exchange(&bench, &code(&decide(&bench, &snapshot).await)).await;
    assert_eq!(token["is_snapshotuser"], 1);
    let mut order = bench.order("ORDER-0001", "http://127.0.0.1:9/notify");
    order["payer"] = json!({ "openid": token["openid"] });
    assert_eq!(bench.place("jsapi", &order).await.code(), "OPENID_MISMATCH");
}

#[tokio::test]
async fn the_silent_sign_in_follows_the_settings() {
    let bench = Bench::start().await;
    let appid = bench.key("appid");
    let silent = async || {
        let answer = visit(&bench, &asked(&appid, "snsapi_base")).await;
        exchange(&bench, &code(answer.headers()["location"].to_str().unwrap())).await
    };
    let first = silent().await;
    bench.form("/wechat/sandbox", &[("user", "1"), ("snapshot", "1")]).await;
    assert_eq!(silent().await["is_snapshotuser"], 1);
    bench.form("/wechat/sandbox", &[("user", "1")]).await;
    assert_eq!(silent().await["openid"], first["openid"]);
    assert_eq!(bench.form("/wechat/sandbox", &[("user", "9")]).await.status(), 422);
}
