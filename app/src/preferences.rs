//! What a customer has chosen on this device: language, elder mode, and whether somebody was
//! signed in here last time. The early script in `public/` reads the same keys before the first
//! paint.

use domain::wire::me::Language;
use leptos::prelude::*;

const LANGUAGE: &str = "kaideng.language";
const ELDER: &str = "kaideng.elder";
const KNOWN: &str = "kaideng.known";

/// Choices as stored; the default is a first visit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Preferences {
    /// Language for pages that have no address per language.
    pub language: Option<Language>,
    /// Elder mode (长辈版).
    pub elder: bool,
}

impl Preferences {
    /// Reads what is stored. Browsers that refuse storage count as a first visit.
    pub fn stored() -> Self {
        let language = match read(LANGUAGE).as_deref() {
            Some("en") => Some(Language::English),
            Some("zh") => Some(Language::Chinese),
            _ => None,
        };
        Self { language, elder: read(ELDER).is_some() }
    }
}

/// Remembers the language.
pub fn keep_language(language: Language) {
    write(LANGUAGE, Some(code(language)));
}

/// Remembers elder mode.
pub fn keep_elder(on: bool) {
    write(ELDER, on.then_some("1"));
}

/// Remembers that somebody is signed in, so that the next first paint doesn't offer to sign in.
pub fn keep_known(known: bool) {
    write(KNOWN, known.then_some("1"));
}

/// Short name of a language, as in paths and on the wire.
pub fn code(language: Language) -> &'static str {
    match language {
        Language::Chinese => "zh",
        Language::English => "en",
    }
}

fn read(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

fn write(key: &str, value: Option<&str>) {
    if let Ok(Some(storage)) = window().local_storage() {
        // A full or forbidden store only means that the choice is forgotten.
        let _ = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}
