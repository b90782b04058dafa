//! Linking a WeChat openid.

use crate::kit::TestApp;

const MOBILE: &str = "13800008000";

/// Where the browser ends up after WeChat: path and query below the API.
async fn through_wechat(app: &TestApp, url: &str) -> String {
    let back = app.location(url).await;
    back.strip_prefix(&format!("{}/api/v1", app.state.origin)).unwrap().to_owned()
}

#[tokio::test]
async fn there_and_back_to_a_clean_page() {
    let app = TestApp::start().await;
    let client = app.signed_in(MOBILE).await;
    let there = client.get("/wechat/authorisation?return_to=/pay/abc").await;
    assert_eq!(there.status.as_u16(), 302);
    let back = through_wechat(&app, there.header("location")).await;
    let done = client.get(&back).await;
    assert_eq!(done.header("location"), "/pay/abc?wechat=linked");
    assert_eq!(client.get("/me").await.expect(200)["wechat_linked"], true);
    // A reload of the address with the code spends nothing and breaks nothing.
    let again = client.get(&back).await;
    assert_eq!(again.header("location"), "/profile?wechat=expired");
    assert_eq!(client.get("/me").await.expect(200)["wechat_linked"], true);
}

#[tokio::test]
async fn a_state_belongs_to_its_session() {
    let app = TestApp::start().await;
    let victim = app.signed_in(MOBILE).await;
    let attacker = app.signed_in("13900009000").await;
    let there = attacker.get("/wechat/authorisation").await;
    let back = through_wechat(&app, there.header("location")).await;
    let done = victim.get(&back).await;
    assert_eq!(done.header("location"), "/profile?wechat=expired");
    assert_eq!(victim.get("/me").await.expect(200)["wechat_linked"], false);
}

#[tokio::test]
async fn a_refusal_and_a_made_up_code_link_nothing() {
    let app = TestApp::start().await;
    let client = app.signed_in(MOBILE).await;
    for made_up in ["", "&code=made-up"] {
        let there = client.get("/wechat/authorisation?return_to=//evil.test").await;
        let state = there.header("location").split("state=").nth(1).unwrap().to_owned();
        let state = state.split(['&', '#']).next().unwrap();
        let done = client.get(&format!("/wechat/return?state={state}{made_up}")).await;
        assert_eq!(done.header("location"), "/?wechat=refused", "{made_up}");
    }
    assert_eq!(client.get("/me").await.expect(200)["wechat_linked"], false);
}
