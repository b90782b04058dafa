//! Where the focus goes when the page changes under it. It is never left to fall to the body: a
//! screen reader would begin at the top, the keyboard too.

use leptos::{ev::MouseEvent, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Puts the focus on a field's input, or whatever else has this id, and shows it.
pub fn to_id(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
        element.scroll_into_view();
    }
}

/// Puts the focus on a part of the page once what was changed just now is drawn.
pub fn soon(place: NodeRef<html::Div>) {
    request_animation_frame(move || {
        if let Some(place) = place.try_get_untracked().flatten() {
            let _ = place.focus();
        }
    });
}

/// Takes the focus from a button that is about to go, to the nearest part of the page around it
/// that stays.
pub fn leave(event: &MouseEvent) {
    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let around = button.and_then(|button| button.closest("[tabindex='-1']").ok().flatten());
    if let Some(around) = around.and_then(|around| around.dyn_into::<HtmlElement>().ok()) {
        let _ = around.focus();
    }
}

/// Whether nothing has the focus.
pub fn is_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Begins each new step at its top; the first one begins where the page does.
pub fn at_each_step<T: PartialEq + 'static>(
    top: NodeRef<html::Div>,
    step: impl Fn() -> T + 'static,
) {
    Effect::new(move |before: Option<T>| {
        let now = step();
        if before.is_some_and(|before| before != now)
            && let Some(top) = top.get_untracked()
        {
            let _ = top.focus();
            top.scroll_into_view();
        }
        now
    });
}
