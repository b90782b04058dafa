//! Who is signed in, and the choices that every page needs. Lives as long as the app, so that
//! nothing a page holds can outlive it.

use std::{cell::Cell, collections::BTreeMap};

use domain::{
    text::Section,
    wire::{
        identity::AssuranceLevel,
        me::{Language, Me},
    },
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    kit::load::Load,
    net::{Net, use_net},
    preferences::{self, Preferences},
};

thread_local! {
    /// The app that runs in this tab.
    static APP: Cell<Option<Session>> = const { Cell::new(None) };
}

/// App-wide state; `Copy`, taken from the context with [`Session::get`].
#[derive(Clone, Copy)]
pub struct Session {
    /// Who is signed in.
    pub me: RwSignal<Load<Me>>,
    /// Language of all texts.
    pub language: RwSignal<Language>,
    /// Elder mode.
    pub elder: RwSignal<bool>,
    /// A request was answered with 401 although somebody was signed in here.
    pub expired: RwSignal<bool>,
    /// Answers of unsent forms, by path and question: they outlive a page, not a reload.
    unsent: StoredValue<BTreeMap<String, String>>,
    /// Language for pages without an address per language.
    preferred: RwSignal<Option<Language>>,
}

impl Session {
    /// Makes the state and gives it to everything below.
    pub fn provide(preferences: Preferences) -> Self {
        let session = Self {
            me: RwSignal::new(Load::Loading),
            language: RwSignal::new(preferences.language.unwrap_or_default()),
            elder: RwSignal::new(preferences.elder),
            expired: RwSignal::new(false),
            unsent: StoredValue::new(BTreeMap::new()),
            preferred: RwSignal::new(preferences.language),
        };
        provide_context(session);
        APP.set(Some(session));
        session
    }

    /// The app's session, also from code that runs after its component is gone: an answer's
    /// handler, a timer.
    pub fn get() -> Self {
        use_context().or_else(|| APP.get()).unwrap_or_else(|| Self::provide(Preferences::default()))
    }

    /// Asks the API who is signed in, once when the app starts.
    pub fn load_me(self) {
        let net = use_net();
        Effect::new(move |_| {
            spawn_local(async move {
                match net.me().await {
                    Ok(me) => self.set_me(me),
                    Err(failure) => {
                        self.me.try_set(Load::Failed(failure));
                    }
                }
            });
        });
    }

    /// Asks again and keeps what is shown until the answer is there.
    pub fn refresh_me(self) {
        let net = Net::detached(self);
        spawn_local(async move {
            match net.me().await {
                Ok(me) => self.set_me(me),
                // What is shown stays; without anything to show the failure is told.
                Err(failure) => {
                    let shown = |me: &Load<Me>| matches!(me, Load::Ready(_));
                    if self.me.try_with_untracked(shown) == Some(false) {
                        self.me.try_set(Load::Failed(failure));
                    }
                }
            }
        });
    }

    /// Asks again when a page that shows it is opened later on; the first answer is on its way
    /// already.
    pub fn refresh_me_if_ready(self) {
        if self.me.with_untracked(|me| matches!(me, Load::Ready(me) if me.signed_in)) {
            self.refresh_me();
        }
    }

    /// Takes an answer that holds who is signed in.
    pub fn set_me(self, me: Me) {
        preferences::keep_known(me.signed_in);
        if me.signed_in {
            self.expired.set(false);
            // Nothing chosen on this device: what the login chose, unless English is being read.
            let reads_chinese = self.language.get_untracked() == Language::Chinese;
            if reads_chinese && self.preferred.get_untracked().is_none() {
                self.preferred.set(Some(me.language));
            }
        }
        // What one customer typed is never shown to the next.
        let another = self.me.with_untracked(|now| match now {
            Load::Ready(now) => now.signed_in && now.mobile_masked != me.mobile_masked,
            Load::Loading | Load::Failed(_) => false,
        });
        if another {
            self.unsent.update_value(BTreeMap::clear);
        }
        self.me.try_set(Load::Ready(me));
    }

    /// Whether somebody is signed in; none while that isn't known.
    pub fn signed_in(self) -> Option<bool> {
        self.me.with(|me| match me {
            Load::Ready(me) => Some(me.signed_in),
            Load::Loading | Load::Failed(_) => None,
        })
    }

    fn signed_in_untracked(self) -> Option<bool> {
        self.me.try_with_untracked(|me| match me {
            Load::Ready(me) => Some(me.signed_in),
            Load::Loading | Load::Failed(_) => None,
        })?
    }

    /// Level reached for the active party.
    pub fn level(self) -> AssuranceLevel {
        self.me.with(|me| match me {
            Load::Ready(Me { active_party: Some(party), .. }) => party.level,
            Load::Ready(_) | Load::Loading | Load::Failed(_) => AssuranceLevel::L0,
        })
    }

    /// Notes that a request was refused for want of a session. If somebody was signed in here the
    /// shell tells that the session has ended.
    pub fn note_expired(self) {
        preferences::keep_known(false);
        if self.signed_in_untracked() == Some(true) {
            self.expired.try_set(true);
        }
    }

    /// The language that was chosen for addresses that have none of their own; tracked.
    pub fn preferred_language(self) -> Option<Language> {
        self.preferred.get()
    }

    /// Takes the language that the customer chose, here and at the login.
    pub fn choose_language(self, language: Language) {
        preferences::keep_language(language);
        self.preferred.set(Some(language));
        if self.signed_in_untracked() == Some(true) {
            let net = Net::detached(self);
            spawn_local(async move {
                // If it can't be told to the API the choice still holds on this device.
                let _ = net.switch_language(language).await;
            });
        }
    }

    /// Turns elder mode on or off.
    pub fn set_elder(self, on: bool) {
        preferences::keep_elder(on);
        self.elder.set(on);
    }

    /// An answer typed into a form and not sent yet.
    pub fn unsent(self, key: &str) -> Option<String> {
        self.unsent.with_value(|unsent| unsent.get(key).cloned())
    }

    /// Keeps an answer; an empty one is forgotten.
    pub fn keep_unsent(self, key: String, answer: String) {
        self.unsent.update_value(|unsent| {
            if answer.is_empty() {
                unsent.remove(&key);
            } else {
                unsent.insert(key, answer);
            }
        });
    }
}

/// A section of the catalogue in the page's language. Pages are built anew when the language
/// changes, so they can hold on to it.
pub fn text<T: Section>() -> &'static T {
    T::of(Session::get().language.get_untracked())
}
