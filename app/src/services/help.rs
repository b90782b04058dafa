//! The public guide (办事指南).

use leptos::prelude::*;

use crate::kit::page::Page;

/// 办事指南
#[component]
pub fn HelpPage() -> impl IntoView {
    view! { <Page title="办事指南">""</Page> }
}
