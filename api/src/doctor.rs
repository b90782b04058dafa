//! `kaideng doctor`: whether a configuration can work, one line for each thing that must hold.

use std::{net::SocketAddr, time::Duration};

use sea_orm::EntityTrait;

use crate::{
    config::{ConfigError, ServeConfig},
    serve,
    state::AppState,
    store::logins,
};

/// How long an outside system may take to answer at all.
const PATIENCE: Duration = Duration::from_secs(4);

/// What was found.
#[derive(Debug, Default)]
pub struct Diagnosis {
    /// One line for each thing, `ok` or `NO` in front.
    pub lines: Vec<String>,
    /// Whether everything holds.
    pub healthy: bool,
}

impl Diagnosis {
    fn note(&mut self, what: &str, result: Result<(), String>) {
        match result {
            Ok(()) => self.lines.push(format!("ok  {what}")),
            Err(why) => {
                self.healthy = false;
                self.lines.push(format!("NO  {what}: {why}"));
            }
        }
    }
}

/// Looks at everything that `kaideng serve` would need. Changes nothing but the database's tables,
/// which are brought up to date as at every start.
pub async fn examine(config: ServeConfig) -> Diagnosis {
    let mut diagnosis = Diagnosis { lines: Vec::new(), healthy: true };
    let listen = config.listen;
    match serve::state(config).await {
        Ok(state) => {
            diagnosis.note("configuration, keys, database", Ok(()));
            parts(&mut diagnosis, &state, listen).await;
        }
        Err(error) => {
            diagnosis.note("configuration, keys, database", Err(error.to_string()));
        }
    }
    diagnosis
}

async fn parts(diagnosis: &mut Diagnosis, state: &AppState, listen: SocketAddr) {
    diagnosis.note("receipt font", state.font().map(|_| ()).map_err(|error| error.to_string()));
    diagnosis.note("stored data opens with the keys", sample(state).await);
    if let Some(site) = &state.config.site {
        let found = site.join("shell.html").is_file();
        diagnosis.note("site", found.then_some(()).ok_or("no shell.html in it".to_owned()));
    }
    let free = tokio::net::TcpListener::bind(listen).await.map(|_| ());
    diagnosis.note(&format!("port {}", listen.port()), free.map_err(|error| error.to_string()));
    match addresses(&state.config) {
        Ok(addresses) => {
            for (name, address) in addresses {
                diagnosis.note(&format!("{name} at {address}"), answers(state, &address).await);
            }
        }
        Err(error) => diagnosis.note("outside systems", Err(error.to_string())),
    }
}

/// A wrong key file is noticed here, not by the first customer.
async fn sample(state: &AppState) -> Result<(), String> {
    let login = logins::Entity::find().one(&state.db).await.map_err(|error| error.to_string())?;
    let Some(login) = login else { return Ok(()) };
    let opened = state.keys.open("logins.mobile", &login.mobile);
    opened.map(|_| ()).map_err(|error| error.to_string())
}

fn addresses(config: &ServeConfig) -> Result<Vec<(&'static str, String)>, ConfigError> {
    let (store, out) = (&config.store, &config.outside);
    let named = [
        (
            "customer system",
            &out.customer_system_url,
            "/customer-system",
            "KAIDENG_CUSTOMER_SYSTEM_URL",
        ),
        ("identity provider", &out.identity_url, "/identity", "KAIDENG_IDENTITY_URL"),
        ("bank", &out.bank_url, "/bank", "KAIDENG_BANK_URL"),
        ("SMS gateway", &out.sms_url, "/sms", "KAIDENG_SMS_URL"),
    ];
    let found = named
        .into_iter()
        .map(|(name, url, path, key)| Ok((name, store.address(url.as_ref(), path, key)?)));
    found.collect()
}

/// Any answer will do: what it says is for the protocols to judge.
async fn answers(state: &AppState, address: &str) -> Result<(), String> {
    match state.http.get(address).timeout(PATIENCE).send().await {
        Ok(_) => Ok(()),
        Err(_) => Err("no answer".to_owned()),
    }
}
