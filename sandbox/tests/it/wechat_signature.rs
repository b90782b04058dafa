use reqwest::Method;

use crate::{
    merchant::{Signed, nonce},
    support::Bench,
};

const NOWHERE: &str = "http://127.0.0.1:9/notify";
const PATH: &str = "/wechat-pay/v3/pay/transactions/native";

async fn spoilt(bench: &Bench, spoil: impl FnOnce(&mut Signed)) -> (u16, String) {
    let mut signed = bench.parts().await;
    spoil(&mut signed);
    let body = bench.order("ORDER-0001", NOWHERE).to_string();
    let answer = bench.answer(bench.request(&signed, Method::POST, PATH, &body)).await.unwrap();
    assert!(answer.genuine, "errors are signed too");
    (answer.status, answer.code())
}

#[tokio::test]
async fn every_part_of_the_authorization_is_checked() {
    let bench = Bench::start().await;
    let sign_error = (401, "SIGN_ERROR".to_owned());
    assert_eq!(spoilt(&bench, |it| it.scheme = "WECHATPAY2-SM2".to_owned()).await, sign_error);
    assert_eq!(spoilt(&bench, |it| it.mchid = "1900000001".to_owned()).await, sign_error);
    assert_eq!(spoilt(&bench, |it| it.serial = "00".to_owned()).await, sign_error);
    assert_eq!(spoilt(&bench, |it| it.timestamp -= 400).await, sign_error);
    assert_eq!(spoilt(&bench, |it| it.timestamp += 400).await, sign_error);
    assert_eq!(spoilt(&bench, |it| it.nonce = "a b".to_owned()).await, sign_error);
    assert_eq!(spoilt(&bench, |it| it.nonce = String::new()).await, sign_error);
    assert_eq!(spoilt(&bench, |it| it.signature = Some("AAAA".to_owned())).await, sign_error);
    assert_eq!(bench.json("/wechat-pay/sandbox/orders").await, serde_json::json!([]));
    assert_eq!(spoilt(&bench, |_| {}).await.0, 200);
}

#[tokio::test]
async fn a_signature_covers_path_body_and_method() {
    let bench = Bench::start().await;
    let body = bench.order("ORDER-0001", NOWHERE).to_string();
    let mut signed = bench.parts().await;
    let Signed { timestamp, nonce, .. } = &signed;
    let other = [
        format!("POST\n/v3/pay/transactions/native\n{timestamp}\n{nonce}\n{body}\n"),
        format!("GET\n{PATH}\n{timestamp}\n{nonce}\n{body}\n"),
        format!("POST\n{PATH}\n{timestamp}\n{nonce}\n{body} \n"),
        format!("POST\n{PATH}\n{timestamp}\n{nonce}\n{body}"),
    ];
    for message in other {
        signed.signature = Some(bench.merchant_signature(&message));
        let answer = bench.answer(bench.request(&signed, Method::POST, PATH, &body)).await.unwrap();
        assert_eq!(answer.status, 401, "{message}");
    }
}

#[tokio::test]
async fn a_copied_request_is_refused() {
    let bench = Bench::start().await;
    let mut signed = bench.parts().await;
    let body = bench.order("ORDER-0001", NOWHERE).to_string();
    let send = |signed: &Signed| bench.answer(bench.request(signed, Method::POST, PATH, &body));
    assert_eq!(send(&signed).await.unwrap().status, 200);
    let again = send(&signed).await.unwrap();
    assert_eq!((again.status, again.code().as_str()), (401, "SIGN_ERROR"));
    signed.nonce = nonce();
    assert_eq!(send(&signed).await.unwrap().status, 200);
}

#[tokio::test]
async fn headers_that_the_real_gateway_wants_are_wanted() {
    let bench = Bench::start().await;
    let body = bench.order("ORDER-0001", NOWHERE).to_string();
    for (name, value) in [("Accept", "text/html"), ("Content-Type", "text/plain")] {
        let signed = bench.parts().await;
        let request = bench.request(&signed, Method::POST, PATH, &body);
        let (client, request) = request.build_split();
        let mut request = request.unwrap();
        request.headers_mut().insert(
            reqwest::header::HeaderName::from_bytes(name.as_bytes()).unwrap(),
            value.parse().unwrap(),
        );
        assert_eq!(client.execute(request).await.unwrap().status(), 400, "{name}");
    }
}

#[tokio::test]
async fn an_empty_answer_is_signed_and_an_unknown_path_too() {
    let bench = Bench::start().await;
    bench.place("native", &bench.order("ORDER-0001", NOWHERE)).await;
    let closed = bench.close("ORDER-0001").await;
    assert_eq!((closed.status, closed.body.as_str(), closed.genuine), (204, "", true));
    let nothing = bench.merchant(Method::GET, "/v3/certificates", None).await;
    assert_eq!((nothing.status, nothing.genuine), (404, true));
}
