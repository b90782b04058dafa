//! Skip link, header, the page, footer; and what concerns every page: an ended session.

use domain::text::ShellText;
use leptos::{html, prelude::*};
use leptos_router::hooks::use_location;

use super::{footer::Footer, header::Header};
use crate::{
    address,
    kit::notice::{Notice, Tone},
    routes::{Page, here},
    session::{Session, text},
};

/// The frame around a page.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let session = Session::get();
    Effect::new(move |_| {
        let Some(root) = document().document_element() else { return };
        let language = match session.language.get() {
            domain::wire::me::Language::Chinese => "zh-CN",
            domain::wire::me::Language::English => "en",
        };
        let _ = root.set_attribute("lang", language);
        let _ = if session.elder.get() {
            root.set_attribute("data-elder", "")
        } else {
            root.remove_attribute("data-elder")
        };
    });
    view! {
        <a class="skip" rel="external" href="#main">{text::<ShellText>().skip}</a>
        <Header/>
        <main id="main" tabindex="-1">
            <Expired/>
            {children()}
        </main>
        <Footer/>
    }
}

/// Tells that the session has ended, above the page as it was left, and takes the focus.
#[component]
fn Expired() -> impl IntoView {
    let session = Session::get();
    let shell = text::<ShellText>();
    let path = use_location().pathname;
    let here = here();
    let notice = NodeRef::<html::Div>::new();
    let show = Memo::new(move |_| {
        session.expired.get() && path.with(|path| Page::parse(path).0 != Page::SignIn)
    });
    Effect::new(move |_| {
        if show.get() {
            request_animation_frame(move || {
                if let Some(notice) = notice.try_get_untracked().flatten() {
                    let _ = notice.focus();
                }
            });
        }
    });
    let told = move || {
        show.get().then(|| {
            view! {
                <Notice tone=Tone::Warning title=shell.expired_title role="alert">
                    <p>{shell.expired_text}</p>
                    <a class="button" href=move || sign_in_address(&here())>
                        {shell.expired_action}
                    </a>
                </Notice>
            }
        })
    };
    view! { <div class="page-top" tabindex="-1" node_ref=notice>{told}</div> }
}

/// Address of the sign-in page that comes back to `here`, a path with its query, afterwards.
pub fn sign_in_address(here: &str) -> String {
    format!("{}?return_to={}", Page::SignIn.href(), address::encode(here))
}
