//! The whole app: the state that outlives pages, the router, and the frame around every page.

use domain::wire::me::Language;
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    components::{FlatRoutes, Route, Router},
    hooks::{use_location, use_navigate},
    path,
};

use crate::{
    kit::page::Visits, preferences::Preferences, routes::Page, session::Session, shell::Frame,
};

/// The app. `preferences` are this device's choices, or none when pages are written at build time.
#[component]
pub fn App(
    /// This device's choices.
    #[prop(optional)]
    preferences: Preferences,
) -> impl IntoView {
    let session = Session::provide(preferences);
    Visits::provide();
    session.load_me();
    view! {
        <Router>
            <Routed/>
        </Router>
    }
}

/// Follows the address: page and language. Everything is built anew when the language changes,
/// so that pages can take their texts once.
#[component]
fn Routed() -> impl IntoView {
    let session = Session::get();
    let path = use_location().pathname;
    let current = Memo::new(move |_| path.with(|path| Page::parse(path)));
    // Without a language in the address and without a choice the last page's language stays.
    let language = Memo::new(move |before: Option<&Language>| {
        let other = session.preferred_language().or(before.copied()).unwrap_or_default();
        current.with(|(_, named)| named.unwrap_or(other))
    });
    provide_context(Navigator { go: StoredValue::new(Box::new(navigator())) });
    provide_context(CurrentPage(current));
    move || {
        session.language.set(language.get());
        view! {
            <Frame>
                <FlatRoutes fallback=PageView>
                    <Route path=path!("/*any") view=PageView/>
                </FlatRoutes>
            </Frame>
        }
    }
}

/// The page that the address names.
#[derive(Clone, Copy)]
pub struct CurrentPage(Memo<(Page, Option<Language>)>);

impl CurrentPage {
    /// The page now; tracked.
    pub fn get() -> Page {
        use_context::<Self>()
            .map_or(Page::Home, |Self(current)| current.with(|(page, _)| page.clone()))
    }
}

#[component]
fn PageView() -> impl IntoView {
    move || CurrentPage::get().view()
}

/// Goes to a page from code.
#[derive(Clone, Copy)]
pub struct Navigator {
    go: StoredValue<Go>,
}

/// Goes to an address; `true` replaces the current one in the history.
type Go = Box<dyn Fn(&str, bool) + Send + Sync>;

fn navigator() -> impl Fn(&str, bool) + Send + Sync {
    let navigate = use_navigate();
    move |address, replace| navigate(address, NavigateOptions { replace, ..Default::default() })
}

impl Navigator {
    /// The app's navigator.
    pub fn get() -> Option<Self> {
        use_context()
    }

    /// Goes to one of our own addresses.
    pub fn go(self, address: &str) {
        self.go.try_with_value(|go| go(address, false));
    }

    /// Goes there without leaving the present address in the history.
    pub fn replace(self, address: &str) {
        self.go.try_with_value(|go| go(address, true));
    }
}
