//! How the customer pays: a QR code, a link to WeChat, or WeChat's bridge.

use domain::{text::PaymentText, wire::payment::PayAction};
use leptos::prelude::*;

use super::{bridge, live::Live};
use crate::{
    kit::notice::{Notice, Tone},
    session::text,
};

/// The way to pay that the API gave.
#[component]
pub fn HowToPay(
    /// The payment.
    live: Live,
) -> impl IntoView {
    let action = Memo::new(move |_| live.payment(|payment| payment.action.clone()).flatten());
    move || match action.get() {
        Some(PayAction::ShowQr { code_url, path, modules }) => qr(&code_url, path, modules),
        Some(PayAction::GoTo { h5_url }) => go_to(h5_url),
        Some(PayAction::InvokeBridge { .. }) => {
            view! { <Bridge live=live action=action/> }.into_any()
        }
        None => ().into_any(),
    }
}

fn qr(code_url: &str, path: String, modules: u32) -> AnyView {
    let texts = &text::<PaymentText>().live;
    // WeChat's own addresses open nothing in a browser; a cashier page does.
    let cashier = code_url.starts_with("http").then(|| {
        view! {
            <p>
                <a href=code_url.to_owned() target="_blank" rel="external noopener">
                    {texts.open_cashier}
                </a>
            </p>
        }
    });
    view! {
        <div class="pay-qr">
            <p class="pay-qr-words">{texts.scan}</p>
            <svg
                class="pay-qr-code"
                viewBox=format!("0 0 {modules} {modules}")
                role="img"
                aria-label=texts.qr_label
                shape-rendering="crispEdges"
            >
                <rect class="qr-light" width=modules.to_string() height=modules.to_string()></rect>
                <path class="qr-dark" d=path></path>
            </svg>
            {cashier}
        </div>
    }
    .into_any()
}

fn go_to(h5_url: String) -> AnyView {
    let texts = &text::<PaymentText>().live;
    view! {
        <p class="actions">
            <a class="button button-main" rel="external" href=h5_url>{texts.open_wechat}</a>
        </p>
    }
    .into_any()
}

/// What WeChat's window came back with. Not proof of anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    Nothing,
    Cancelled,
    Failed,
}

#[component]
fn Bridge(live: Live, action: Memo<Option<PayAction>>) -> impl IntoView {
    let texts = &text::<PaymentText>().live;
    let came = RwSignal::new(Came::Nothing);
    let invoke = move |_| {
        came.set(Came::Nothing);
        let Some(action) = action.get_untracked() else { return };
        let called = bridge::invoke(&action, move |answer| {
            came.try_set(match answer {
                bridge::Answer::Ok => Came::Nothing,
                bridge::Answer::Cancelled => Came::Cancelled,
                bridge::Answer::Failed => Came::Failed,
            });
            live.ask_now();
        });
        if called.is_err() {
            came.set(Came::Failed);
        }
    };
    let told = move || match came.get() {
        Came::Nothing => None,
        Came::Cancelled => Some(texts.bridge_cancelled),
        Came::Failed => Some(texts.no_bridge),
    };
    view! {
        <p class="actions">
            <button type="button" class="button button-main" on:click=invoke>{texts.invoke}</button>
        </p>
        <div role="status">
            {move || {
                told().map(|told| view! { <Notice tone=Tone::Warning title=told>""</Notice> })
            }}
        </div>
    }
}
