//! Payments (缴费).

use leptos::prelude::*;

use crate::kit::page::Page;

/// 缴费
#[component]
pub fn PayPage() -> impl IntoView {
    view! { <Page title="缴费">""</Page> }
}

/// 缴费记录
#[component]
pub fn PaymentsPage() -> impl IntoView {
    view! { <Page title="缴费记录">""</Page> }
}

/// 支付结果
#[component]
pub fn PaymentPage() -> impl IntoView {
    view! { <Page title="支付结果">""</Page> }
}
