//! Sign-in (登录).

use leptos::prelude::*;

use crate::kit::page::Page;

/// 登录
#[component]
pub fn SignInPage() -> impl IntoView {
    view! { <Page title="登录">""</Page> }
}
