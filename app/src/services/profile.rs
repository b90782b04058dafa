//! The login's own things (我的).

use leptos::prelude::*;

use crate::kit::page::Page;

/// 我的
#[component]
pub fn ProfilePage() -> impl IntoView {
    view! { <Page title="我的">""</Page> }
}
