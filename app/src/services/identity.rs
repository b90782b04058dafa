//! Real-name verification (实名认证).

use leptos::prelude::*;

use crate::kit::page::Page;

/// 实名认证
#[component]
pub fn VerifyPage() -> impl IntoView {
    view! { <Page title="实名认证">""</Page> }
}

/// 实名认证
#[component]
pub fn VerifyReturnPage() -> impl IntoView {
    view! { <Page title="实名认证">""</Page> }
}
