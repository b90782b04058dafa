//! Accounts (户号) and binding them.

use leptos::prelude::*;

use crate::kit::page::Page;

/// 户号
#[component]
pub fn AccountsPage() -> impl IntoView {
    view! { <Page title="户号">""</Page> }
}

/// 绑定户号
#[component]
pub fn BindPage() -> impl IntoView {
    view! { <Page title="绑定户号">""</Page> }
}
