//! What a test asks of the sandbox: read an SMS, move the clock, switch a fault on.

use std::time::Duration;

use serde_json::{Value, json};

use crate::failure::{Failure, Outcome};

/// The sandbox's control endpoints.
pub struct Sandbox {
    base: String,
    client: reqwest::Client,
}

impl Sandbox {
    /// The sandbox at this address.
    ///
    /// # Errors
    /// When no HTTP client can be made.
    pub fn at(base: String) -> Outcome<Self> {
        Ok(Self { base, client: crate::http::client()? })
    }

    /// Address of the sandbox.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The newest six-digit code sent to this mobile, waiting up to 20 s for one that is newer
    /// than the `seen` first messages.
    ///
    /// # Errors
    /// When none arrives.
    pub async fn sms_code(&self, mobile: &str, seen: usize) -> Outcome<String> {
        for _ in 0..200 {
            let messages = self.messages(mobile).await?;
            if messages.len() > seen
                && let Some(code) = messages.iter().rev().find_map(|text| six_digits(text))
            {
                return Ok(code);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err(Failure::new(format!("no SMS with a code to {mobile}")))
    }

    /// Texts sent to this mobile, oldest first.
    ///
    /// # Errors
    /// When the inbox can't be read.
    pub async fn messages(&self, mobile: &str) -> Outcome<Vec<String>> {
        let inbox = self.get(&format!("/sms/v1/messages?to={mobile}")).await?;
        let list = inbox.get("messages").unwrap_or(&inbox).as_array().cloned().unwrap_or_default();
        let mut sent: Vec<(i64, String)> = list
            .iter()
            .map(|message| {
                let at = message.get("sent_at_ms").and_then(Value::as_i64).unwrap_or_default();
                let text = message.get("text").and_then(Value::as_str).unwrap_or_default();
                (at, text.to_owned())
            })
            .collect();
        sent.sort_by_key(|(at, _)| *at);
        Ok(sent.into_iter().map(|(_, text)| text).collect())
    }

    /// Moves the clock that sandbox and server share.
    ///
    /// # Errors
    /// When the sandbox refuses.
    pub async fn advance(&self, by: Duration) -> Outcome {
        let advance_ms = i64::try_from(by.as_millis())?;
        self.post("/clock", &json!({ "advance_ms": advance_ms })).await
    }

    /// Switches a fault on for the next `times` requests.
    ///
    /// # Errors
    /// When the sandbox refuses.
    pub async fn fault(&self, target: &str, kind: &str, times: u32) -> Outcome {
        let delay_ms = if kind == "slow" { 4_000 } else { 0 };
        let fault = json!({ "target": target, "kind": kind, "times": times, "delay_ms": delay_ms });
        self.post("/faults", &fault).await
    }

    /// Waits until a fault that was switched on for so many requests has befallen one of them.
    ///
    /// # Errors
    /// When it doesn't happen within half a minute.
    pub async fn fault_happens(&self, target: &str, kind: &str, times: u32) -> Outcome {
        for _ in 0..300 {
            if self.faults_left(target, kind).await? < u64::from(times) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err(Failure::new(format!("{target} didn't go wrong: {kind}")))
    }

    /// How many requests a fault still waits for.
    async fn faults_left(&self, target: &str, kind: &str) -> Outcome<u64> {
        let faults = self.get("/faults").await?;
        let mut faults = faults.as_array().into_iter().flatten();
        let waiting = faults.find(|fault| {
            let is = |key: &str, value: &str| fault.get(key).and_then(Value::as_str) == Some(value);
            is("target", target) && is("kind", kind)
        });
        Ok(waiting.and_then(|fault| fault.get("times")).and_then(Value::as_u64).unwrap_or(0))
    }

    /// Switches every fault off.
    ///
    /// # Errors
    /// When the sandbox refuses.
    pub async fn no_faults(&self) -> Outcome {
        let answer = self.client.delete(format!("{}/faults", self.base)).send().await?;
        answer.error_for_status()?;
        Ok(())
    }

    /// Reads JSON.
    ///
    /// # Errors
    /// When the sandbox refuses or answers something else.
    pub async fn get(&self, path: &str) -> Outcome<Value> {
        let answer = self.client.get(format!("{}{path}", self.base)).send().await?;
        Ok(serde_json::from_str(&answer.error_for_status()?.text().await?)?)
    }

    async fn post(&self, path: &str, body: &Value) -> Outcome {
        let request = self.client.post(format!("{}{path}", self.base)).json(body);
        request.send().await?.error_for_status()?;
        Ok(())
    }
}

fn six_digits(text: &str) -> Option<String> {
    text.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 6).map(str::to_owned)
}
