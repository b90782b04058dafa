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
    provide_context(Navigator { go: StoredValue::new(Box::new(navigator())), page: None });
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
    /// Lives as long as the component that it is bound to.
    page: Option<StoredValue<()>>,
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

    /// Bound to this component: goes nowhere once it is gone. For answers that may arrive late,
    /// when the customer is on another page and mustn't be pulled off it.
    pub fn while_here(self) -> Self {
        Self { page: Some(StoredValue::new(())), ..self }
    }

    /// Goes to one of our own addresses.
    pub fn go(self, address: &str) {
        self.navigate(address, false);
    }

    /// Goes there without leaving the present address in the history.
    pub fn replace(self, address: &str) {
        self.navigate(address, true);
    }

    fn navigate(self, address: &str, replace: bool) {
        if self.page.is_none_or(|page| page.try_get_value().is_some()) {
            self.go.try_with_value(|go| go(address, replace));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    #[test]
    fn an_answer_for_a_page_that_is_gone_leads_nowhere() {
        let (app, page) = (Owner::new(), Owner::new());
        let went = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&went);
        let navigator = app.with(|| {
            let go: Go = Box::new(move |address, _| heard.lock().unwrap().push(address.to_owned()));
            Navigator { go: StoredValue::new(go), page: None }
        });
        let bound = page.with(|| navigator.while_here());
        bound.go("/here");
        page.cleanup();
        bound.replace("/late");
        navigator.go("/elsewhere");
        assert_eq!(*went.lock().unwrap(), ["/here", "/elsewhere"]);
    }
}
