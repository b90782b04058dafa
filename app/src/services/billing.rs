//! Bills (账单).

use leptos::prelude::*;

use crate::kit::page::Page;

/// 电费账单
#[component]
pub fn AccountPage() -> impl IntoView {
    view! { <Page title="电费账单">""</Page> }
}

/// 账单详情
#[component]
pub fn BillPage() -> impl IntoView {
    view! { <Page title="账单详情">""</Page> }
}
