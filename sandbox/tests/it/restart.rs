use sandbox::Options;
use serde_json::{Value, json};

use crate::{
    customer_system::load,
    support::{Bench, folder},
};

#[tokio::test]
async fn keys_world_clock_and_faults_survive_a_restart() {
    let dir = folder();
    let bench = Bench::with(Options::new(&dir)).await;
    load(&bench).await;
    bench.fault(json!({ "target": "sms", "kind": "slow", "times": 3 })).await;
    assert_eq!(
        bench.post("/clock", &json!({ "set_ms": 1_800_000_000_000_i64 })).await.status(),
        200
    );
    let names = ["merchant_private.pem", "platform_public.pem", "platform_serial", "apiv3.key"];
    let keys = names.map(|name| bench.key(name));
    bench.running.shutdown().await;

    let bench = Bench::with(Options::new(&dir)).await;
    assert_eq!(names.map(|name| bench.key(name)), keys);
    assert!(bench.text("/customer-system").await.contains("3700000000001"));
    assert_eq!(bench.json("/faults").await[0]["times"], 3);
    let now = bench.json("/clock").await["now_ms"].as_i64().unwrap();
    assert!((1_800_000_000_000..1_800_000_060_000).contains(&now), "{now}");
}

#[tokio::test]
async fn the_clock_moves_and_refuses_what_it_does_not_know() {
    let bench = Bench::start().await;
    let before = bench.json("/clock").await["now_ms"].as_i64().unwrap();
    let moved = bench.post("/clock", &json!({ "advance_ms": 3_600_000 })).await;
    let moved = moved.json::<Value>().await.unwrap()["now_ms"].as_i64().unwrap();
    assert!(moved - before >= 3_600_000 && moved - before < 3_660_000);
    assert_eq!(bench.post("/clock", &json!({ "forward": 1 })).await.status(), 400);
}

#[tokio::test]
async fn a_damaged_memory_stops_the_start() {
    let dir = folder();
    std::fs::create_dir_all(&dir).unwrap();
    std::fs::write(dir.join("sms.json"), "{").unwrap();
    let refused = sandbox::Sandbox::start(Options::new(&dir)).await;
    assert!(refused.unwrap_err().to_string().contains("sms.json"));
}
