//! Receipts (缴费凭证).

use leptos::prelude::*;

use crate::kit::page::Page;

/// 缴费凭证
#[component]
pub fn ReceiptPage() -> impl IntoView {
    view! { <Page title="缴费凭证">""</Page> }
}

/// 凭证查验
#[component]
pub fn ReceiptCheckPage() -> impl IntoView {
    view! { <Page title="凭证查验">""</Page> }
}
