//! Talking to the API from components: typed JSON for the lazily loaded pages, requests that end
//! with the component, and the one place that notices an ended session.

use domain::wire::me::{Language, Me};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;
use web_sys::AbortController;

use crate::{
    failure::Failure,
    me_light,
    net_light::{self, Call},
    preferences,
    session::Session,
};

/// A component's way to the API; `Copy`, to be used in every closure.
#[derive(Clone, Copy)]
pub struct Net {
    session: Session,
    open: Option<StoredValue<Vec<AbortController>, LocalStorage>>,
}

/// The way to the API for this component. Reads that are under way when it is unmounted are
/// aborted; what changes something is not.
pub fn use_net() -> Net {
    let open = StoredValue::new_local(Vec::new());
    on_cleanup(move || {
        open.try_with_value(|open: &Vec<AbortController>| {
            open.iter().for_each(AbortController::abort);
        });
    });
    Net { session: Session::get(), open: Some(open) }
}

/// A fresh Idempotency-Key: keep it with what is sent, and send it again when trying again.
pub fn new_key() -> String {
    let mut bytes = [0_u8; 16];
    let filled = window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).map(|_| ()));
    if filled.is_err() {
        // Without the browser's randomness the key must still differ from tab to tab.
        let now = js_sys::Date::now().to_bits().to_be_bytes();
        let rest = js_sys::Math::random().to_bits().to_be_bytes();
        bytes.iter_mut().zip(now.into_iter().chain(rest)).for_each(|(to, from)| *to = from);
    }
    bytes.iter().fold(String::with_capacity(32), |text, byte| text + &format!("{byte:02x}"))
}

impl Net {
    /// A way to the API that outlives the component that asks.
    pub fn detached(session: Session) -> Self {
        Self { session, open: None }
    }

    /// Acts for another of the login's parties from now on.
    ///
    /// # Errors
    /// Every [`Failure`].
    pub async fn switch_party(self, party_id: &str) -> Result<Me, Failure> {
        // Ids are opaque but never hold a quote or a backslash; anything else isn't one.
        let plain = party_id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if !plain {
            return Err(Failure::Unreadable);
        }
        self.change_me(format!(r#"{{"active_party_id":"{party_id}"}}"#)).await
    }

    /// Remembers the language at the login.
    ///
    /// # Errors
    /// Every [`Failure`].
    pub async fn switch_language(self, language: Language) -> Result<Me, Failure> {
        self.change_me(format!(r#"{{"language":"{}"}}"#, preferences::code(language))).await
    }

    async fn change_me(self, body: String) -> Result<Me, Failure> {
        let text = self.text("PATCH", "/me", Some(body), None).await?;
        me_light::read(&text).ok_or(Failure::Unreadable)
    }

    /// Reads something.
    ///
    /// # Errors
    /// Every [`Failure`].
    pub async fn get<T: DeserializeOwned>(self, path: &str) -> Result<T, Failure> {
        read(&self.text("GET", path, None, None).await?)
    }

    /// Creates or does something.
    ///
    /// # Errors
    /// Every [`Failure`].
    pub async fn post<T: DeserializeOwned>(
        self,
        path: &str,
        body: &impl Serialize,
        key: Option<&str>,
    ) -> Result<T, Failure> {
        read(&self.text("POST", path, Some(write(body)?), key).await?)
    }

    /// Does something that has no body.
    ///
    /// # Errors
    /// Every [`Failure`].
    pub async fn post_empty<T: DeserializeOwned>(self, path: &str) -> Result<T, Failure> {
        read(&self.text("POST", path, None, None).await?)
    }

    /// Changes or replaces something: `PATCH` or `PUT`.
    ///
    /// # Errors
    /// Every [`Failure`].
    pub async fn change<T: DeserializeOwned>(
        self,
        method: &str,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, Failure> {
        read(&self.text(method, path, Some(write(body)?), None).await?)
    }

    /// Sends something whose answer has no body worth reading.
    ///
    /// # Errors
    /// Every [`Failure`].
    pub async fn send(
        self,
        method: &str,
        path: &str,
        body: Option<String>,
    ) -> Result<String, Failure> {
        self.text(method, path, body, None).await
    }

    /// Posts a file as it is.
    ///
    /// # Errors
    /// Every [`Failure`].
    pub async fn upload<T: DeserializeOwned>(
        self,
        path: &str,
        content_type: &str,
        file: &web_sys::File,
    ) -> Result<T, Failure> {
        let body = Some((content_type, JsValue::from(file.clone())));
        read(&self.exchange(Call { method: "POST", path, body, key: None }).await?)
    }

    /// Who is signed in; needs no serde.
    ///
    /// # Errors
    /// Every [`Failure`].
    pub async fn me(self) -> Result<Me, Failure> {
        let text = self.text("GET", "/me", None, None).await?;
        me_light::read(&text).ok_or(Failure::Unreadable)
    }

    async fn text(
        self,
        method: &str,
        path: &str,
        body: Option<String>,
        key: Option<&str>,
    ) -> Result<String, Failure> {
        let body = body.map(|json| ("application/json", JsValue::from_str(&json)));
        self.exchange(Call { method, path, body, key }).await
    }

    async fn exchange(self, call: Call<'_>) -> Result<String, Failure> {
        let abort = AbortController::new().map_err(|_| Failure::Unreadable)?;
        let ends_with_component = self.open.filter(|_| call.method == "GET");
        if let Some(open) = ends_with_component {
            open.try_update_value(|open| open.push(abort.clone()));
        }
        let answer = net_light::send(call, &abort).await;
        if let Some(open) = ends_with_component {
            open.try_update_value(|open| open.retain(|other| *other != abort));
        }
        if answer.as_ref().is_err_and(Failure::is_signed_out) {
            self.session.note_expired();
        }
        answer
    }
}

/// JSON of a body.
///
/// # Errors
/// [`Failure::Unreadable`]; our own types can always be written.
pub fn write(body: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(body).map_err(|_| Failure::Unreadable)
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    serde_json::from_str(text).map_err(|_| Failure::Unreadable)
}
