use reqwest::Method;
use serde_json::{Value, json};

use crate::{customer_system, support::Bench};

const KEY: &str = "hmac_identity.key";

async fn post(bench: &Bench, path: &str, body: &Value) -> reqwest::Response {
    bench.signed(KEY, Method::POST, &format!("/identity/v1{path}"), Some(body)).await.unwrap()
}

async fn load(bench: &Bench) {
    customer_system::load(bench).await;
    let world = json!({
        "persons": [
            { "name": "李四", "id_number": "370102198502280013", "mobile": "13800000002",
              "card": "6217000000000000004" },
            { "name": "张三", "id_number": "370102199003070024", "mobile": null,
              "card": "6217000000000000012" },
        ],
        "companies": [
            { "credit_code": "91370102MA3TEXT0XT", "company_name": "示例面馆", "legal_name": "李四",
              "legal_id_number": "370102198502280013", "legal_mobile": "13800000002" },
        ]
    });
    let path = "/identity/v1/world";
    assert_eq!(bench.signed(KEY, Method::PUT, path, Some(&world)).await.unwrap().status(), 204);
}

async fn check(bench: &Bench, transaction: &str, elements: Value) -> Value {
    let body = json!({ "transaction": transaction, "elements": elements });
    post(bench, "/checks", &body).await.json().await.unwrap()
}

#[tokio::test]
async fn unsigned_questions_are_refused() {
    let bench = Bench::start().await;
    for path in ["/checks", "/companies/checks", "/face-sessions"] {
        let answer = bench.post(&format!("/identity/v1{path}"), &json!({})).await;
        assert_eq!(answer.status(), 401, "{path}");
    }
    assert_eq!(bench.get("/identity/v1/face-sessions/1").await.status(), 401);
}

#[tokio::test]
async fn elements_match_only_together() {
    let bench = Bench::start().await;
    load(&bench).await;
    let li = |more: Value| {
        let mut elements = json!({ "name": "李四", "id_number": "370102198502280013" });
        elements.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        elements
    };
    let cases = [
        (li(json!({})), "match"),
        (li(json!({ "mobile": "13800000002" })), "match"),
        (li(json!({ "mobile": "13800000002", "card": "6217000000000000004" })), "match"),
        (li(json!({ "mobile": "13800000001" })), "mismatch"),
        (li(json!({ "card": "6217000000000000012" })), "mismatch"),
        (li(json!({ "name": "张三" })), "mismatch"),
        (li(json!({ "id_number": "370102193801010037" })), "mismatch"),
        (li(json!({ "name": "𠮷四" })), "unsupported"),
        // A holder's mobile comes from his file, his card from the register.
        (
            json!({ "name": "张三", "id_number": "370102199003070024", "mobile": "13800000001",
                    "card": "6217000000000000012" }),
            "match",
        ),
    ];
    for (index, (elements, result)) in cases.into_iter().enumerate() {
        let answer = check(&bench, &format!("t{index}"), elements.clone()).await;
        assert_eq!(answer["result"], result, "{elements}");
    }
}

#[tokio::test]
async fn a_repeated_transaction_gets_the_same_answer() {
    let bench = Bench::start().await;
    load(&bench).await;
    let elements = json!({ "name": "李四", "id_number": "370102198502280013" });
    let first = check(&bench, "t1", elements.clone()).await;
    assert!(!first["provider_transaction"].as_str().unwrap().is_empty());
    assert_eq!(check(&bench, "t1", elements).await, first);
    let other = json!({ "transaction": "t1", "elements": { "name": "张三", "id_number": "1" } });
    assert_eq!(post(&bench, "/checks", &other).await.status(), 409);
}

