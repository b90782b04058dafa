//! An address that leads nowhere.

use domain::text::ShellText;
use leptos::prelude::*;

use crate::{kit::page, routes::Page, session::text};

/// The page for unknown addresses.
#[component]
pub fn NotFound() -> impl IntoView {
    let shell = text::<ShellText>();
    view! {
        <page::Page title=shell.not_found_title narrow=true>
            <p>{shell.not_found_text}</p>
            <p>
                <a class="button button-main" href=Page::Home.href()>{shell.not_found_action}</a>
            </p>
        </page::Page>
    }
}
