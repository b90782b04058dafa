//! The frame of one page: its title, its heading, and where the focus goes.

use domain::text::{Section, ShellText};
use leptos::{html, prelude::*};

use crate::session::Session;

/// Counts pages shown since the app started: the first keeps the browser's own focus.
#[derive(Clone, Copy)]
pub struct Visits(StoredValue<u32>);

impl Visits {
    /// Gives the counter to every page below.
    pub fn provide() {
        provide_context(Self(StoredValue::new(0)));
    }
}

/// A page with its heading. The heading takes the focus when the page was reached by a link
/// inside the app, so that a screen reader starts there.
#[component]
pub fn Page(
    /// Heading, and title of the browser tab.
    #[prop(into)]
    title: String,
    /// Keeps the heading for screen readers only.
    #[prop(optional)]
    quiet_heading: bool,
    /// Lines stay short: forms and texts.
    #[prop(optional)]
    narrow: bool,
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    show_title(&title);
    Effect::new(move |_| {
        let Some(heading) = heading.get() else { return };
        let Some(Visits(visits)) = use_context::<Visits>() else { return };
        if visits.get_value() > 0 {
            let _ = heading.focus();
        }
        visits.update_value(|count| *count += 1);
    });
    view! {
        <div class="page" class:page-narrow=narrow>
            <h1 node_ref=heading tabindex="-1" class:visually-hidden=quiet_heading>
                {title}
            </h1>
            {children()}
        </div>
    }
}

/// Sets the title of the browser tab.
fn show_title(title: &str) {
    let shell = ShellText::of(Session::get().language.get_untracked());
    let full = if title.starts_with(shell.name) {
        title.to_owned()
    } else {
        format!("{title} - {}", shell.name)
    };
    Effect::new(move |_| document().set_title(&full));
}