#[tokio::test]
async fn a_face_session_passes_fails_and_expires() {
    let bench = Bench::start().await;
    load(&bench).await;
    let open = async |transaction: &str, name: &str| {
        let body = json!({ "transaction": transaction, "return_url": "http://127.0.0.1:8080/verify/return",
            "elements": { "name": name, "id_number": "370102198502280013" } });
        let opened: Value = post(&bench, "/face-sessions", &body).await.json().await.unwrap();
        (
            opened["session"].as_str().unwrap().to_owned(),
            bench.local(opened["url"].as_str().unwrap()),
        )
    };
    let result = async |session: &str| {
        let path = format!("/identity/v1/face-sessions/{session}");
        let answer = bench.signed(KEY, Method::GET, &path, None).await.unwrap();
        answer.json::<Value>().await.unwrap()["result"].clone()
    };
    let (session, page) = open("f1", "李四").await;
    assert_eq!(open("f1", "李四").await.0, session, "the same transaction, the same session");
    assert_eq!(result(&session).await, "pending");
    assert!(bench.text(&page).await.contains("不通过"));
    let back = bench.form(&page, &[("decision", "pass")]).await;
    assert_eq!(
        back.headers()["location"],
        format!("http://127.0.0.1:8080/verify/return?session={session}").as_str()
    );
    assert_eq!(result(&session).await, "pass");
    bench.form(&page, &[("decision", "fail")]).await;
    assert_eq!(result(&session).await, "pass", "a decision is final");

    let (session, page) = open("f2", "李四").await;
    bench.form(&page, &[("decision", "fail")]).await;
    assert_eq!(result(&session).await, "fail");
    let (session, page) = open("f3", "王五").await;
    bench.form(&page, &[("decision", "pass")]).await;
    assert_eq!(result(&session).await, "fail", "a face doesn't make a wrong name right");

    let (session, page) = open("f4", "李四").await;
    bench.post("/clock", &json!({ "advance_ms": 1_800_000 })).await;
    bench.form(&page, &[("decision", "pass")]).await;
    assert_eq!(result(&session).await, "fail");
    let nothing = bench.signed(KEY, Method::GET, "/identity/v1/face-sessions/0", None).await;
    assert_eq!(nothing.unwrap().status(), 404);
}

#[tokio::test]
async fn a_company_matches_with_its_legal_person() {
    let bench = Bench::start().await;
    load(&bench).await;
    let good = json!({ "credit_code": "91370102MA3TEXT0XT", "company_name": "示例面馆",
        "legal_name": "李四", "legal_id_number": "370102198502280013",
        "legal_mobile": "13800000002" });
    let ask = async |field: &str, value: &str| {
        let mut body = good.clone();
        body[field] = json!(value);
        let answer = post(&bench, "/companies/checks", &body).await;
        answer.json::<Value>().await.unwrap()["result"].clone()
    };
    assert_eq!(ask("company_name", "示例面馆").await, "match");
    assert_eq!(ask("company_name", "别的面馆").await, "mismatch");
    assert_eq!(ask("credit_code", "91370102MA0000007F").await, "mismatch");
    assert_eq!(ask("legal_name", "张三").await, "mismatch");
    assert_eq!(ask("legal_id_number", "370102199003070024").await, "mismatch");
    assert_eq!(ask("legal_mobile", "13800000001").await, "mismatch");
}

#[tokio::test]
async fn holders_need_no_register_for_trial_cards_and_their_companies() {
    let bench = Bench::start().await;
    let mut world = customer_system::world();
    let mut company = world["accounts"][0].clone();
    company["account"]["account_number"] = json!("3700000000002");
    company["account"]["former_number"] = Value::Null;
    company["account"]["holder"] = json!({ "kind": "company", "name": "示例面馆",
        "document_number": "91370102MA3TEXT0XT", "mobile": "13800000001" });
    world["accounts"].as_array_mut().unwrap().push(company);
    let path = "/customer-system/v1/world";
    bench.signed(customer_system::KEY, Method::PUT, path, Some(&world)).await.unwrap();
    for (card, result) in [
        ("6217000000000000004", "match"),
        ("6217000000000000005", "mismatch"),
        ("6222020000000000000", "mismatch"),
    ] {
        let elements = json!({ "name": "张三", "id_number": "370102199003070024", "card": card });
        assert_eq!(check(&bench, card, elements).await["result"], result, "{card}");
    }
    for (legal_name, result) in [("张三", "match"), ("李四", "mismatch")] {
        let body = json!({ "credit_code": "91370102MA3TEXT0XT", "company_name": "示例面馆",
            "legal_name": legal_name, "legal_id_number": "370102199003070024",
            "legal_mobile": "13800000001" });
        let answer: Value = post(&bench, "/companies/checks", &body).await.json().await.unwrap();
        assert_eq!(answer["result"], result);
    }
}
