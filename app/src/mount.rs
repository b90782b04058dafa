//! Starting in a browser: the app is built beside what is already on the page and takes its
//! place in one step, with whatever was typed meanwhile.

use domain::wire::me::Language;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Element, FileList, HtmlElement, HtmlInputElement};

use crate::{App, preferences::Preferences, routes::Page};

/// Longest wait for a page's chunk before the written page is replaced anyway, in steps.
const MOST_STEPS: u32 = 300;
/// One step of waiting.
const STEP: std::time::Duration = std::time::Duration::from_millis(30);

/// Starts the app.
pub fn start() {
    let preferences = Preferences::stored();
    go_to_own_language(preferences);
    let Some(host) = document().get_element_by_id("app") else { return };
    let Some(fresh) = document()
        .create_element("div")
        .ok()
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    leptos::mount::mount_to(fresh.clone(), move || view! { <App preferences=preferences/> })
        .forget();
    let written = host.child_element_count() > 0;
    spawn_local(async move {
        leptos::task::tick().await;
        if written {
            swap_when_complete(host, fresh, 0);
        } else {
            swap(&host, &fresh);
        }
    });
}

/// A customer who chose English and opens a Chinese public page gets the English one.
fn go_to_own_language(preferences: Preferences) {
    let path = window().location().pathname().unwrap_or_default();
    let (page, named) = Page::parse(&path);
    let wanted =
        (named, preferences.language) == (Some(Language::Chinese), Some(Language::English));
    if wanted && let Ok(history) = window().history() {
        let search = window().location().search().unwrap_or_default();
        let address = page.path_in(Language::English) + &search;
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
}

/// Waits until no part of the new page is missing.
fn swap_when_complete(host: Element, fresh: HtmlElement, step: u32) {
    let missing = fresh.query_selector("[data-chunk]").ok().flatten().is_some();
    if missing && step < MOST_STEPS {
        set_timeout(move || swap_when_complete(host, fresh, step + 1), STEP);
    } else {
        swap(&host, &fresh);
    }
}

fn swap(host: &Element, fresh: &HtmlElement) {
    let typed = Typed::in_element(host);
    fresh.set_id("app");
    let _ = host.replace_with_with_node_1(fresh);
    typed.give_back(fresh);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-live", "");
    }
}

/// What somebody has entered into the written page before the app was there.
struct Typed {
    answers: Vec<(String, String)>,
    files: Vec<(String, FileList)>,
    focus: Option<(String, Option<u32>)>,
}

impl Typed {
    fn in_element(host: &Element) -> Self {
        let mut typed = Self { answers: Vec::new(), files: Vec::new(), focus: focus() };
        for input in inputs(host) {
            match (input.type_().as_str(), input.files()) {
                ("file", Some(files)) => typed.files.push((input.name(), files)),
                ("file" | "radio" | "checkbox", _) => {}
                _ if !input.value().is_empty() => typed.answers.push((input.name(), input.value())),
                _ => {}
            }
        }
        typed
    }

    fn give_back(&self, fresh: &Element) {
        for input in inputs(fresh) {
            let name = input.name();
            if let Some((_, answer)) = self.answers.iter().find(|(of, _)| *of == name) {
                input.set_value(answer);
                announce(&input, "input");
            }
            if let Some((_, files)) = self.files.iter().find(|(of, _)| *of == name) {
                input.set_files(Some(files));
                announce(&input, "change");
            }
        }
        if let Some((id, caret)) = &self.focus
            && let Some(element) = document().get_element_by_id(id)
            && let Ok(element) = element.dyn_into::<HtmlElement>()
        {
            let _ = element.focus();
            if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
                let _ = input.set_selection_start(*caret);
                let _ = input.set_selection_end(*caret);
            }
        }
    }
}

fn focus() -> Option<(String, Option<u32>)> {
    let active = document().active_element()?;
    let id = Some(active.id()).filter(|id| !id.is_empty())?;
    let caret = active
        .dyn_ref::<HtmlInputElement>()
        .and_then(|input| input.selection_start().ok().flatten());
    Some((id, caret))
}

fn inputs(element: &Element) -> Vec<HtmlInputElement> {
    let Ok(found) = element.query_selector_all("input[name]") else { return Vec::new() };
    (0..found.length())
        .filter_map(|index| found.get(index)?.dyn_into::<HtmlInputElement>().ok())
        .collect()
}

fn announce(input: &HtmlInputElement, name: &str) {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = web_sys::Event::new_with_event_init_dict(name, &init) {
        let _ = input.dispatch_event(&event);
    }
}
